import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDueSoon, type ClockId } from '../../../plugin/src/rules/index.ts';
import { at } from '../examples.ts';
import { Story } from '../stories/story.ts';

const held = () =>
  new Story('2026-11-16T09:00').assigned('a', '2026-11-16T10:00').accepted('2026-11-16T14:00');
const withSession = () => held().arranged('2026-11-17T09:00', '2026-11-18T10:00', '2026-11-18T11:00');

const CAUSES: readonly (readonly [
  story: Story,
  id: ClockId,
  startedBy: string,
  stoppedBy: string | undefined,
  owner: string,
])[] = [
  [held(), 'accept', 'the offer', 'the acceptance', 'mentor'],
  [held(), 'engageReturn', 'the offer', "the mentor's answer", 'engage'],
  [
    held().tried('email', '2026-11-17T09:00'),
    'clientContact',
    'the submission',
    'the first attempt',
    'mentor',
  ],
  [withSession(), 'clientContact', 'the submission', 'the session that was arranged', 'mentor'],
  [held().tried('email', '2026-11-17T09:00'), 'mentorContact', 'the offer', 'the first attempt', 'mentor'],
  [new Story('2026-11-16T09:00').chooses('a'), 'mentorContact', 'the submission', undefined, 'mentor'],
  [
    held().tried('phone', '2026-11-17T09:00', { reached: true }),
    'attempts',
    'the offer',
    'the client, who was reached',
    'mentor',
  ],
  [
    held()
      .tried('phone', '2026-11-17T09:00')
      .tried('text', '2026-11-17T10:00')
      .tried('phone', '2026-11-18T09:00'),
    'attempts',
    'the offer',
    'the last attempt needed',
    'mentor',
  ],
  [held(), 'firstSession', 'the acceptance', undefined, 'mentor'],
  [new Story('2026-11-16T09:00').chooses('a'), 'firstSession', 'the submission', undefined, 'mentor'],
  [withSession().logged('2026-11-18T12:00'), 'sessionNotes', 'the end of the session', 'the notes', 'mentor'],
  [
    withSession().closed('completed', '2026-11-18T12:00'),
    'afterSession',
    'the end of the session',
    'the closing',
    'mentor',
  ],
  [new Story('2026-11-16T09:00'), 'clientContact', 'the submission', undefined, 'cic'],
  [new Story('2026-11-16T09:00'), 'queue', 'the submission', undefined, 'cic'],
  [held().gaveBack('transferred', '2026-11-18T09:00'), 'queue', 'the return to the queue', undefined, 'cic'],
  [
    new Story('2026-11-16T09:00').assigned('a', '2026-11-16T10:00').timedOut('2026-11-17T10:00'),
    'followUp',
    'the time-out',
    undefined,
    'cic',
  ],
  [
    new Story('2026-11-16T09:00')
      .assigned('a', '2026-11-16T10:00')
      .timedOut('2026-11-17T10:00')
      .followedUp('2026-11-17T11:00'),
    'followUp',
    'the time-out',
    'the follow-up',
    'cic',
  ],
  [
    new Story('2026-11-16T09:00')
      .assigned('a', '2026-11-16T10:00')
      .timedOut('2026-11-17T10:00')
      .followedUp('2026-11-17T11:00'),
    'queue',
    'the follow-up',
    undefined,
    'cic',
  ],
  [
    new Story('2026-11-16T09:00')
      .assigned('a', '2026-11-16T10:00')
      .timedOut('2026-11-17T10:00')
      .holder({ unlockedByRoc: true }),
    'followUp',
    'the time-out',
    'the ROC, who unlocked it',
    'cic',
  ],
];
test('D1, D2, D3, D4, D5, D7, D8, D9, D11: each clock says what started it, what stopped it, and who is to act', () => {
  for (const [story, id, startedBy, stoppedBy, owner] of CAUSES) {
    const clock = story.clock(id, '2026-11-19T09:00');
    assert.deepEqual([clock.startedBy, clock.stoppedBy, clock.owner], [startedBy, stoppedBy, owner], id);
  }
});

test('D11: a warning comes twelve business hours ahead, over a weekend on the Friday; D9: of the notes six hours ahead', () => {
  const offered = new Story('2026-11-19T09:00').assigned('a', '2026-11-19T10:00');
  const warned = (story: Story, id: ClockId, when: string) => isDueSoon(story.clock(id, when), at(when));
  assert.equal(offered.clock('accept', '2026-11-20T09:00').warnAt, at('2026-11-20T22:00'));
  assert.deepEqual(
    [warned(offered, 'accept', '2026-11-20T21:59'), warned(offered, 'accept', '2026-11-20T22:00')],
    [false, true],
  );
  assert.equal(warned(offered, 'accept', '2026-11-24T09:00'), false);
  assert.equal(warned(held(), 'queue', '2026-11-24T09:00'), false);
  // One business day is given: the warning never comes before the clock.
  const strict = { ...offered.context('2026-11-20T09:00').policy };
  const early = offered.state('2026-11-19T11:00', {
    policy: { ...strict, deadlines: { ...strict.deadlines, warnHours: 240 } },
  });
  assert.equal(early.clocks.find(({ id }) => id === 'accept')?.warnAt, at('2026-11-19T10:00'));
  // Friday's session: its notes are due on Saturday, which is no business day.
  const friday = held().arranged('2026-11-17T09:00', '2026-11-20T10:00', '2026-11-20T11:00');
  assert.equal(friday.clock('sessionNotes', '2026-11-20T12:00').warnAt, at('2026-11-21T05:00'));
});

test('D2: Engage notifies the mentor after 24 hours and reminds after 48, weekends or not', () => {
  const offered = new Story('2026-11-20T09:00').assigned('a', '2026-11-20T10:00');
  assert.deepEqual(offered.clock('engageReturn', '2026-11-20T12:00').marks, [
    { at: at('2026-11-21T10:00'), words: 'Engage notifies the mentor' },
    { at: at('2026-11-22T10:00'), words: 'Engage reminds the mentor' },
  ]);
});

test('D9: the lock of Engage is told: after the 5th of the month that follows, in December too', () => {
  const december = held().arranged('2026-11-17T09:00', '2026-12-30T10:00', '2026-12-30T11:00');
  assert.deepEqual(december.clock('sessionNotes', '2026-12-30T12:00').marks, [
    { at: at('2027-01-06T00:00'), words: 'Engage locks the session after Jan 5, 2027' },
  ]);
});

test('D7: a session without a time is no late one; the earliest that is to take place counts', () => {
  const warning = (story: Story) => story.clock('firstSession', '2026-11-18T09:00').warning;
  assert.equal(warning(withSession()), undefined);
  assert.equal(warning(withSession().session({ startsAt: undefined, endsAt: undefined })), undefined);
  const moved = withSession()
    .session({ status: 'canceled' })
    .arranged('2026-11-17T12:00', '2026-12-15T10:00', '2026-12-15T11:00');
  assert.equal(warning(moved), 'The first session is later than that: Tue, Dec 15, 10:00 AM.');
});

test('D8: another service offered before the session does not say what follows it', () => {
  const before = withSession()
    .logged('2026-11-18T12:00')
    .with({ otherServiceAt: at('2026-11-18T10:59') });
  assert.equal(before.clock('afterSession', '2026-11-18T13:00').state, 'running');
});

test('D7: a session of a status that nobody knows is none', () => {
  assert.equal(
    withSession().session({ status: 'unknown' }).clock('firstSession', '2026-11-18T09:00').state,
    'running',
  );
});

test('D9: while the notes of one session are missing, those of a later one do not count for it', () => {
  const story = withSession()
    .session({ status: 'held' })
    .arranged('2026-11-18T12:00', '2026-11-19T10:00', '2026-11-19T11:00')
    .logged('2026-11-19T12:00');
  const { state, due } = story.clock('sessionNotes', '2026-11-19T13:00');
  assert.deepEqual([state, due], ['overdue', at('2026-11-19T11:00')]);
});

test('D9, T1: the notes stay with the mentor who held the session, also after a transfer; of a session without one it is the CIC', () => {
  const after = withSession().session({ status: 'held' }).gaveBack('transferred', '2026-11-18T12:00');
  const ownerOf = (story: Story) => story.clock('sessionNotes', '2026-11-18T13:00').owner;
  assert.equal(ownerOf(after), 'mentor');
  assert.equal(ownerOf(after.session({ mentorId: undefined })), 'cic');
  const kept = withSession().session({ status: 'held', mentorId: undefined });
  assert.equal(ownerOf(kept), 'mentor');
});

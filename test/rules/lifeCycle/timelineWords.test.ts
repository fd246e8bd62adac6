import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  businessCalendar,
  timeline,
  timelineLines,
  type Assignment,
  type LifeEvent,
  type LifeEventKind,
  type RequestFacts,
} from '../../../plugin/src/rules/index.ts';
import { at, attempt, offer, request } from '../examples.ts';

const START = at('2026-11-16T09:00');
const HOUR = 3_600_000;
const calendar = businessCalendar('America/New_York', []);
const requestId = request().id;
const holder = offer('a', START + HOUR, { requestId, response: 'accepted', respondedAt: START + 2 * HOUR });
const facts = (rest: Partial<RequestFacts> = {}): RequestFacts => ({
  request: request({ submittedAt: START }),
  assignments: [holder],
  attempts: [],
  sessions: [],
  ...rest,
});
const now = { calendar, at: START + 300 * HOUR };

const event = (kind: LifeEventKind, rest: object = {}): LifeEvent =>
  ({
    kind,
    key: `other ${kind}`,
    occurredAt: START + 9 * HOUR,
    loggedAt: START + 9 * HOUR,
    assignmentId: holder.id,
    ...rest,
  }) as unknown as LifeEvent;

const tried = attempt(holder, 'text', START + 3 * HOUR);
const SENTENCES: readonly (readonly [told: LifeEvent, sentence: string])[] = [
  [event('submitted'), 'The client submitted the request.'],
  [event('chosen', { mentorId: 'a' }), 'The client chose the mentor, who has it with that.'],
  [event('offered', { mentorId: 'a' }), 'The CIC assigned the mentor.'],
  [event('accepted'), 'The mentor accepted.'],
  [event('attempted', { method: 'email' }), 'The mentor tried to reach the client by e-mail.'],
  [event('attempted'), 'The mentor tried to reach the client.'],
  [event('reached'), 'The mentor reached the client.'],
  [event('voided', { attemptId: tried.id }), 'An attempt by text message was voided: it does not count.'],
  [event('voided', { attemptId: 'unknown' }), 'An attempt was voided: it does not count.'],
  [event('sessionArranged'), 'The mentor arranged a session, without a time as yet.'],
  [
    event('sessionArranged', { startsAt: at('2026-11-20T15:00') }),
    'The mentor arranged a session for Fri, Nov 20, 3:00 PM.',
  ],
  [event('sessionCalledOff'), 'The session did not take place.'],
  [event('sessionHeld'), 'The mentor held a session with the client.'],
  [
    event('followUpSet', { startsAt: at('2027-01-04T15:00') }),
    'The mentor set the next session for Mon, Jan 4, 2027, 3:00 PM.',
  ],
  [event('otherServiceOffered'), 'Another service of SCORE was offered to the client.'],
  [event('notesLogged'), 'The mentor logged the notes of the session.'],
  [event('holderAway'), 'The mentor was seen to mentor no longer.'],
  [event('declined'), 'The mentor declined; back to the queue.'],
  [event('timedOut'), 'The mentor let the offer time out; back to the queue.'],
  [event('followedUp'), 'The CIC followed up with the mentor.'],
  [event('unlocked'), 'The ROC unlocked the request.'],
  [event('transferred'), 'The mentor transferred the client back to the queue.'],
  [event('reassigned'), 'The CIC took the request from the mentor.'],
  [event('pausedByClient', { until: '2026-12-01' }), 'The client asked to wait until Dec 1, 2026.'],
  [event('suspended'), "The client's service was suspended."],
  [event('completed'), 'The request was completed.'],
  [event('unableToReach'), 'The request was closed as Unable to Reach Client.'],
  [event('withdrawn'), 'The client withdrew the request.'],
  [event('merged'), 'The request was merged into another.'],
  [event('deleted'), 'The request was deleted.'],
  [event('sessionHeld', { assignmentId: undefined }), 'A mentor held a session with the client.'],
  [event('sessionHeld', { assignmentId: 'unknown' }), 'A mentor held a session with the client.'],
];
for (const [told, sentence] of SENTENCES) {
  test(`timeline: ${sentence}`, () => {
    const entries = timeline(facts({ attempts: [tried] }), now, [told]);
    assert.equal(entries.at(-1)?.sentence, sentence);
  });
}

test('timeline: several mentors are told apart by their place, who comes back keeps it', () => {
  const offers: Assignment[] = Array.from({ length: 24 }, (_, index) =>
    offer(index === 23 ? 'mentor 1' : `mentor ${index}`, START + (index + 1) * HOUR, { requestId }),
  );
  const places = timeline(facts({ assignments: offers }), now).flatMap(({ kind, sentence }) =>
    kind === 'offered' ? [/the (\S+) mentor/.exec(sentence)?.[1]] : [],
  );
  assert.deepEqual(
    places.join(' '),
    '1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd 2nd',
  );
  const many = Array.from({ length: 114 }, (_, index) =>
    offer(`mentor ${index}`, START + index * HOUR, { requestId }),
  );
  const later = timeline(facts({ assignments: many }), now).flatMap(({ kind, sentence }) =>
    kind === 'offered' ? [/the (\S+) mentor/.exec(sentence)?.[1]] : [],
  );
  assert.equal(
    later.slice(99).join(' '),
    '100th 101st 102nd 103rd 104th 105th 106th 107th 108th 109th 110th 111th 112th 113th 114th',
  );
});

test('D5, timeline: from an hour on, it says when it was recorded', () => {
  const sentenceOf = (late: number): string | undefined =>
    timeline(facts(), now, [event('deleted', { loggedAt: START + 9 * HOUR + late })]).at(-1)?.sentence;
  assert.equal(sentenceOf(HOUR - 1), 'The request was deleted.');
  assert.equal(sentenceOf(HOUR), 'The request was deleted. (Recorded Mon, Nov 16, 7:00 PM.)');
});

test('timeline: what happens at the moment of reading is told, what comes after is not', () => {
  const kinds = (until: number) => timeline(facts(), { calendar, at: until }).map(({ kind }) => kind);
  assert.deepEqual(kinds(START + 2 * HOUR), ['submitted', 'offered', 'accepted']);
  assert.deepEqual(kinds(START + 2 * HOUR - 1), ['submitted', 'offered']);
});

test('timeline: only what was refused or against a rule has a why', () => {
  for (const entry of timeline(facts(), now)) assert.equal('why' in entry, false);
  const [last] = timeline(facts(), now, [event('declined')]).slice(-1);
  assert.equal(last?.why, 'Only an offer that waits for an answer can be declined; the mentor accepted.');
});

test('timeline: as lines of text, with the remark of each standing, in one column', () => {
  const line = { kind: 'deleted', sentence: 'It was.' } as const;
  assert.deepEqual(
    timelineLines([
      { ...line, when: 'Monday', standing: 'happened' },
      { ...line, when: 'Tue', standing: 'voided' },
      { ...line, when: 'Wed', standing: 'refused', why: 'it was gone' },
      { ...line, when: 'Thu', standing: 'irregular', why: 'D3: too early.' },
      { ...line, when: 'Fri', standing: 'irregular' },
    ]),
    [
      'Monday  It was.',
      'Tue     It was. [voided]',
      'Wed     It was. [cannot be: it was gone]',
      'Thu     It was. [D3: too early.]',
      'Fri     It was. []',
    ],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { situationOf, transferGate, type TransferReason } from '../../../plugin/src/rules/index.ts';
import { Story } from '../stories/story.ts';

const held = () =>
  new Story('2026-11-16T09:00').assigned('a', '2026-11-16T10:00').accepted('2026-11-16T14:00');
const ask = (
  story: Story,
  {
    notes = 'Needs someone who knows food permits.',
    reason,
  }: { notes?: string; reason?: TransferReason | undefined } = { reason: 'otherMentor' },
) => transferGate({ notes, reason, situation: situationOf(story.facts, story.context('2026-11-17T12:00')) });

const LENGTHS: readonly (readonly [notes: string, missing: number])[] = [
  ['', 20],
  ['   \n ', 20],
  ['12345678901234567890', 0],
  [`  ${'x'.repeat(19)}  `, 1],
  // A character beyond the basic plane is one character.
  ['\u{1F4C8}'.repeat(19), 1],
  ['\u{1F4C8}'.repeat(20), 0],
];
for (const [notes, missing] of LENGTHS) {
  test(`T1: no notes, no transfer: ${JSON.stringify(notes)} lacks ${missing}`, () => {
    const gate = ask(held(), { notes, reason: 'other' });
    assert.equal(gate.allowed, missing === 0);
    assert.deepEqual(
      gate.missing,
      missing === 0
        ? []
        : [
            `Write in the notes why, and what support the client needs: at least 20 characters, ${missing} more.`,
          ],
    );
  });
}

test('T1: without a reason it is not allowed; everything missing is said at once', () => {
  assert.deepEqual(ask(held(), { notes: '', reason: undefined }).missing, [
    'Choose why you transfer the client.',
    'Write in the notes why, and what support the client needs: at least 20 characters, 20 more.',
  ]);
});

test('T1: only after the acceptance, and only while somebody has the request', () => {
  const pending = ask(new Story('2026-11-16T09:00').assigned('a', '2026-11-16T10:00'));
  assert.deepEqual(
    [pending.allowed, pending.missing, pending.willHappen, pending.listedForRoc],
    [
      false,
      ['Accept the request first, or decline it: only an accepted request can be transferred.'],
      [],
      false,
    ],
  );
  const nobody = ['Nobody has the request now: there is nothing to transfer.'];
  assert.deepEqual(ask(new Story('2026-11-16T09:00')).missing, nobody);
  assert.deepEqual(ask(held().gaveBack('transferred', '2026-11-17T09:00')).missing, nobody);
  assert.deepEqual(ask(held().closed('withdrawn', '2026-11-17T09:00')).missing, nobody);
  assert.equal(ask(new Story('2026-11-16T09:00').chooses('a')).allowed, true);
});

test('T2: before it is done it says what will happen, and that it counts as no rejection', () => {
  const { willHappen } = ask(held().tried('email', '2026-11-17T09:00'));
  assert.deepEqual(willHappen, [
    "The request goes back to the chapter's Client Intake Queue, which owns it then.",
    'Its assignment status becomes Pending Reassignment, and a CIC assigns another mentor.',
    'Your notes stay with the request for the CIC and the next mentor.',
    "The client's waiting time runs on from the submission.",
    'It is no rejection and counts as none.',
  ]);
});

test('T2: before any attempt or session it is listed for the ROC; a voided attempt is none', () => {
  const LISTED = 'No attempt or session is recorded, so it is listed for the ROC.';
  const told = (story: Story) => {
    const { listedForRoc, willHappen } = ask(story);
    assert.equal(willHappen.includes(LISTED), listedForRoc);
    return listedForRoc;
  };
  assert.equal(told(held()), true);
  assert.equal(told(held().tried('email', '2026-11-17T09:00')), false);
  assert.equal(told(held().tried('email', '2026-11-17T09:00').voided(0, '2026-11-17T10:00')), true);
  assert.equal(told(held().arranged('2026-11-17T09:00', '2026-11-19T10:00', '2026-11-19T11:00')), false);
});

test('T3: a service that suits the client better is passed on; what the mentor still owes is said', () => {
  const service = ask(held(), { reason: 'otherService' }).willHappen;
  assert.ok(service.some((sentence) => sentence.includes('such as a workshop')));
  const over = held().arranged('2026-11-16T15:00', '2026-11-17T09:00', '2026-11-17T10:00');
  assert.ok(
    ask(over).willHappen.some((sentence) =>
      sentence.includes('notes of the session that was held are still yours'),
    ),
  );
  const ahead = held().arranged('2026-11-16T15:00', '2026-11-18T09:00', '2026-11-18T10:00');
  assert.ok(ask(ahead).willHappen.some((sentence) => sentence.includes('stays in the calendar')));
});

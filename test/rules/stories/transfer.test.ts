import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handOverBrief, situationOf, transferGate } from '../../../plugin/src/rules/index.ts';
import { Story } from './story.ts';

const NOTES = 'Needs someone who knows food permits.';

test('T1, T2: a mentor accepts and transfers the client back without an attempt: allowed, and listed for the ROC', (t) => {
  const story = new Story('2026-11-16T09:00', { preferredMethod: 'email' }).assigned('a', '2026-11-16T10:00');
  const ask = (notes: string, when: string) =>
    transferGate({ notes, reason: 'otherMentor', situation: situationOf(story.facts, story.context(when)) });
  assert.deepEqual(ask(NOTES, '2026-11-16T11:00').missing, [
    'Accept the request first, or decline it: only an accepted request can be transferred.',
  ]);

  story.accepted('2026-11-16T14:00');
  assert.deepEqual(ask('  too short  ', '2026-11-17T08:00').missing, [
    'Write in the notes why, and what support the client needs: at least 20 characters, 11 more.',
  ]);
  const gate = ask(NOTES, '2026-11-17T08:00');
  assert.deepEqual([gate.allowed, gate.listedForRoc], [true, true]);
  for (const sentence of gate.willHappen) t.diagnostic(`before: ${sentence}`);

  story.gaveBack('transferred', '2026-11-17T09:00');
  const lines = story.tell(t, '2026-11-17T10:00');
  assert.ok(lines.includes('Tue, Nov 17, 9:00 AM   The mentor transferred the client back to the queue.'));
  const { nextAction, locked, clocks } = story.state('2026-11-17T10:00');
  assert.deepEqual([nextAction?.code, nextAction?.owner, locked], ['assignMentor', 'cic', false]);
  // The client still waits since the submission.
  assert.equal(clocks.find(({ id }) => id === 'clientContact')?.due, story.at('2026-11-18T09:00'));
});

test('T1: the next mentor finds what was tried, without a word of the client', (t) => {
  const story = new Story('2026-11-09T09:00', {
    area: 'Food & Beverage',
    inBusiness: true,
    industry: 'Restaurant & Bar',
    preferredMethod: 'email',
  })
    .chooses('a')
    .tried('email', '2026-11-10T09:00')
    .tried('phone', '2026-11-10T16:00', { reached: true })
    .arranged('2026-11-10T16:05', '2026-11-13T10:00', '2026-11-13T11:00')
    .logged('2026-11-13T11:30')
    .gaveBack('transferred', '2026-11-13T12:00')
    .assigned('b', '2026-11-16T09:00');
  const brief = handOverBrief(story.facts, story.context('2026-11-16T10:00'));
  story.tell(t, '2026-11-16T10:00');
  for (const sentence of brief.sentences) t.diagnostic(`brief: ${sentence}`);
  assert.deepEqual(brief.sentences, [
    'Request 00000001 was submitted Mon, Nov 9, 9:00 AM; the client has waited 4 business days and 1 hour.',
    'The client asks about Food & Beverage, is in business (Restaurant & Bar) and prefers e-mail.',
    '1 mentor had it before.',
    '2 attempts by e-mail, phone, the last on Tue, Nov 10, 4:00 PM; the client was reached.',
    '1 session was held; the notes are in Engage.',
  ]);
});

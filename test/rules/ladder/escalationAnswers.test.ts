import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  ESCALATION_ANSWERS,
  escalationsOf,
  nextEscalationKey,
  type Escalation,
  type LadderRecord,
  type RequestId,
} from '../../../plugin/src/rules/index.ts';
import { at, policy } from '../examples.ts';
import { actingIn, calendar, EVERYBODY } from './ladderExamples.ts';

const REQUEST = '500000000000001AAA' as RequestId;
const ASKED = at('2026-11-20T15:00'); // Friday
const ANSWERED = at('2026-11-23T10:00'); // Monday
const NOW = at('2026-11-23T12:00');
const first = `escalation:${REQUEST}:clientNotConnected:1`;
const record = (rest: Partial<LadderRecord> = {}): LadderRecord => ({ key: first, askedAt: ASKED, ...rest });
const escalationAt = (instant: number, rest: Partial<LadderRecord>, held = EVERYBODY): Escalation => {
  const [found] = escalationsOf([record(rest)], {
    acting: actingIn(held),
    calendar,
    policy: policy.ladder,
    at: instant,
  });
  assert.ok(found);
  return found;
};
const nextKey = (rest: Partial<LadderRecord>): string =>
  nextEscalationKey(REQUEST, 'clientNotConnected', [record(rest)]);

test('L10: who accepts an escalation keeps it, with its business days again, until it is resolved', () => {
  const accepted = { doneAt: ANSWERED, outcome: 'accepted', actorRole: 'rfpl' } as const;
  const { state, actor, due, sentence } = escalationAt(NOW, accepted);
  assert.deepEqual([state, actor.role, due], ['owed', 'rfpl', at('2026-11-25T10:00')]);
  assert.equal(
    sentence,
    'regional field lead: settle the escalation (the client is not connected to a mentor), accepted on Nov 23, 2026, by Wed, Nov 25, 10:00 AM.',
  );
  assert.equal(escalationAt(NOW, { ...accepted, actorRole: undefined }).actor.role, 'roc');
  assert.equal(nextKey(accepted), first, 'the same issue is not raised a second time meanwhile');
});

test('L10: passed up, it is with the Regional Vice President; where nobody is, that is said', () => {
  const passedUp = { doneAt: ANSWERED, outcome: 'passedUp', actorRole: 'roc' } as const;
  const { state, actor, due, sentence, copies } = escalationAt(NOW, passedUp);
  assert.deepEqual([state, actor.role, due], ['owed', 'rvp', at('2026-11-25T10:00')]);
  assert.deepEqual(
    copies.map(({ role }) => role),
    ['rfpl'],
  );
  assert.equal(
    sentence,
    'Regional Vice President: answer the escalation (the client is not connected to a mentor), passed up on Nov 23, 2026, by Wed, Nov 25, 10:00 AM.',
  );
  assert.match(escalationAt(NOW, passedUp, { roc: ['roc'] }).sentence, /^Nobody holds this role/);
  assert.equal(nextKey(passedUp), first);
});

test('L10: resolved, or answered in Engage in any other way, it leaves the board and the next one gets a key of its own', () => {
  for (const outcome of ['resolved', 'answered', undefined] as const) {
    const { state, sentence } = escalationAt(NOW, { doneAt: ANSWERED, outcome });
    const word = outcome === 'resolved' ? 'Resolved' : 'Answered';
    assert.deepEqual(
      [state, sentence],
      ['decided', `${word} on Nov 23, 2026: the escalation (the client is not connected to a mentor).`],
    );
    assert.equal(nextKey({ doneAt: ANSWERED, outcome }), `escalation:${REQUEST}:clientNotConnected:2`);
  }
});

test('L10, L8: one that nobody accepted is with whoever is the ROC now, whoever stands in the record', () => {
  const recorded = { actorRole: 'rfpl' } as const;
  assert.equal(escalationAt(NOW, recorded).actor.role, 'roc');
  assert.equal(escalationAt(NOW, { ...recorded, doneAt: ANSWERED, outcome: 'resolved' }).actor.role, 'roc');
});

test('L10: an answer that settles an escalation leaves it due when it was', () => {
  for (const outcome of ['resolved', 'answered', undefined] as const)
    assert.equal(escalationAt(NOW, { doneAt: ANSWERED, outcome }).due, at('2026-11-24T15:00'));
});

test('L10: an answer is not known before it is given', () => {
  for (const outcome of ESCALATION_ANSWERS)
    assert.deepEqual(
      escalationAt(ANSWERED - 1, { doneAt: ANSWERED, outcome }),
      escalationAt(ANSWERED - 1, {}),
    );
});

test('L10: whatever is answered, an escalation is on exactly one board or settled, and is never due before it was last answered', () => {
  fc.assert(
    fc.property(
      fc.option(fc.constantFrom(...ESCALATION_ANSWERS, 'answered' as const), { nil: undefined }),
      fc.integer({ min: 0, max: 30 * 86_400_000 }),
      fc.constantFrom('roc', 'rfpl', 'rvp', undefined),
      (outcome, later, actorRole) => {
        const doneAt = outcome === undefined ? undefined : ASKED + later;
        const found = escalationAt(ASKED + 31 * 86_400_000, { doneAt, outcome, actorRole });
        const settled = outcome === 'resolved' || outcome === 'answered';
        assert.equal(found.state, settled ? 'decided' : 'owed');
        assert.equal(nextKey({ doneAt, outcome }) === first, !settled);
        if (!settled) assert.ok(found.due > (doneAt ?? ASKED));
        assert.notEqual(found.actor.role, undefined);
      },
    ),
    { numRuns: 1000 },
  );
});

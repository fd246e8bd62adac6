import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessCalendar, evaluateRequest, type RequestFacts } from '../../../plugin/src/rules/index.ts';
import { policy } from '../examples.ts';
import { facts, hoursOn } from './anyFacts.ts';

const HOUR = 3_600_000;

const calendar = businessCalendar('America/Chicago', []);
const evaluate = (known: RequestFacts, at: number) =>
  evaluateRequest(known, { calendar, policy, at, enrolled: true });

test('D11: whatever the facts, an open request has exactly one next action, with a due time and a sentence', () => {
  fc.assert(
    fc.property(facts, hoursOn, (known, at) => {
      const state = evaluate(known, at);
      assert.equal(state.nextAction === undefined, known.request.status === 'withdrawn');
      assert.equal(new Set(state.clocks.map(({ id }) => id)).size, 11);
      for (const { due, startedAt, state: clockState, sentence } of state.clocks) {
        assert.equal(due === undefined, clockState === 'notApplicable');
        assert.ok(due === undefined || startedAt === undefined || due > startedAt);
        assert.ok(sentence.endsWith('.'));
      }
      if (state.nextAction === undefined) return;
      const { due, why, owner, code } = state.nextAction;
      assert.ok(Number.isFinite(due) && why.length > 10 && why.length <= 255 && why.endsWith('.'), why);
      if (state.locked) assert.ok(code === 'followUpTimeout' || code === 'waitForClient');
      if (state.matchable) assert.equal(owner, 'cic');
    }),
    { numRuns: 3000 },
  );
});

test('D11: in which order facts are listed, and how often, does not matter', () => {
  fc.assert(
    fc.property(facts, hoursOn, fc.nat(), (known, at, place) => {
      const again = <Row>(rows: readonly Row[]): Row[] =>
        rows.length === 0 ? [] : [...rows.toReversed(), ...rows.slice(place % rows.length)];
      const doubled = {
        request: known.request,
        assignments: again(known.assignments),
        attempts: again(known.attempts),
        sessions: again(known.sessions),
      };
      assert.deepEqual(evaluate(doubled, at), evaluate(known, at));
    }),
    { numRuns: 2000 },
  );
});

test('D11: while the next action stays the same, its words and due time do too: a second pass writes nothing', () => {
  fc.assert(
    fc.property(facts, hoursOn, fc.integer({ min: 1, max: 72 }), (known, at, hours) => {
      // Attempts leave the 14 days, and sessions end, as time passes: both change what is next.
      const still = { ...known, attempts: [], sessions: [] };
      const [before, after] = [evaluate(still, at).nextAction, evaluate(still, at + hours * HOUR).nextAction];
      if (before?.code === after?.code) assert.deepEqual(after, before);
    }),
    { numRuns: 1000 },
  );
});

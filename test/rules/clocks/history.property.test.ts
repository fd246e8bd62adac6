import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  evaluateRequest,
  eventsOf,
  forecast,
  isDueSoon,
  lifeCycle,
  unableToReachGate,
  type RequestClock,
} from '../../../plugin/src/rules/index.ts';
import { contextOf, history } from './anyHistory.ts';

test("D1-D12: a clock's due time never moves back while a request goes on", () => {
  fc.assert(
    fc.property(history, (moments) => {
      const seen = new Map<string, RequestClock>();
      for (const moment of moments) {
        for (const clock of evaluateRequest(moment.facts, contextOf(moment)).clocks) {
          const { id, due, startedAt } = clock;
          if (due === undefined || startedAt === undefined) continue;
          const before = seen.get(id);
          // The notes go back to an earlier session when a later one turns out not to have been.
          const same = before?.startedAt === startedAt || id !== 'sessionNotes';
          if (before?.due !== undefined && same)
            assert.ok(due >= before.due, `${id}: ${due} after ${before.due}`);
          seen.set(id, clock);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('D11: at every moment of a request there is exactly one next action, and its owner has a clock or a reason', () => {
  fc.assert(
    fc.property(history, (moments) => {
      for (const moment of moments) {
        const { nextAction, clocks } = evaluateRequest(moment.facts, contextOf(moment));
        assert.ok(nextAction);
        assert.match(nextAction.why, /\.$/);
        for (const { state, due, startedAt, startedBy, stoppedBy, warnAt, sentence } of clocks) {
          assert.match(sentence, /^[A-Z].*\.$/);
          if (state === 'notApplicable') continue;
          assert.ok(
            due !== undefined && startedAt !== undefined && startedBy !== undefined && due > startedAt,
          );
          assert.equal(stoppedBy !== undefined, state === 'met' || state === 'metLate');
          assert.equal(warnAt !== undefined, state === 'running');
          assert.ok(warnAt === undefined || (warnAt >= startedAt && warnAt <= due));
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('life cycle: what people did in order is never refused, and agrees with whom Engage shows', () => {
  fc.assert(
    fc.property(history, (moments) => {
      const last = moments.at(-1);
      assert.ok(last);
      const { refused, irregular, holder } = lifeCycle(eventsOf(last.facts));
      assert.deepEqual(
        refused.map(({ why }) => why),
        [],
      );
      assert.deepEqual(irregular, []);
      const { assignmentStatus } = last.facts.request;
      assert.equal(holder !== undefined, ['assigned', 'assignedPending'].includes(assignmentStatus));
    }),
    { numRuns: 1000 },
  );
});

test('D6: voiding an attempt does what not having made it does: it closes the gate again, and opens it only if it had reached the client', () => {
  fc.assert(
    fc.property(history, fc.nat(), (moments, place) => {
      const moment = moments.at(-1);
      const voided = moment?.facts.attempts[place % Math.max(1, moment.facts.attempts.length)];
      if (moment === undefined || voided === undefined) return;
      const { facts } = moment;
      const gate = (attempts: typeof facts.attempts) =>
        unableToReachGate({ ...facts, attempts }, contextOf(moment));
      const after = gate(facts.attempts.map((one) => (one === voided ? { ...one, voided: true } : one)));
      assert.deepEqual(after, gate(facts.attempts.filter((one) => one !== voided)));
      if (after.open && !voided.reached) assert.equal(gate(facts.attempts).open, true);
      if (!after.open) assert.match(after.sentence, /^[A-Z].*\.$/);
    }),
    { numRuns: 2000 },
  );
});

test('D11: what the forecast says breaks is late then, and was not late before; a warning comes before the end', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 200 }), (moments, hours) => {
      const last = moments.at(-1);
      assert.ok(last);
      const context = contextOf(last);
      const until = context.at + hours * 3_600_000;
      const { breaks, owner, nextAction } = forecast(last.facts, context, until);
      const now = evaluateRequest(last.facts, context);
      assert.deepEqual([owner, nextAction], [now.nextAction?.owner, now.nextAction]);
      for (const { due, id } of breaks) {
        assert.ok(due >= context.at && due < until);
        assert.notEqual(now.clocks.find((clock) => clock.id === id)?.state, 'overdue');
        const before = evaluateRequest(last.facts, { ...context, at: due - 1 }).clocks.find(
          (clock) => clock.id === id,
        );
        if (before?.state === 'running' && before.due === due) assert.ok(isDueSoon(before, due - 1));
      }
    }),
    { numRuns: 1000 },
  );
});

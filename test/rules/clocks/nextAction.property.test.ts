import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessCalendar, evaluateRequest, type RequestFacts } from '../../../plugin/src/rules/index.ts';
import { attempt, mentorId, offer, policy, request, session } from '../examples.ts';
import { SUBMITTED } from './requestStates.ts';

const HOUR = 3_600_000;
const hoursOn = fc.integer({ min: 0, max: 24 * 30 }).map((hours) => SUBMITTED + hours * HOUR);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

const facts: fc.Arbitrary<RequestFacts> = fc
  .record({
    request: fc.record({
      assignmentStatus: fc.constantFrom(
        'unassigned',
        'assignedPending',
        'assigned',
        'pendingReassignment',
        'unknown',
      ),
      status: fc.constantFrom('open', 'open', 'open', 'unknown', 'withdrawn'),
      area: maybe(fc.constant('Marketing')),
      requestedMentorId: maybe(fc.constant(mentorId('a'))),
      clientWaitsUntil: maybe(fc.constantFrom('2026-11-25', '2026-12-10')),
    }),
    offers: fc.array(
      fc.record({
        to: fc.constantFrom('a', 'b'),
        offeredAt: hoursOn,
        how: fc.constantFrom('direct', 'assigned'),
        response: maybe(fc.constantFrom('accepted', 'declined', 'timedOut')),
        respondedAt: maybe(hoursOn),
        outcome: maybe(fc.constantFrom('transferred', 'reassigned')),
        endedAt: maybe(hoursOn),
        followUpTriedAt: maybe(hoursOn),
        unlockedByRoc: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    attempts: fc.array(
      fc.record({
        index: fc.nat(3),
        method: fc.constantFrom('email', 'phone', 'text'),
        madeAt: hoursOn,
        reached: fc.boolean(),
        voided: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    sessions: fc.array(
      fc.record({
        arrangedAt: hoursOn,
        status: fc.constantFrom('scheduled', 'held', 'canceled', 'noShow', 'unknown'),
        startsAt: maybe(hoursOn),
        endsAt: maybe(hoursOn),
        notesLoggedAt: maybe(hoursOn),
      }),
      { maxLength: 3 },
    ),
  } as const)
  .map((draft) => {
    const one = request({ submittedAt: SUBMITTED, ...draft.request });
    const assignments = draft.offers.map(({ to, offeredAt, ...rest }) =>
      offer(to, offeredAt, { requestId: one.id, ...rest }),
    );
    const attempts = draft.attempts.flatMap(({ index, method, madeAt, ...rest }) => {
      const of = assignments[index];
      return of === undefined ? [] : [attempt(of, method, madeAt, rest)];
    });
    return {
      request: one,
      assignments,
      attempts,
      sessions: draft.sessions.map(({ arrangedAt, ...rest }) => session(arrangedAt, rest)),
    };
  });

const calendar = businessCalendar('America/Chicago', []);
const evaluate = (known: RequestFacts, at: number) =>
  evaluateRequest(known, { calendar, policy, at, enrolled: true });

test('D11: whatever the facts, an open request has exactly one next action, with a due time and a sentence', () => {
  fc.assert(
    fc.property(facts, hoursOn, (known, at) => {
      const state = evaluate(known, at);
      assert.equal(state.nextAction === undefined, known.request.status === 'withdrawn');
      assert.equal(state.clocks.length, 5);
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

test('D11: the order in which facts are listed does not matter', () => {
  fc.assert(
    fc.property(facts, hoursOn, (known, at) => {
      const reversed = {
        request: known.request,
        assignments: known.assignments.toReversed(),
        attempts: known.attempts.toReversed(),
        sessions: known.sessions.toReversed(),
      };
      assert.deepEqual(evaluate(reversed, at), evaluate(known, at));
    }),
    { numRuns: 1000 },
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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessCalendar, unableToReachGate } from '../../../plugin/src/rules/index.ts';
import { attempt, offer, policy, request } from '../examples.ts';
import { SUBMITTED } from './requestStates.ts';

const HOUR = 3_600_000;
const calendar = businessCalendar('America/Chicago', []);

/** Three attempts by two or three methods, more than a day from first to last and within ten: just enough (D5). */
const justEnough = fc
  .record({
    methods: fc.constantFrom(
      ['email', 'phone', 'text'] as const,
      ['email', 'email', 'phone'] as const,
      ['phone', 'email', 'email'] as const,
      ['text', 'phone', 'text'] as const,
    ),
    first: fc.integer({ min: 1, max: 48 }),
    second: fc.integer({ min: 2, max: 100 }),
    third: fc.integer({ min: 25, max: 120 }),
  })
  .map(({ methods, first, second, third }) => {
    const hours = [first, first + second, first + second + third];
    return methods.map((method, index) => ({ method, hour: hours[index] ?? 0 }));
  });

test('D6: with just enough attempts the gate is open; voiding any one of them closes it again', () => {
  fc.assert(
    fc.property(justEnough, fc.nat(2), (made, place) => {
      const one = request({ submittedAt: SUBMITTED, assignmentStatus: 'assigned' });
      const held = offer('a', SUBMITTED, { requestId: one.id, response: 'accepted', respondedAt: SUBMITTED });
      const attempts = made.map(({ method, hour }) => attempt(held, method, SUBMITTED + hour * HOUR));
      const gate = (known: typeof attempts) =>
        unableToReachGate(
          { request: one, assignments: [held], attempts: known, sessions: [] },
          { calendar, policy, at: SUBMITTED + 300 * HOUR, enrolled: true },
        );
      assert.equal(gate(attempts).open, true);
      const after = gate(attempts.map((each, index) => ({ ...each, voided: index === place })));
      assert.equal(after.open, false);
      assert.ok(after.missing >= 1);
    }),
    { numRuns: 2000 },
  );
});

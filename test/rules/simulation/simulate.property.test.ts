import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  businessCalendar,
  readCapacity,
  simulate,
  type Assignment,
  type MentorId,
  type RequestId,
  type Simulation,
  type World,
} from '../../../plugin/src/rules/index.ts';
import { at, mentor, mentorId, offer, policy, request, unitId, units } from '../examples.ts';

const span = { from: at('2026-11-11T15:00'), to: at('2026-11-18T09:00') };
const HOUR = 3_600_000;
const calendar = businessCalendar(policy.calendar.timeZone, []);

const CHAPTERS = ['Ames', 'Ames North', 'Boone', 'Canton', 'Reno'];
const MENTORS = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];
const REQUESTS = Array.from({ length: 14 }, (_, index) => `r${String(index).padStart(2, '0')}`);
const hours = fc.integer({ min: -24 * 5, max: 24 * 7 });

const mentors = fc.tuple(
  ...MENTORS.map((id) =>
    fc
      .record({
        chapter: fc.constantFrom(...CHAPTERS),
        areas: fc.subarray(['Marketing', 'Legal']),
        weeklyLimit: fc.constantFrom(undefined, 0, 1, 1, 2, 3),
        text: fc.constantFrom('', '1 per week', '2 per week'),
        paused: fc.constantFrom(false, false, false, true),
      })
      .map(({ chapter, text, ...rest }) =>
        mentor(id, { ...rest, chapterId: unitId(chapter), capacityText: readCapacity(text) }),
      ),
  ),
);
const requests = fc.tuple(
  ...REQUESTS.map((id) =>
    fc
      .record({
        chapter: fc.constantFrom(...CHAPTERS),
        area: fc.constantFrom('Marketing', 'Legal', 'Sales'),
        after: hours,
        direct: fc.option(fc.constantFrom(...MENTORS).map(mentorId), { nil: undefined, freq: 4 }),
      })
      .map(({ chapter, area, after, direct }) =>
        request({
          id: id as RequestId,
          number: id,
          chapterId: unitId(chapter),
          area,
          submittedAt: span.from + after * HOUR,
          ...(direct === undefined
            ? {}
            : { requestedMentorId: direct, assignmentStatus: 'assigned' as const }),
        }),
      ),
  ),
);
const assignments = fc.array(
  fc
    .record({
      requestId: fc.constantFrom(...REQUESTS),
      to: fc.constantFrom(...MENTORS),
      after: hours,
      answer: fc.option(fc.constantFrom('accepted' as const, 'declined' as const), { nil: undefined }),
      answeredAfter: fc.integer({ min: 1, max: 100 }),
    })
    .map(({ requestId, to, after, answer, answeredAfter }) =>
      offer(to, span.from + after * HOUR, {
        requestId: requestId as RequestId,
        ...(answer && { response: answer, respondedAt: span.from + (after + answeredAfter) * HOUR }),
      }),
    ),
  { maxLength: 12 },
);
const worlds = fc.record({ units: fc.constant(units), mentors, requests, assignments });

/** The offers that count towards a number limit in the week of an instant: those in truth, and those simulated. */
const countedInWeek = (world: World, simulation: Simulation, id: MentorId, week: number): number[] => {
  const decided = new Map(simulation.requests.map((one) => [one.requestId, one]));
  const isKept = ({ requestId, offeredAt }: Assignment): boolean =>
    !decided.has(requestId) || offeredAt < span.from;
  const implied = (world.requests ?? [])
    .filter(({ id: own }) => !world.assignments.some(({ requestId }) => requestId === own))
    .filter(({ requestedMentorId }) => requestedMentorId === id)
    .map(({ submittedAt }) => submittedAt);
  const kept = world.assignments
    .filter((one) => one.mentorId === id && isKept(one))
    .map((one) => one.offeredAt);
  return [...implied, ...kept].filter((instant) => calendar.startOfWeek(instant) === week);
};

test('P7, M7: no simulated offer goes past a weekly limit, to a paused mentor, or back to one who declined (M10)', () => {
  let offered = 0;
  let full = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const simulation = simulate(world, policy, span);
      for (const one of simulation.requests) {
        if (one.mentorId === undefined || one.decidedAt === undefined) continue;
        offered += 1;
        const taker = world.mentors.find(({ id }) => id === one.mentorId);
        assert.ok(taker && !taker.paused);
        assert.ok(
          !world.assignments.some(
            ({ requestId, mentorId: id, offeredAt }) =>
              requestId === one.requestId && id === one.mentorId && offeredAt < span.from,
          ),
        );
        if (taker.weeklyLimit === undefined) continue;
        const week = calendar.startOfWeek(one.decidedAt);
        const own = simulation.requests.filter(
          ({ mentorId: id, decidedAt }) =>
            id === taker.id && decidedAt !== undefined && calendar.startOfWeek(decidedAt) === week,
        );
        // Later days cannot be known; the rest of the last decision's day is, up to the end of the span.
        const lastDay = Math.max(...own.map(({ decidedAt = 0 }) => decidedAt));
        const known = Math.min(span.to, calendar.startOf(calendar.dateOf(calendar.daysAfter(lastDay, 1))));
        const truth = countedInWeek(world, simulation, taker.id, week).filter((instant) => instant < known);
        assert.ok(own.length + truth.length <= taker.weeklyLimit);
        if (own.length + truth.length === taker.weeklyLimit) full += 1;
      }
    }),
    { numRuns: 1000 },
  );
  assert.ok(offered > 2000 && full > 500, `${offered} offers, ${full} to the limit`);
});

test('M11: each request is reported once, is served or waits, and nobody is decided before coming into the queue', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { requests: results, summary } = simulate(world, policy, span);
      assert.equal(new Set(results.map(({ requestId }) => requestId)).size, results.length);
      assert.equal(summary.served + summary.waitingAtEnd, summary.requests);
      const { chapter, district, region } = summary.byTier;
      assert.equal(chapter + district + region + summary.relaxed, summary.served);
      for (const { queuedAt, decidedAt, mentorId: id } of results) {
        assert.equal(decidedAt === undefined, id === undefined);
        assert.ok(
          decidedAt === undefined || (decidedAt >= Math.max(queuedAt, span.from) && decidedAt < span.to),
        );
      }
    }),
    { numRuns: 1000 },
  );
});

test('M12: the order of the rows does not matter', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { requests: results, summary } = simulate(world, policy, span);
      const turned = {
        units: [...world.units].reverse(),
        mentors: [...world.mentors].reverse(),
        requests: [...world.requests].reverse(),
        assignments: [...world.assignments].reverse(),
      };
      const again = simulate(turned, policy, span);
      assert.deepEqual([again.requests, again.summary], [results, summary]);
    }),
    { numRuns: 1000 },
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  buildPool,
  matchRequest,
  type Assignment,
  type Decision,
  type MentoringRequest,
  type MentoringSession,
  type RequestId,
  type World,
} from '../../../plugin/src/rules/index.ts';
import { at, mentor, mentorId, NOW, offer, policy, request, session, unitId, units } from '../examples.ts';
import { CLIENT, earlierRequest } from './returningClient.ts';

const IDS = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];
const DAY = 86_400_000;
/** The first value most of the time, so that most worlds have somebody to come back to. */
const mostly = <Value>(first: Value, ...others: Value[]): fc.Arbitrary<Value> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const mentors = fc.tuple(
  ...IDS.map((id) =>
    fc
      .record({
        chapterId: fc.constantFrom('Ames', 'Boone', 'Canton', 'Ames', 'Boone', 'Canton', 'Reno').map(unitId),
        areas: fc.subarray(['Marketing', 'Branding', 'Legal']),
        weeklyLimit: fc.constantFrom(undefined, 0, 1, 1, 2, 3),
        paused: fc.constantFrom(false, false, false, true),
        pausedUntil: fc.constantFrom(undefined, '2026-11-20', '2026-11-30', '2027-03-01'),
        status: mostly<'active' | 'inactive'>('active', 'inactive'),
      })
      .map((rest) => mentor(id, rest)),
  ),
);
/** What the client asked for before: each with who had it, and what became of it. */
const past = fc.array(
  fc.record({
    who: fc.constantFrom(...IDS),
    daysAgo: fc.integer({ min: 1, max: 60 }),
    status: mostly<MentoringRequest['status']>('completed', 'open', 'withdrawn'),
    response: mostly<Assignment['response']>('accepted', 'declined', 'timedOut'),
    outcome: mostly<Assignment['outcome']>('completed', undefined, 'transferred'),
    sessions: fc.array(mostly<MentoringSession['status']>('held', 'noShow', 'canceled'), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  { minLength: 1, maxLength: 3 },
);
/** Other offers of the last days; `own` are of the request itself. */
const offers = fc.array(
  fc
    .record({
      to: fc.constantFrom(...IDS),
      hoursAgo: fc.integer({ min: 1, max: 24 * 10 }),
      own: fc.constantFrom(false, false, false, true),
    })
    .map(({ to, hoursAgo, own }) =>
      offer(
        to,
        NOW - hoursAgo * 3_600_000,
        own ? { requestId: request().id, response: 'declined' } : { response: 'accepted' },
      ),
    ),
  { maxLength: 12 },
);

const worlds = fc.record({ mentors, past, offers }).map(({ past: stories, ...rest }): World => {
  const told = stories.map(({ who, daysAgo, status, response, outcome, sessions }, index) => {
    const requestId = `earlier${index}` as RequestId;
    const submittedAt = NOW - daysAgo * DAY;
    return {
      request: earlierRequest({ id: requestId, submittedAt, status, closed: status !== 'open' }),
      assignment: offer(who, submittedAt, { requestId, response, outcome }),
      sessions: sessions.map((each, place) =>
        session(submittedAt, {
          requestId,
          mentorId: mentorId(who),
          status: each,
          startsAt: submittedAt + (place + 1) * 3_600_000,
        }),
      ),
    };
  });
  return {
    units,
    mentors: rest.mentors,
    assignments: [...rest.offers, ...told.map(({ assignment }) => assignment)],
    requests: told.map((each) => each.request),
    sessions: told.flatMap((each) => each.sessions),
  };
});

const decide = (world: World, clientId: typeof CLIENT | undefined = CLIENT): Decision =>
  matchRequest(buildPool(world, policy, NOW), request({ clientId }));
const idsOf = ({ candidates }: Decision): string[] => candidates.map(({ mentorId: id }) => id);

test('P7, M9: the previous mentor is never past a limit, paused, inactive, of another region, or one who had this request', () => {
  const sunday = at('2026-11-15T00:00');
  const seen = { available: 0, toWaitFor: 0 };
  fc.assert(
    fc.property(worlds, (world) => {
      const decision = decide(world);
      const { continuity } = decision;
      const usual = decide(world, undefined);
      assert.equal(new Set(idsOf(decision)).size, decision.candidates.length);
      assert.deepEqual(
        decision.candidates.map(({ rank }) => rank),
        decision.candidates.map((_, index) => index + 1),
      );
      if (!continuity?.available) {
        // Waiting is offered, not counted in: the ranking is the usual one.
        assert.deepEqual(decision.candidates, usual.candidates);
        if (continuity) seen.toWaitFor += 1;
        return;
      }
      seen.available += 1;
      const id = continuity.mentorId;
      const own = world.mentors.find((one) => one.id === id);
      assert.ok(own?.status === 'active' && !own.paused && own.chapterId !== unitId('Reno'));
      const had = world.assignments.filter((one) => one.mentorId === id);
      assert.ok(had.every(({ requestId }) => requestId !== request().id));
      const thisWeek = had.filter(({ offeredAt }) => offeredAt >= sunday).length;
      assert.ok(thisWeek < (own.weeklyLimit ?? Infinity));
      assert.ok(world.sessions?.some((one) => one.mentorId === id && one.status === 'held'));
      assert.equal(decision.candidates[0]?.group, 'continuity');
      assert.deepEqual(idsOf(decision), [id, ...idsOf(usual).filter((one) => one !== id)].slice(0, 5));
    }),
    { numRuns: 1000 },
  );
  assert.ok(seen.available > 50 && seen.toWaitFor > 20, JSON.stringify(seen));
});

test('M9, M12: the decision does not depend on the order of requests, sessions, assignments or mentors', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const turned: World = {
        units,
        mentors: world.mentors.toReversed(),
        assignments: world.assignments.toReversed(),
        requests: world.requests?.toReversed(),
        sessions: world.sessions?.toReversed(),
      };
      assert.deepEqual(decide(turned), decide(world));
    }),
    { numRuns: 1000 },
  );
});

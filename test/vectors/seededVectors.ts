import fc from 'fast-check';
import {
  readCapacity,
  type AssignmentId,
  type AttemptId,
  type ClientId,
  type RequestId,
  type SessionId,
} from '../../plugin/src/rules/index.ts';
import { mentor, mentorId, NOW, policy, request, unitId, units } from '../rules/examples.ts';
import type { ClockVector, MatchingVector } from './answers.ts';

const HOUR = 3_600_000;
const AREAS = ['Marketing', 'Branding', 'Legal', 'Sales'];
const CHAPTERS = ['Ames', 'Ames North', 'Boone', 'Canton', 'Reno'];
const RULES = [
  policy,
  { ...policy, capacity: { ...policy.capacity, window: 'rolling7' as const } },
  { ...policy, capacity: { ...policy.capacity, window: 'platform' as const } },
];

const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
const hoursAgo = (most: number) => fc.integer({ min: 0, max: most }).map((hours) => NOW - hours * HOUR);
const mentorNumbers = fc.integer({ min: 0, max: 24 });
const requestNumbers = fc.integer({ min: 0, max: 9 });
const idOf = (number: number) => mentorId(`m${String(number).padStart(2, '0')}`);
const requestIdOf = (number: number) => `r${number}` as RequestId;
const clientIdOf = (number: number) => `client${number}` as ClientId;

const mentors = fc
  .uniqueArray(
    fc.record({
      number: mentorNumbers,
      chapterId: fc.constantFrom(...CHAPTERS).map(unitId),
      areas: fc.subarray(AREAS),
      industries: fc.subarray(['Retail', 'Education']),
      weeklyLimit: maybe(fc.integer({ min: 0, max: 4 })),
      text: fc.constantFrom('', '1 per week', '1-2 per week', 'one every other week', '2/month', 'unlimited'),
      paused: fc.boolean(),
      pausedUntil: maybe(fc.constantFrom('2026-11-25', '2026-12-10', '2027-02-01')),
      status: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'inactive' as const),
      classification: fc.constantFrom(
        'mentor' as const,
        'mentor' as const,
        'mentor' as const,
        'subjectMatterExpert' as const,
      ),
      limitReached: fc.boolean(),
      servesOutsideArea: maybe(fc.boolean()),
    }),
    { selector: ({ number }) => number, maxLength: 25 },
  )
  .map((drafts) =>
    drafts.map(({ number, text, ...rest }) =>
      mentor(idOf(number), { ...rest, capacityText: readCapacity(text) }),
    ),
  );

const response = maybe(
  fc.constantFrom('accepted' as const, 'accepted' as const, 'declined' as const, 'timedOut' as const),
);
const how = fc.constantFrom('direct' as const, 'assigned' as const);

const assignments = fc
  .array(
    fc.record({
      to: mentorNumbers,
      of: requestNumbers,
      offeredAt: hoursAgo(24 * 40),
      how,
      response,
      ended: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((drafts) =>
    drafts.map(({ to, of, ended, ...rest }, index) => ({
      ...rest,
      id: `a${index}` as AssignmentId,
      mentorId: idOf(to),
      requestId: requestIdOf(of),
      respondedAt: rest.response && Math.min(NOW, rest.offeredAt + 6 * HOUR),
      endedAt: ended ? Math.min(NOW, rest.offeredAt + 40 * HOUR) : undefined,
      unlockedByRoc: false,
    })),
  );

const requests = fc
  .array(
    fc.record({
      submittedAt: hoursAgo(24 * 60),
      chapterId: fc.constantFrom(...CHAPTERS).map(unitId),
      area: maybe(fc.constantFrom(...AREAS)),
      industry: maybe(fc.constant('Retail')),
      inBusiness: fc.boolean(),
      client: fc.integer({ min: 0, max: 3 }),
      closed: fc.boolean(),
    }),
    { minLength: 10, maxLength: 10 },
  )
  .map((drafts) =>
    drafts.map(({ client, closed, ...rest }, number) =>
      request({
        ...rest,
        id: requestIdOf(number),
        clientId: clientIdOf(client),
        closed,
        status: closed ? 'completed' : 'open',
      }),
    ),
  );

const sessions = fc
  .array(
    fc.record({
      of: requestNumbers,
      by: maybe(mentorNumbers),
      arrangedAt: hoursAgo(24 * 40),
      status: fc.constantFrom('held' as const, 'held' as const, 'scheduled' as const, 'noShow' as const),
    }),
    { maxLength: 12 },
  )
  .map((drafts) =>
    drafts.map(({ of, by, ...rest }, index) => ({
      ...rest,
      id: `s${index}` as SessionId,
      requestId: requestIdOf(of),
      mentorId: by === undefined ? undefined : idOf(by),
      endsAt: rest.arrangedAt + 30 * HOUR,
    })),
  );

const matching: fc.Arbitrary<MatchingVector> = fc
  .record({ mentors, assignments, requests, sessions, policy: fc.constantFrom(...RULES) })
  .map(({ policy: rules, ...world }) => ({
    world: { units, ...world },
    requests: world.requests.filter(({ closed }) => !closed),
    policy: rules,
    at: NOW,
  }));

const attempts = fc.array(
  fc.record({
    index: fc.nat(3),
    method: fc.constantFrom('email' as const, 'phone' as const, 'text' as const),
    madeAt: hoursAgo(24 * 20),
    reached: fc.boolean(),
    voided: fc.boolean(),
  }),
  { maxLength: 5 },
);

const clocks: fc.Arbitrary<ClockVector> = fc
  .record({
    request: fc.record({
      submittedAt: hoursAgo(24 * 30),
      assignmentStatus: fc.constantFrom(
        'unassigned' as const,
        'assignedPending' as const,
        'assigned' as const,
        'pendingReassignment' as const,
      ),
      status: fc.constantFrom('open' as const, 'open' as const, 'withdrawn' as const),
      area: maybe(fc.constant('Marketing')),
      preferredMethod: maybe(fc.constantFrom('email' as const, 'phone' as const)),
      clientWaitsUntil: maybe(fc.constantFrom('2026-11-20', '2026-11-25', '2026-12-10')),
    }),
    assignments,
    attempts,
    sessions,
    zone: fc.constantFrom('America/New_York', 'America/Chicago', 'Pacific/Honolulu', 'America/Puerto_Rico'),
    at: fc.integer({ min: 0, max: 24 * 20 }).map((hours) => NOW + hours * HOUR),
    enrolled: fc.constantFrom(true, true, true, false),
    hasCandidates: fc.boolean(),
  })
  .map(({ request: draft, assignments: offers, attempts: tries, sessions: held, ...context }) => {
    const one = request(draft);
    const own = offers.slice(0, 4).map((offer) => ({ ...offer, requestId: one.id }));
    return {
      ...context,
      policy,
      facts: {
        request: one,
        assignments: own,
        attempts: tries.flatMap(({ index, ...rest }, number) => {
          const assignmentId = own[index]?.id;
          const id = `t${number}` as AttemptId;
          return assignmentId === undefined ? [] : [{ ...rest, id, assignmentId, loggedAt: rest.madeAt }];
        }),
        sessions: held.map((each) => ({ ...each, requestId: one.id })),
      },
    };
  });

/** Worlds and requests of one seed: the same seed gives the same ones. */
export const seededVectors = (seed: number, count: number) => ({
  matching: fc.sample(matching, { seed, numRuns: count }),
  clocks: fc.sample(clocks, { seed, numRuns: count * 4 }),
});

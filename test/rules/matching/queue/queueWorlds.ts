import fc from 'fast-check';
import {
  readCapacity,
  type Assignment,
  type AssignmentId,
  type CapacityAnswer,
  type ClientId,
  type Mentor,
  type MentoringRequest,
  type MentoringSession,
  type RequestId,
  type RulesPolicy,
  type Unit,
  type World,
} from '../../../../plugin/src/rules/index.ts';
import { mentor, mentorId, NOW, offer, policy, request, session, unitId, units } from '../../examples.ts';

const HOUR = 3_600_000;
const unit = (level: Unit['level'], id: string, parent: string, rest: Partial<Unit> = {}): Unit => ({
  id: unitId(id),
  level,
  name: id,
  parentId: unitId(parent),
  ...rest,
});

/** Also what a tidy hierarchy does not have. */
const strangeUnits: readonly Unit[] = [
  ...units,
  unit('chapter', 'Lone', 'Central'),
  unit('chapter', 'Boone Annex', 'Boone'),
  unit('district', 'Ames District', 'Ames'),
  unit('chapter', 'Closed', 'Iowa', { validTo: '2026-01-31' }),
  unit('chapter', 'Nowhere', 'Missing'),
];
const MENTOR_UNITS = [
  'Ames',
  'Ames',
  'Ames',
  'Ames North',
  'Boone',
  'Boone',
  'Canton',
  'Lone',
  'Boone Annex',
  'Ames District',
  'Iowa',
  'Central',
  'Reno',
  'Nowhere',
];
const REQUEST_UNITS = ['Ames', 'Ames', 'Ames', 'Ames North', 'Boone', 'Canton', 'Lone', 'Boone Annex'];
const OTHER_UNITS = ['Ames District', 'Iowa', 'Reno', 'Closed', 'Missing'];
const AREAS = ['Marketing', 'Branding', 'Legal', 'Sales'];
const INDUSTRIES = ['Retail', 'Education'];
const TEXTS = ['', '1 per week', '1-2 per week', 'one every other week', '2/month', 'ask me first'];

const mostly = <Value>(first: fc.Arbitrary<Value>, ...others: fc.Arbitrary<Value>[]) =>
  fc.oneof({ weight: 5 * others.length, arbitrary: first }, ...others);

export const mentorIds = Array.from({ length: 14 }, (_, index) => `m${String(index).padStart(2, '0')}`);
export const requestIds = Array.from({ length: 8 }, (_, index) => `r${index}` as RequestId);

const profile = fc.record({
  chapterId: fc.constantFrom(...MENTOR_UNITS).map(unitId),
  areas: fc.subarray(AREAS),
  industries: fc.subarray(INDUSTRIES),
  weeklyLimit: fc.constantFrom(undefined, undefined, 0, 1, 1, 2, 3),
  capacityText: fc.constantFrom(...TEXTS).map(readCapacity),
  paused: mostly(fc.constant(false), fc.constant(true)),
  limitReached: mostly(fc.constant(false), fc.constant(true)),
  status: mostly(fc.constant('active' as const), fc.constant('inactive' as const)),
  classification: mostly(
    fc.constant('mentor' as const),
    fc.constantFrom('subjectMatterExpert' as const, 'volunteer' as const),
  ),
});

/** Shuffled, so that the order of the ids is not the order of the units. */
const mentors: fc.Arbitrary<Mentor[]> = fc
  .shuffledSubarray(mentorIds, { minLength: 3 })
  .chain((ids) => fc.tuple(...ids.map((id) => profile.map((rest) => mentor(id, rest)))));

const answers: fc.Arbitrary<CapacityAnswer[]> = fc.subarray(mentorIds, { maxLength: 3 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.constantFrom(1, 2, undefined).map((limit): CapacityAnswer => ({
        id: `answer-${id}` as CapacityAnswer['id'],
        mentorId: mentorId(id),
        takes: limit === undefined ? { kind: 'unlimited' } : { kind: 'limit', limit, per: 'twoWeeks' },
        words: 'ask me first',
      })),
    ),
  ),
);

/** Of six weeks, and a few that are yet to come; some are of the requests of the queue. */
const assignments: fc.Arbitrary<Assignment[]> = fc.array(
  fc
    .record({
      to: fc.constantFrom(...mentorIds),
      hoursAgo: mostly(
        fc.integer({ min: 1, max: 24 * 42 }),
        fc.constantFrom(0, -1, 24 * 28, 24 * 28 + 10, 24 * 28 + 11),
      ),
      how: fc.constantFrom('assigned' as const, 'direct' as const),
      response: fc.constantFrom(undefined, 'accepted' as const, 'declined' as const, 'timedOut' as const),
      outcome: fc.constantFrom(undefined, undefined, 'transferred' as const, 'completed' as const),
      of: fc.constantFrom(undefined, undefined, ...requestIds.slice(0, 3)),
    })
    .map(({ to, hoursAgo, of, ...rest }) =>
      offer(to, NOW - hoursAgo * HOUR, { ...rest, ...(of === undefined ? {} : { requestId: of }) }),
    ),
  { maxLength: 40 },
);

const CLIENTS = ['c0', 'c1'] as ClientId[];
const requests: fc.Arbitrary<MentoringRequest[]> = fc
  .tuple(
    ...requestIds.map((id, index) =>
      fc.record({
        id: fc.constant(id),
        number: fc.constant(String(index)),
        submittedAt: fc.constant(NOW - (requestIds.length - index) * HOUR),
        chapterId: mostly(fc.constantFrom(...REQUEST_UNITS), fc.constantFrom(...OTHER_UNITS)).map(unitId),
        assignmentStatus: mostly(
          fc.constant('unassigned' as const),
          fc.constant('pendingReassignment' as const),
        ),
        area: mostly<string | undefined>(fc.constantFrom(...AREAS), fc.constantFrom(undefined, 'Farming')),
        industry: fc.constantFrom(undefined, ...INDUSTRIES, 'Mining'),
        inBusiness: fc.boolean(),
        topics: mostly(
          fc.constant(undefined),
          fc.record({ areas: fc.subarray(AREAS), industries: fc.subarray(INDUSTRIES) }),
        ),
        clientId: fc.constantFrom(undefined, undefined, ...CLIENTS),
        requestedMentorId: mostly(
          fc.constant(undefined),
          fc.constantFrom(...mentorIds.map((each) => mentorId(each))),
        ),
      }),
    ),
  )
  .map((each) => each.map(request));

/** What the clients asked for before. */
const stories = fc.tuple(
  ...CLIENTS.map((clientId) =>
    fc.record({
      clientId: fc.constant(clientId),
      who: fc.constantFrom(...mentorIds),
      status: mostly<MentoringSession['status']>(fc.constant('held'), fc.constant('noShow')),
      recorded: fc.boolean(),
    }),
  ),
);

export interface QueueScene {
  readonly world: World & { readonly requests: readonly MentoringRequest[] };
  readonly policy: RulesPolicy;
  readonly requests: readonly MentoringRequest[];
}

const policies: fc.Arbitrary<RulesPolicy> = fc
  .record({
    window: mostly<RulesPolicy['capacity']['window']>(
      fc.constant('sundayWeek'),
      fc.constantFrom('rolling7' as const, 'platform' as const),
    ),
    textCounts: fc.constantFrom<RulesPolicy['capacity']['textCounts']>(
      ['assigned'],
      ['direct', 'assigned'],
      ['direct'],
    ),
    candidates: fc.constantFrom(1, 2, 5),
  })
  .map(({ window, textCounts, candidates }) => ({
    ...policy,
    capacity: { ...policy.capacity, window, textCounts },
    match: { ...policy.match, candidates },
  }));

/** Mentors of all kinds in units of all kinds, their past, and a queue of requests, some of clients who return. */
export const queueScenes: fc.Arbitrary<QueueScene> = fc
  .record({ mentors, answers, assignments, requests, stories, policy: policies })
  .map(({ answers: capacityAnswers, stories: told, policy: rules, requests: queue, ...rest }) => {
    const earlier = told.map(({ clientId, who, status, recorded }) => {
      const id = `before-${clientId}` as RequestId;
      const when = NOW - 20 * 24 * HOUR;
      const closed = { id, clientId, status: 'completed', closed: true, submittedAt: when } as const;
      return {
        request: request({ ...closed, assignmentStatus: 'assigned' }),
        session: session(when, { requestId: id, mentorId: mentorId(who), status, startsAt: when + HOUR }),
        offers: recorded
          ? [offer(who, when, { id: `before-${who}` as AssignmentId, requestId: id, response: 'accepted' })]
          : [],
      };
    });
    const world = {
      units: strangeUnits,
      mentors: rest.mentors,
      capacityAnswers,
      assignments: [...rest.assignments, ...earlier.flatMap(({ offers }) => offers)],
      requests: [...queue, ...earlier.map((each) => each.request)],
      sessions: earlier.map((each) => each.session),
    };
    return { world, policy: rules, requests: queue };
  });

import fc from 'fast-check';
import type { Policy } from '../../plugin/src/policy/index.ts';
import type {
  Assignment,
  AssignmentId,
  ClientId,
  Instant,
  MentoringRequest,
  RequestId,
  SessionId,
} from '../../plugin/src/rules/index.ts';
import { readCapacity } from '../../plugin/src/rules/index.ts';
import type { MatchedWorld as World } from '../../plugin/src/sync/keptDecisions.ts';
import { mentor, mentorId, NOW, policy, request, session, unitId, units } from '../rules/examples.ts';

const HOUR = 3_600_000;
const MENTORS = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'];
const AREAS = ['Marketing', 'Branding', 'Legal'];
/** Of the client of the request that is decided, and of others. */
export const CLIENT = 'client' as ClientId;

export const examplePolicy: Policy = {
  version: 'test',
  rules: policy,
  assignment: { mode: 'recommend', regions: { Central: 'shadow' } },
  sync: { retentionDays: 90, overlapSeconds: 300, apiReservePercent: 20, batchSize: 200 },
};

const mentors = fc.tuple(
  ...MENTORS.map((id) =>
    fc
      .record({
        chapter: fc.constantFrom('Ames', 'Ames', 'Ames North', 'Boone', 'Canton', 'Iowa', 'Reno'),
        areas: fc.subarray(AREAS),
        weeklyLimit: fc.constantFrom(undefined, undefined, 0, 1, 2, 3),
        text: fc.constantFrom('', '1 per week', 'one every other week', '2/month', '1-2 per week'),
        paused: fc.constantFrom(false, false, false, false, true),
        pausedUntil: fc.constantFrom(undefined, '2026-11-30'),
        status: fc.constantFrom('active' as const, 'active' as const, 'active' as const, 'inactive' as const),
      })
      .map(({ chapter, text, ...rest }) =>
        mentor(id, { ...rest, chapterId: unitId(chapter), capacityText: readCapacity(text) }),
      ),
  ),
);

/** One other request, with what became of it: who had it, for how long, and whether the client was met. */
const stories = (from: Instant, to: Instant, prefix: string) =>
  fc
    .array(
      fc.record({
        submittedAt: fc.integer({ min: from, max: to }),
        who: fc.constantFrom(...MENTORS),
        own: fc.boolean(),
        direct: fc.constantFrom(false, false, true),
        recorded: fc.constantFrom(true, true, true, false),
        answer: fc.constantFrom(
          undefined,
          'accepted' as const,
          'accepted' as const,
          'declined' as const,
          'timedOut' as const,
        ),
        outcome: fc.constantFrom(undefined, undefined, 'completed' as const, 'transferred' as const),
        sessions: fc.array(
          fc.constantFrom('held' as const, 'held' as const, 'noShow' as const, 'scheduled' as const),
          {
            minLength: 1,
            maxLength: 2,
          },
        ),
        pace: fc.integer({ min: 1, max: 30 }),
      }),
      { maxLength: 9 },
    )
    .map((drafts) => drafts.map((draft, index) => storyOf({ ...draft, id: `${prefix}${index}` })));

interface Story {
  readonly request: MentoringRequest;
  readonly assignments: readonly Assignment[];
  readonly sessions: readonly World['sessions'][number][];
}

interface StoryDraft {
  readonly id: string;
  readonly submittedAt: Instant;
  readonly who: string;
  readonly own: boolean;
  readonly direct: boolean;
  readonly recorded: boolean;
  readonly answer: Assignment['response'];
  readonly outcome: Assignment['outcome'];
  readonly sessions: readonly ('held' | 'noShow' | 'scheduled')[];
  readonly pace: number;
}

function storyOf({ id, submittedAt, who, own, direct, answer, outcome, pace, ...draft }: StoryDraft): Story {
  const recorded = draft.recorded || !direct;
  const refused = answer === 'declined' || answer === 'timedOut';
  const met = answer === 'accepted' ? draft.sessions : [];
  const ended = answer === 'accepted' ? outcome : undefined;
  const step = pace * HOUR;
  const offeredAt = direct ? submittedAt : submittedAt + step;
  const requestId = id as RequestId;
  return {
    request: request({
      id: requestId,
      clientId: own ? CLIENT : (`client of ${id}` as ClientId),
      submittedAt,
      ...(direct ? { requestedMentorId: mentorId(who) } : {}),
      assignmentStatus: refused || ended === 'transferred' ? 'pendingReassignment' : 'assigned',
      status: ended === 'completed' ? 'completed' : 'open',
      closed: ended === 'completed',
    }),
    assignments: recorded
      ? [
          {
            id: `offer of ${id}` as AssignmentId,
            requestId,
            mentorId: mentorId(who),
            how: direct ? 'direct' : 'assigned',
            offeredAt,
            ...(answer && { response: answer, respondedAt: offeredAt + step }),
            ...(ended && { outcome: ended, endedAt: offeredAt + 6 * step }),
            unlockedByRoc: false,
          },
        ]
      : [],
    sessions: recorded
      ? met.map((status, place) =>
          session(offeredAt + 2 * step, {
            id: `session ${place} of ${id}` as SessionId,
            requestId,
            mentorId: mentorId(who),
            status,
            startsAt: offeredAt + (3 + place) * step,
            endsAt: offeredAt + (3 + place) * step + HOUR,
          }),
        )
      : [],
  };
}

/** Offers of the decided request itself that were refused. */
const refusals = fc.uniqueArray(fc.constantFrom(...MENTORS), { maxLength: 2 }).map((who) =>
  who.map((id, index): Assignment => {
    const offeredAt = NOW - (20 - index * 5) * HOUR;
    return {
      id: `refusal ${index}` as AssignmentId,
      requestId: request().id,
      mentorId: mentorId(id),
      how: 'assigned',
      offeredAt,
      response: index === 0 ? 'declined' : 'timedOut',
      respondedAt: offeredAt + HOUR,
      unlockedByRoc: false,
    };
  }),
);

const waiting = fc.record({
  area: fc.constantFrom(...AREAS),
  chapterId: fc.constantFrom('Ames', 'Ames North', 'Boone', 'Canton', 'Reno').map(unitId),
});

const worldOf = (one: World['mentors'], told: readonly Story[], own: Story): World => ({
  units,
  mentors: one,
  requests: [own.request, ...told.map((story) => story.request)],
  assignments: [...own.assignments, ...told.flatMap(({ assignments }) => assignments)],
  sessions: told.flatMap(({ sessions }) => sessions),
  capacityAnswers: [],
  terms: [],
});

/** A world with one request that waits at NOW, the decided one, all that happened in it before. */
export const worlds = fc
  .record({ mentors, past: stories(NOW - 40 * 24 * HOUR, NOW - 300 * HOUR, 'past'), refusals, waiting })
  .map(({ mentors: all, past, refusals: assignments, waiting: wanted }) =>
    worldOf(all, past, { request: request({ ...wanted, clientId: CLIENT }), assignments, sessions: [] }),
  );

/** What happens after NOW: other requests come, are offered and answered; the decided one is assigned. */
export const futures = stories(NOW + HOUR, NOW + 9 * 24 * HOUR, 'later').chain((later) =>
  fc.constantFrom(...MENTORS).map((who) => (world: World): World => ({
    ...world,
    requests: [
      ...world.requests.map((one) =>
        one.id === request().id ? { ...one, assignmentStatus: 'assigned' as const } : one,
      ),
      ...later.map((story) => story.request),
    ],
    assignments: [
      ...world.assignments,
      ...later.flatMap(({ assignments }) => assignments),
      {
        id: 'the assignment' as AssignmentId,
        requestId: request().id,
        mentorId: mentorId(who),
        how: 'assigned',
        offeredAt: NOW + HOUR,
        unlockedByRoc: false,
      },
    ],
    sessions: [...world.sessions, ...later.flatMap(({ sessions }) => sessions)],
  })),
);

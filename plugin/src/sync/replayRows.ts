import type { InputPart, MentorId, PastDecision, UnitId } from '../rules/index.ts';
import type { KeptDecision } from '../store/index.ts';
import type { MatchedWorld } from './keptDecisions.ts';

/** Ids of rows by kind, as the store names the kinds. */
export type RowIds = ReadonlyMap<string, ReadonlySet<string>>;

interface Seen {
  readonly past: PastDecision<MatchedWorld>;
  readonly visited: readonly UnitId[];
  /** The mentors of the visited units, and those who were recommended. */
  readonly mentors: ReadonlySet<MentorId>;
}

const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(rows.map(({ id }) => id));

/** M9: the client's other requests. */
const otherRequests = ({ past: { world, request } }: Seen) =>
  world.requests.filter(
    ({ id, clientId }) => clientId !== undefined && clientId === request.clientId && id !== request.id,
  );

const ROWS: Readonly<Record<InputPart, (seen: Seen) => RowIds>> = {
  policy: () => new Map(),
  request: ({ past }) => new Map([['request', new Set([past.request.id])]]),
  hierarchy: ({ past: { world, pool, request }, visited }) => {
    const levels = ['chapter', 'district', 'region'] as const;
    const own = levels.map((level) => pool.hierarchy.within(request.chapterId, level)?.id);
    const units = world.units.filter(
      ({ id }) =>
        id === request.chapterId ||
        own.includes(id) ||
        visited.includes(id) ||
        levels.some((level) => {
          const unit = pool.hierarchy.within(id, level);
          return unit !== undefined && visited.includes(unit.id);
        }),
    );
    const ids = idsOf(units);
    return new Map([
      ['unit', ids],
      ['unitTerm', idsOf(world.terms.filter(({ unitId }) => ids.has(unitId)))],
    ]);
  },
  history: ({ past: { world, request } }) =>
    new Map([['assignment', idsOf(world.assignments.filter(({ requestId }) => requestId === request.id))]]),
  continuity: (seen) => {
    const { world } = seen.past;
    const requests = otherRequests(seen);
    const ids = idsOf(requests);
    return new Map([
      ['request', ids],
      ['assignment', idsOf(world.assignments.filter(({ requestId }) => ids.has(requestId)))],
      ['session', idsOf(world.sessions.filter(({ requestId }) => ids.has(requestId)))],
    ]);
  },
  mentors: ({ past: { world }, mentors }) => {
    const answers = world.capacityAnswers.filter(({ mentorId }) => mentors.has(mentorId));
    return new Map([
      ['mentor', mentors],
      ['capacityAnswer', idsOf(answers)],
    ]);
  },
  offers: ({ past: { world }, mentors }) => {
    const recorded = new Set(world.assignments.map(({ requestId }) => requestId));
    // M1: a direct request that nobody recorded counts as an offer to the mentor whom the client chose.
    const implied = world.requests.filter(
      ({ id, requestedMentorId }) =>
        requestedMentorId !== undefined && mentors.has(requestedMentorId) && !recorded.has(id),
    );
    return new Map([
      ['assignment', idsOf(world.assignments.filter(({ mentorId }) => mentors.has(mentorId)))],
      ['request', idsOf(implied)],
    ]);
  },
};

/** The rows of the working set that one part of a decision was made from, as far as they are still there. */
export const inputRows = (part: InputPart, past: PastDecision<MatchedWorld>, kept: KeptDecision): RowIds => {
  const visited = kept.tiers.map(({ unitId }) => unitId);
  const members = visited.flatMap((unit) => past.pool.members.get(unit) ?? []);
  return ROWS[part]({
    past,
    visited,
    mentors: new Set([...members.map(({ mentor }) => mentor.id), ...kept.candidates]),
  });
};

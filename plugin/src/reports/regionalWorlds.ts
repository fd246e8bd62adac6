import type {
  Assignment,
  Hierarchy,
  Mentor,
  MentoringRequest,
  RequestId,
  UnitId,
  World,
} from '../rules/index.ts';

/** The part of a world in which a request is decided. */
export type RegionalWorlds = (request: MentoringRequest, assignment: Assignment) => World;

interface Regional {
  readonly world: World;
  readonly mentors: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
}

/** Every unit of each region, by any of these hierarchies. */
const unitsByRegion = (world: World, hierarchies: readonly Hierarchy[]): Map<UnitId, Set<UnitId>> => {
  const found = new Map<UnitId, Set<UnitId>>();
  for (const hierarchy of hierarchies)
    for (const { id } of world.units) {
      const region = hierarchy.within(id, 'region')?.id;
      if (region !== undefined) found.set(region, (found.get(region) ?? new Set()).add(id));
    }
  return found;
};

/**
 * Worlds small enough to be rebuilt for many instants, that give the same decisions: a decision looks at its region only, at the
 * mentors of no chapter (M5's median), and at the mentors of the client's earlier requests (M9). Where one of those lies
 * outside the region, the whole world is given.
 */
export const regionalWorlds = (world: World, hierarchies: readonly Hierarchy[]): RegionalWorlds => {
  const { mentors, assignments, requests = [], sessions = [] } = world;
  const units = unitsByRegion(world, hierarchies);
  const offersOf = Map.groupBy(assignments, ({ requestId }) => requestId);
  const sessionsOf = Map.groupBy(sessions, ({ requestId }) => requestId);
  const requestsOf = Map.groupBy(requests, ({ clientId }) => clientId);
  const inChapter = ({ chapterId }: Mentor): boolean =>
    hierarchies.every((hierarchy) => hierarchy.within(chapterId, 'chapter') !== undefined);

  const make = (region: ReadonlySet<UnitId>): Regional => {
    const own = mentors.filter(
      (mentor) => (mentor.chapterId !== undefined && region.has(mentor.chapterId)) || !inChapter(mentor),
    );
    const ids = new Set<string>(own.map(({ id }) => id));
    const touched = new Set<RequestId>();
    for (const { requestId, mentorId } of assignments) if (ids.has(mentorId)) touched.add(requestId);
    for (const { id, chapterId, requestedMentorId } of requests)
      if (
        (chapterId !== undefined && region.has(chapterId)) ||
        (requestedMentorId !== undefined && ids.has(requestedMentorId))
      )
        touched.add(id);
    return {
      mentors: ids,
      requests: touched,
      world: {
        ...world,
        mentors: own,
        // All offers of a request, because only its first can be a direct one.
        assignments: assignments.filter(({ requestId }) => touched.has(requestId)),
        requests: requests.filter(({ id }) => touched.has(id)),
        sessions: sessions.filter(({ requestId }) => touched.has(requestId)),
      },
    };
  };
  const made = new Map<UnitId, Regional>();
  const regionalOf = (request: MentoringRequest): Regional | undefined => {
    for (const [id, region] of units) {
      if (request.chapterId === undefined || !region.has(request.chapterId)) continue;
      const regional = made.get(id) ?? make(region);
      made.set(id, regional);
      return regional;
    }
    return undefined;
  };

  return (request, { mentorId }) => {
    const regional = regionalOf(request);
    const others = request.clientId === undefined ? [] : (requestsOf.get(request.clientId) ?? []);
    const inside =
      regional?.mentors.has(mentorId) === true &&
      others.every(
        ({ id, requestedMentorId }) =>
          regional.requests.has(id) &&
          [
            requestedMentorId,
            ...[...(offersOf.get(id) ?? []), ...(sessionsOf.get(id) ?? [])].map((one) => one.mentorId),
          ].every((had) => had === undefined || regional.mentors.has(had)),
      );
    return inside ? regional.world : world;
  };
};

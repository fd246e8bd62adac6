import {
  foundNobody,
  type MentoringRequest,
  type Pool,
  type PoolMentor,
  type SimulatedDecision,
  type Simulation,
  type UnitId,
  type World,
} from '../rules/index.ts';
import { gapSentence } from './gapSentence.ts';

/** The mentors of a chapter who list an area, as they stand at the end of the simulation. */
export interface AreaMentors {
  readonly eligible: number;
  readonly full: number;
  readonly paused: number;
  /** Active Mentors of unclear capacity, or who take no requests. */
  readonly other: number;
}

/** A chapter that lacks mentors for an area. Every request counts once under `need`, and under each line that applies. */
export interface Gap {
  readonly chapter: string;
  readonly area: string;
  /** All requests of the chapter for the area in the time. */
  readonly requests: number;
  /** Requests that were not served at once by a mentor of the chapter who lists the area. */
  readonly need: number;
  readonly toDistrict: number;
  readonly toRegion: number;
  /** Served by a mentor who does not list the area (M3's relaxed pass). */
  readonly relaxed: number;
  /** Nobody could take them when they came. */
  readonly foundNobody: number;
  /** Of those, still waiting at the end. */
  readonly stillWaiting: number;
  /** Business milliseconds that the longest waited for want of a mentor. */
  readonly longestWait: number;
  readonly mentors: AreaMentors;
  /** "Ames: recruit for Legal: 7 of 9 requests left the chapter; nobody there lists it." */
  readonly sentence: string;
}

const movedTo = ({ tier, group, relaxed, mentorId }: SimulatedDecision, wanted: 'district' | 'region') =>
  mentorId !== undefined && !relaxed && group !== 'continuity' && tier === wanted;

const isNeed = (one: SimulatedDecision): boolean =>
  movedTo(one, 'district') || movedTo(one, 'region') || one.relaxed || foundNobody(one);

const areaMentors = ({ members }: Pool, chapterId: UnitId, area: string): AreaMentors => {
  const counts = { eligible: 0, full: 0, paused: 0, other: 0 };
  const kinds: Readonly<Record<string, keyof AreaMentors>> = {
    atLimit: 'full',
    paused: 'paused',
    capacityUnclear: 'other',
    noCapacity: 'other',
  };
  const kindOf = ({ standing }: PoolMentor): keyof AreaMentors | undefined =>
    standing === undefined ? 'eligible' : kinds[standing.code];
  for (const one of members.get(chapterId) ?? []) {
    const kind = one.mentor.areas.includes(area) ? kindOf(one) : undefined;
    if (kind !== undefined) counts[kind] += 1;
  }
  return counts;
};

const gapOf = (
  decisions: readonly SimulatedDecision[],
  place: { readonly chapter: string; readonly area: string; readonly mentors: AreaMentors },
): Gap => {
  const count = (holds: (one: SimulatedDecision) => boolean): number => decisions.filter(holds).length;
  const waits = decisions.filter(foundNobody).map(({ waitedBusinessMs }) => waitedBusinessMs);
  const figures = {
    ...place,
    requests: decisions.length,
    need: count(isNeed),
    toDistrict: count((one) => movedTo(one, 'district')),
    toRegion: count((one) => movedTo(one, 'region')),
    relaxed: count(({ relaxed }) => relaxed),
    foundNobody: count(foundNobody),
    stillWaiting: count((one) => foundNobody(one) && one.mentorId === undefined),
    longestWait: Math.max(0, ...waits),
  };
  return { ...figures, sentence: gapSentence(figures) };
};

const byNeed = (left: Gap, right: Gap): number =>
  right.need - left.need ||
  right.longestWait - left.longestWait ||
  left.chapter.localeCompare(right.chapter, 'en') ||
  left.area.localeCompare(right.area, 'en');

/**
 * A recruiting list: the areas of each chapter whose requests waited, moved up, went to a mentor without the area, or found
 * nobody, for want of a mentor (M3, M11); greatest need first. A client who went back to a previous mentor elsewhere
 * (M9) is no need. `simulation` is of this world.
 */
export const gaps = (world: Pick<World, 'requests'>, simulation: Simulation): Gap[] => {
  const pool = simulation.end;
  const requests = new Map(world.requests?.map((request) => [request.id, request]));
  const keyOf = ({ requestId }: SimulatedDecision): string => {
    const { chapterId, area }: Partial<MentoringRequest> = requests.get(requestId) ?? {};
    return JSON.stringify([pool.hierarchy.within(chapterId, 'chapter')?.id, area]);
  };
  return [...Map.groupBy(simulation.requests, keyOf).values()]
    .flatMap((decisions) => {
      const [first] = decisions;
      const request = first && requests.get(first.requestId);
      const chapter = pool.hierarchy.within(request?.chapterId, 'chapter');
      if (chapter === undefined || request?.area === undefined || !decisions.some(isNeed)) return [];
      const { area } = request;
      return [
        gapOf(decisions, { chapter: chapter.name, area, mentors: areaMentors(pool, chapter.id, area) }),
      ];
    })
    .sort(byNeed);
};

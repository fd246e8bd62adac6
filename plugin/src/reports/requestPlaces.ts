import type { Policy } from '../policy/index.ts';
import {
  businessCalendar,
  enrollmentOf,
  hierarchyOn,
  type Hierarchy,
  type Instant,
  type MentoringRequest,
  type Unit,
  type World,
} from '../rules/index.ts';

/** Where a request lies. */
export interface RequestPlace {
  readonly region: Unit;
  readonly chapter: Unit;
}

export interface RequestPlaces {
  /** M0, C5: on the day of an instant; undefined outside the enrolled regions. */
  readonly placeOf: (request: MentoringRequest, at: Instant) => RequestPlace | undefined;
  /** Of every day asked about so far. */
  readonly hierarchies: () => readonly Hierarchy[];
}

/** Places of requests on any day. */
export const requestPlaces = (world: World, { rules }: Policy): RequestPlaces => {
  const calendar = businessCalendar(rules.calendar.timeZone, rules.calendar.closures);
  const byDate = new Map<string, Hierarchy>();
  const hierarchyAt = (at: Instant): Hierarchy => {
    const date = calendar.dateOf(at);
    const hierarchy = byDate.get(date) ?? hierarchyOn(date, world.units, world.terms);
    byDate.set(date, hierarchy);
    return hierarchy;
  };
  return {
    placeOf: ({ chapterId }, at) => {
      const hierarchy = hierarchyAt(at);
      const region = hierarchy.within(chapterId, 'region');
      const chapter = hierarchy.within(chapterId, 'chapter');
      if (region === undefined || chapter === undefined) return undefined;
      const enrolled = enrollmentOf(hierarchy, chapterId, rules.scope.enrolledRegions) === 'enrolled';
      return enrolled ? { region, chapter } : undefined;
    },
    hierarchies: () => [...byDate.values()],
  };
};

import type { Policy } from '../policy/index.ts';
import {
  actingFor,
  calendarFor,
  enrollmentOf,
  escalationsOf,
  hierarchyOn,
  ladderOf,
  readEscalationKey,
  readLadderKey,
  roleHolders,
  type BusinessCalendar,
  type Escalation,
  type Instant,
  type Ladder,
  type LadderRecord,
  type MentorId,
  type UnitId,
} from '../rules/index.ts';
import type { World } from './world.ts';

export interface Ladders {
  /** Of the mentors of enrolled regions (M0) who gave something back, or of whom something is written. By mentor Id. */
  readonly ladders: readonly Ladder[];
  /** D10: business time in the zone of a mentor's chapter. */
  readonly calendarOf: (mentorId: MentorId) => BusinessCalendar;
  /** L10: of requests of enrolled regions. */
  readonly escalations: readonly Escalation[];
}

/** L1-L11, M0: the ladders and escalations of the enrolled regions. Pure: same world and records, same answer. */
export function laddersOf(
  world: World,
  records: readonly LadderRecord[],
  { policy, asOf }: { readonly policy: Policy; readonly asOf: Instant },
): Ladders {
  const { rules } = policy;
  const date = calendarFor(rules, undefined).dateOf(asOf);
  const hierarchy = hierarchyOn(date, world.units, world.terms);
  const holders = roleHolders(date, hierarchy, world.terms);
  const isEnrolled = (unit: UnitId | undefined): boolean =>
    enrollmentOf(hierarchy, unit, rules.scope.enrolledRegions) === 'enrolled';
  const shared = (unit: UnitId | undefined) => ({
    acting: actingFor(holders, unit),
    calendar: calendarFor(rules, hierarchy.within(unit, 'chapter')?.timeZone),
    policy: rules.ladder,
    at: asOf,
  });

  const assignments = Map.groupBy(world.assignments, ({ mentorId }) => mentorId);
  const written = Map.groupBy(records, ({ key }) => readLadderKey(key)?.mentorId);
  const ladders = world.mentors
    .filter(({ id, chapterId }) => isEnrolled(chapterId) && (assignments.has(id) || written.has(id)))
    .map(({ id, chapterId }) =>
      ladderOf({
        mentorId: id,
        assignments: assignments.get(id) ?? [],
        records: written.get(id) ?? [],
        ...shared(chapterId),
      }),
    )
    .filter(({ rejections, tasks }) => rejections.length > 0 || tasks.length > 0)
    .sort((left, right) => (left.mentorId < right.mentorId ? -1 : 1));

  const escalated = Map.groupBy(records, ({ key }) => readEscalationKey(key)?.requestId);
  const escalations = world.requests
    .filter(({ id, chapterId }) => escalated.has(id) && isEnrolled(chapterId))
    .flatMap(({ id, chapterId }) => escalationsOf(escalated.get(id) ?? [], shared(chapterId)));
  const chapters = new Map(world.mentors.map(({ id, chapterId }) => [id, chapterId]));
  return { ladders, calendarOf: (mentorId) => shared(chapters.get(mentorId)).calendar, escalations };
}

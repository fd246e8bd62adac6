import type { Policy } from '../policy/index.ts';
import type { Instant, MentorId, MentoringRequest, NextAction } from '../rules/index.ts';
import { requireEnrolledRegion } from './enrolledRegion.ts';
import { describeRequest } from './explain.ts';
import { iso, isoTime, type WithIsoTimes } from './isoTimes.ts';
import { lateClocks, type Horizon, type LateClock } from './lateClocks.ts';
import { requestEvaluator } from './requestEvaluator.ts';
import type { World } from './world.ts';

/** One clock that is late or soon will be: ids, codes, sentences and ISO times, never personal data. */
export type ComplianceRow = WithIsoTimes<LateClock, 'due'> & {
  readonly requestId: string;
  readonly number: string;
  readonly chapter?: string | undefined;
  readonly region?: string | undefined;
  readonly nextAction?: WithIsoTimes<NextAction, 'due'> | undefined;
};

/** Clocks by what they have in common. */
export interface ComplianceCount {
  readonly late: number;
  readonly soon: number;
}

/** D11: what is late, and what will be if nobody acts. */
export interface Compliance {
  /** Oldest due first. */
  readonly rows: readonly ComplianceRow[];
  /** Requests among the rows. */
  readonly requests: number;
  readonly byRule: readonly (ComplianceCount & { readonly rule: LateClock['rule'] })[];
  /** Who has most that is late, first. */
  readonly byOwner: readonly (ComplianceCount & Owner)[];
}

type Owner = Pick<LateClock, 'owner' | 'mentorId'>;

export interface ComplianceOptions {
  readonly policy: Policy;
  readonly asOf: Instant;
  /** Name of an enrolled region; by default all, and the requests without a known chapter (M1). */
  readonly region?: string | undefined;
  readonly horizon: Horizon;
}

/**
 * D11: the open requests of the enrolled regions that are late, or will be by the horizon if nobody acts. Pure: same world, same list.
 *
 * @throws QuestionError when the region does not take part.
 */
export function compliance(world: World, options: ComplianceOptions): Compliance {
  const region = requireEnrolledRegion([options.policy], options.region);
  const { pool, enrollment, factsOf, contextOf, evaluate } = requestEvaluator(world, options);
  const rowsOf = (request: MentoringRequest): ComplianceRow[] => {
    const place = describeRequest(pool, request);
    if (region !== undefined && place.region !== region) return [];
    const clocks = lateClocks(factsOf(request), contextOf(request), options.horizon);
    if (clocks.length === 0) return [];
    const { nextAction } = evaluate(request).state;
    return clocks.map((clock) => ({
      requestId: request.id,
      number: request.number,
      chapter: place.chapter,
      region: place.region,
      ...clock,
      due: isoTime(clock.due),
      nextAction: nextAction && { ...nextAction, due: iso(nextAction.due) },
    }));
  };
  const rows = world.requests
    .filter((request) => !request.closed && enrollment(request) !== 'notEnrolled')
    .flatMap(rowsOf)
    .sort(byDue);
  return {
    rows,
    requests: new Set(rows.map(({ requestId }) => requestId)).size,
    byRule: countBy(rows, ({ rule }) => rule)
      .map(({ first, ...counts }) => ({ rule: first.rule, ...counts }))
      .sort((left, right) => (left.rule < right.rule ? -1 : 1)),
    byOwner: countBy(rows, ownerKey)
      .map(({ first: { owner, mentorId }, ...counts }) => ({ owner, mentorId, ...counts }))
      .sort(
        (left, right) =>
          right.late - left.late || right.soon - left.soon || byText(ownerKey(left), ownerKey(right)),
      ),
  };
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const ownerKey = ({
  owner,
  mentorId,
}: {
  readonly owner: string;
  readonly mentorId?: MentorId | undefined;
}): string => mentorId ?? owner;

const byDue = (left: ComplianceRow, right: ComplianceRow): number =>
  byText(left.due ?? '', right.due ?? '') ||
  byText(left.number, right.number) ||
  byText(left.rule, right.rule);

const countBy = (
  rows: readonly ComplianceRow[],
  keyOf: (row: ComplianceRow) => string,
): (ComplianceCount & { readonly first: ComplianceRow })[] =>
  [...Map.groupBy(rows, keyOf).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const late = group.filter(({ state }) => state === 'late').length;
    return [{ first, late, soon: group.length - late }];
  });

import { assignmentModeOf, type AssignmentMode, type Policy } from '../policy/index.ts';
import {
  offersOf,
  type Assignment,
  type DecisionOutcome,
  type Instant,
  type MatchGroup,
  type MentoringRequest,
  type MentorStanding,
  type Tier,
  type World,
} from '../rules/index.ts';
import type { KeptDecision } from '../store/index.ts';
import { AGREEMENTS, compareAssignment, type Agreement, type Compared } from './compareAssignment.ts';
import { decisionsBefore, type BeforeOffer } from './decisionBefore.ts';
import { requestPlaces, type RequestPlace } from './requestPlaces.ts';

/** How many of how many. */
export interface Share {
  readonly count: number;
  /** Of the total, one decimal; 0 of nothing. */
  readonly percent: number;
}

/** One line of the report. */
export interface AgreementCounts {
  readonly total: number;
  /** Compared with a decision that was made again, because none was kept. */
  readonly reconstructed: number;
  readonly shares: Readonly<Record<Agreement, Share>>;
}

/** One assignment by a person beside the decision that stood just before it: ids, codes and ISO times. */
export interface ComparedAssignment {
  readonly requestId: string;
  readonly number: string;
  readonly region: string;
  readonly chapter: string;
  readonly offeredAt: string;
  readonly agreement: Agreement;
  readonly basis: 'kept' | 'reconstructed';
  readonly mode: AssignmentMode;
  readonly decidedAt: string;
  readonly policyVersion: string;
  readonly assigned: {
    readonly mentorId: string;
    /** Place among the recommended. */
    readonly rank?: number | undefined;
    readonly tier?: Tier | undefined;
    /** Of a mentor who was not recommended: why, by code. */
    readonly reason?: MentorStanding['code'] | undefined;
  };
  readonly recommended: {
    readonly outcome: DecisionOutcome;
    readonly mentorId?: string | undefined;
    readonly tier?: Tier | undefined;
    readonly group?: MatchGroup | undefined;
    readonly relaxed: boolean;
  };
}

/** M13: what was decided beside what coordinators did. */
export interface AgreementReport {
  readonly since: string;
  readonly until: string;
  readonly policyVersion: string;
  readonly all: AgreementCounts;
  readonly regions: readonly (AgreementCounts & { readonly region: string; readonly mode: AssignmentMode })[];
  readonly chapters: readonly (AgreementCounts & { readonly region: string; readonly chapter: string })[];
  /** Everything but first choices, oldest first. */
  readonly differing: readonly ComparedAssignment[];
  /** Assignments whose request is no longer, or not yet, known: not compared. */
  readonly notCompared: number;
}

export interface AgreementOptions {
  readonly policy: Policy;
  /** Kept decisions, oldest first. */
  readonly kept: readonly KeptDecision[];
  /** Offers after `since`, up to `until`. */
  readonly since: Instant;
  readonly until: Instant;
  /** Only this enrolled region, by name. */
  readonly region?: string | undefined;
}

const iso = (instant: Instant): string => new Date(instant).toISOString();
const sameWord = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();

/** A count with its share of a total, in percent with one decimal. */
const shareOf = (count: number, total: number): Share => ({
  count,
  percent: total === 0 ? 0 : Math.round((count / total) * 1000) / 10,
});

const countsOf = (compared: readonly ComparedAssignment[]): AgreementCounts => ({
  total: compared.length,
  reconstructed: compared.filter(({ basis }) => basis === 'reconstructed').length,
  shares: Object.fromEntries(
    AGREEMENTS.map((agreement) => [
      agreement,
      shareOf(compared.filter((one) => one.agreement === agreement).length, compared.length),
    ]),
  ) as Record<Agreement, Share>,
});

interface Wanted {
  readonly offer: Assignment;
  readonly request: MentoringRequest;
  readonly place: RequestPlace;
}

interface Row extends Wanted {
  readonly before: BeforeOffer;
  readonly compared: Compared;
}

const describe = ({ offer, request, place, before, compared }: Row): ComparedAssignment => {
  const { brief, at, ...decision } = before.decision;
  const { agreement, rank, standing } = compared;
  return {
    requestId: request.id,
    number: request.number,
    region: place.region.name,
    chapter: place.chapter.name,
    offeredAt: iso(offer.offeredAt),
    agreement,
    ...decision,
    decidedAt: iso(at),
    assigned: {
      mentorId: offer.mentorId,
      rank,
      tier: rank === undefined ? standing?.tier : brief.tier,
      reason: standing?.code,
    },
    recommended: {
      outcome: brief.outcome,
      mentorId: brief.candidates[0],
      tier: brief.tier,
      group: brief.group,
      relaxed: brief.relaxed,
    },
  };
};

/**
 * M13: every assigned offer of enrolled regions in a time beside the decision that stood just before it. Pure. Mentors' profiles are
 * taken as they are today: Engage does not say how they were.
 */
export const agreement = (world: World, options: AgreementOptions): AgreementReport => {
  const { policy, kept, since, until, region } = options;
  const requests = new Map(world.requests?.map((request) => [request.id, request]));
  const { placeOf, hierarchies } = requestPlaces(world, policy);
  let notCompared = 0;
  const wanted = offersOf(world.assignments, []).flatMap((offer): Wanted[] => {
    const { offeredAt, how } = offer;
    if (how !== 'assigned' || offeredAt <= since || offeredAt > until) return [];
    const request = requests.get(offer.requestId);
    if (request === undefined) {
      notCompared += 1;
      return [];
    }
    const place = placeOf(request, offeredAt - 1);
    if (place === undefined || (region !== undefined && !sameWord(region, place.region.name))) return [];
    return [{ offer, request, place }];
  });
  const before = decisionsBefore({ world, kept, policy, hierarchies: hierarchies() });
  const compared = wanted.flatMap(({ offer, request, place }): ComparedAssignment[] => {
    const known = before(offer, request);
    if (known === undefined) {
      notCompared += 1;
      return [];
    }
    const result = compareAssignment(offer, known.decision, known.past);
    return [describe({ offer, request, place, before: known, compared: result })];
  });
  const byRegion = Map.groupBy(compared, (one) => one.region);
  const byChapter = Map.groupBy(compared, (one) => JSON.stringify([one.region, one.chapter]));
  const inOrder = <Value>(groups: Map<string, Value>): [string, Value][] =>
    [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    since: iso(since),
    until: iso(until),
    policyVersion: policy.version,
    all: countsOf(compared),
    regions: inOrder(byRegion).map(([name, rows]) => ({
      region: name,
      mode: assignmentModeOf(policy, name),
      ...countsOf(rows),
    })),
    chapters: inOrder(byChapter).map(([, rows]) => ({
      region: rows[0]?.region ?? '',
      chapter: rows[0]?.chapter ?? '',
      ...countsOf(rows),
    })),
    differing: compared.filter((one) => one.agreement !== 'firstChoice'),
    notCompared,
  };
};

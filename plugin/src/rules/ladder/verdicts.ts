import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import { DAY_MS, dayOfWall } from '../calendar/calendarDate.ts';
import { dateWords } from '../calendar/dueWords.ts';
import type { Assignment, Instant } from '../facts.ts';
import type { LadderPolicy, RejectionKind } from '../policy.ts';
import { DECLINE_REASONS } from './declineReasons.ts';
import type { Rejection } from './rejections.ts';

/** L1, L2, L7: why a rejection counts or not. */
export type VerdictCode =
  | 'notCountedKind'
  | 'beforePolicy'
  | 'outsideWindow'
  | 'appealUpheld'
  | 'confirmed'
  | 'rejectedClaim'
  | 'pending'
  | 'counted';

/** A rejection with the answer to "does it count?". */
export interface JudgedRejection extends Rejection {
  readonly verdict: VerdictCode;
  readonly counted: boolean;
  /** L7: what was done for it before is annotated. */
  readonly annuls: boolean;
  /** From when its tasks run; it keeps its place by `rejectedAt`. */
  readonly countedFrom: Instant;
  /** When it was excused, where that is recorded. */
  readonly excusedAt: Instant | undefined;
  /** One plain sentence, without any person's name. */
  readonly sentence: string;
}

interface Matter extends Rejection {
  readonly policy: LadderPolicy;
  readonly calendar: BusinessCalendar;
  readonly latest: Instant;
  readonly upheldAt: Instant | undefined;
}

interface VerdictRow {
  readonly code: VerdictCode;
  readonly applies: (matter: Matter) => boolean;
  readonly counted: boolean;
  readonly annuls: boolean;
  readonly excusedAt?: (matter: Matter) => Instant | undefined;
  readonly why: (matter: Matter) => string;
}

const KIND_WORDS: Readonly<Record<RejectionKind, string>> = {
  declinedAssigned: 'An assigned request was declined',
  refusedDirect: 'A direct request was refused and returned',
  timedOut: 'An offer was let time out',
  transferred: 'A request was transferred back',
};

const reasonWords = ({ declineReason }: Assignment): string =>
  declineReason === undefined ? 'no reason given' : DECLINE_REASONS[declineReason].words;

/** L1, L2: a reason that does not count once a coordinator confirms it; a missing one as the policy says. */
const isClaim = ({ assignment: { declineReason, claim, response }, policy }: Matter): boolean => {
  if (claim === 'pending') return true;
  if (declineReason !== undefined) return DECLINE_REASONS[declineReason].claim;
  return response === 'declined' && policy.withoutReason === 'claim';
};

/** L1, L2, L7: the first row that applies. */
const VERDICTS: readonly VerdictRow[] = [
  {
    code: 'notCountedKind',
    applies: ({ kind, policy }) => !policy.counts.includes(kind),
    counted: false,
    annuls: true,
    why: ({ kind }) =>
      `does not count: ${kind === 'timedOut' ? 'time-outs' : kind === 'transferred' ? 'transfers' : 'such rejections'} are off`,
  },
  {
    code: 'beforePolicy',
    applies: ({ rejectedAt, policy, calendar }) => rejectedAt < calendar.startOf(policy.countedFrom),
    counted: false,
    annuls: true,
    why: () => 'does not count: it was before the policy took effect',
  },
  {
    code: 'appealUpheld',
    applies: ({ upheldAt }) => upheldAt !== undefined,
    counted: false,
    annuls: true,
    excusedAt: ({ upheldAt }) => upheldAt,
    why: () => "does not count: the mentor's appeal was upheld",
  },
  {
    code: 'confirmed',
    applies: ({ assignment }) => assignment.claim === 'confirmed',
    counted: false,
    annuls: true,
    excusedAt: ({ assignment }) => assignment.claimRuledAt,
    why: ({ assignment }) => `does not count: excused (${reasonWords(assignment)})`,
  },
  {
    code: 'outsideWindow',
    applies: ({ policy: { window }, rejectedAt, latest }) =>
      window !== 'lifetime' && rejectedAt < latest - window * DAY_MS,
    counted: false,
    annuls: false,
    why: ({ policy: { window } }) => `no longer counts: more than ${window} days before the latest`,
  },
  {
    code: 'rejectedClaim',
    applies: ({ assignment }) => assignment.claim === 'rejected',
    counted: true,
    annuls: false,
    why: ({ assignment }) => `counts: the claim (${reasonWords(assignment)}) was rejected`,
  },
  {
    code: 'pending',
    applies: isClaim,
    counted: false,
    annuls: true,
    why: ({ assignment }) =>
      `is pending: nothing is owed until somebody rules on the claim (${reasonWords(assignment)})`,
  },
  {
    code: 'counted',
    applies: () => true,
    counted: true,
    annuls: false,
    why: ({ assignment, kind }) =>
      kind === 'declinedAssigned' || kind === 'refusedDirect'
        ? `counts (${reasonWords(assignment)})`
        : 'counts',
  },
];

/** L1, L2, L7: whether each rejection counts, and why. `upheldAt`: when an appeal about it was upheld. */
export const judge = (
  rejections: readonly Rejection[],
  {
    policy,
    calendar,
    upheldAt,
  }: {
    readonly policy: LadderPolicy;
    readonly calendar: BusinessCalendar;
    readonly upheldAt: (rejection: Rejection) => Instant | undefined;
  },
): readonly JudgedRejection[] => {
  const latest = rejections.findLast(({ kind }) => policy.counts.includes(kind))?.rejectedAt ?? -Infinity;
  return rejections.flatMap((rejection): JudgedRejection[] => {
    const matter: Matter = { ...rejection, policy, calendar, latest, upheldAt: upheldAt(rejection) };
    const row = VERDICTS.find(({ applies }) => applies(matter));
    if (row === undefined) return [];
    const on = dateWords(dayOfWall(calendar.toWall(rejection.rejectedAt)));
    const { claimRuledAt } = rejection.assignment;
    return [
      {
        ...rejection,
        verdict: row.code,
        counted: row.counted,
        annuls: row.annuls,
        countedFrom:
          row.code === 'rejectedClaim'
            ? Math.max(rejection.rejectedAt, claimRuledAt ?? 0)
            : rejection.rejectedAt,
        excusedAt: row.excusedAt?.(matter),
        sentence: `${KIND_WORDS[rejection.kind]} on ${on}: it ${row.why(matter)}.`,
      },
    ];
  });
};

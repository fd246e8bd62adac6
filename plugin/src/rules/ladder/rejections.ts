import type { Assignment, AssignmentId, Instant, MentorId } from '../facts.ts';
import type { RejectionKind } from '../policy.ts';

/** L7: a request that a mentor gave back, whether it counts or not. */
export interface Rejection {
  readonly assignment: Assignment;
  readonly kind: RejectionKind;
  readonly rejectedAt: Instant;
}

interface RejectionRow {
  readonly kind: RejectionKind;
  readonly applies: (assignment: Assignment) => boolean;
  readonly rejectedAt: (assignment: Assignment) => Instant | undefined;
}

const answered = ({ respondedAt, endedAt }: Assignment): Instant | undefined => respondedAt ?? endedAt;

const REJECTIONS: readonly RejectionRow[] = [
  {
    kind: 'declinedAssigned',
    applies: ({ how, response }) => how === 'assigned' && response === 'declined',
    rejectedAt: answered,
  },
  {
    kind: 'refusedDirect',
    applies: ({ how, response }) => how === 'direct' && response === 'declined',
    rejectedAt: answered,
  },
  { kind: 'timedOut', applies: ({ response }) => response === 'timedOut', rejectedAt: answered },
  {
    kind: 'transferred',
    applies: ({ outcome }) => outcome === 'transferred',
    rejectedAt: ({ endedAt }) => endedAt,
  },
];

const rejectionOf = (assignment: Assignment): Rejection | undefined => {
  const row = REJECTIONS.find(({ applies }) => applies(assignment));
  if (row === undefined) return undefined;
  return { assignment, kind: row.kind, rejectedAt: row.rejectedAt(assignment) ?? assignment.offeredAt };
};

const byTimeThenId = (left: Rejection, right: Rejection): number =>
  left.rejectedAt - right.rejectedAt || (left.assignment.id < right.assignment.id ? -1 : 1);

/** L7: what one mentor had given back by an instant, by time, then Id. A claim that was ruled on later is pending. */
export const rejectionsOf = (
  mentorId: MentorId,
  assignments: readonly Assignment[],
  at: Instant,
): readonly Rejection[] => {
  const byId = new Map<AssignmentId, Rejection>();
  for (const assignment of assignments) {
    if (assignment.mentorId !== mentorId) continue;
    const ruledLater = assignment.claimRuledAt !== undefined && assignment.claimRuledAt > at;
    const known = ruledLater ? { ...assignment, claim: undefined, claimRuledAt: undefined } : assignment;
    const rejection = rejectionOf(known);
    if (rejection !== undefined && rejection.rejectedAt <= at) byId.set(assignment.id, rejection);
  }
  return [...byId.values()].sort(byTimeThenId);
};

import { labelOf } from '../policy/index.ts';
import {
  DECLINE_REASONS,
  type Assignment,
  type DeclineReason,
  type LadderRejection,
} from '../rules/index.ts';
import { actStamp, type ActContext, type ActDecision } from './actDecision.ts';
import { QuestionError } from './questionError.ts';

/** L2: a coordinator rules on the claim that a decline does not count. */
export interface ClaimAct {
  readonly kind: 'claim';
  readonly rejection: LadderRejection;
  readonly ruling: 'confirmed' | 'rejected';
  /** L1: the reason as it turned out, where the mentor gave none. */
  readonly because?: DeclineReason | undefined;
}

/** L7: a decline is excused, whatever was ruled before. */
export interface ExcuseAct {
  readonly kind: 'excuse';
  readonly assignment: Assignment;
}

const LIST = 'Run "sf score ladder list" to see what is owed, and by whom.';
const EXCUSES = Object.entries(DECLINE_REASONS).flatMap(([code, { claim }]) => (claim ? [code] : []));

const requireDecline = ({ id, response }: Assignment): void => {
  if (response !== 'declined')
    throw new QuestionError('ASSIGNMENT_UNKNOWN', `The assignment ${id} was not declined.`, [LIST]);
};

const ruling = (
  { binding, at }: ActContext,
  assignment: Assignment,
  claim: ClaimAct['ruling'],
  because?: DeclineReason,
): ActDecision => {
  const { object, fields, values } = binding.assignment;
  const { instant, text } = actStamp(at);
  const body = JSON.stringify({
    attributes: { type: object },
    [fields.id]: assignment.id,
    [fields.claim]: labelOf(values.claim, claim),
    [fields.claimRuledAt]: text,
    ...(because === undefined ? {} : { [fields.declineReason]: labelOf(values.declineReason, because) }),
  });
  const reason = because === undefined ? {} : { declineReason: because };
  return {
    key: assignment.id,
    write: { object, externalIdField: fields.id, body },
    known: { assignment: { ...assignment, ...reason, claim, claimRuledAt: instant } },
  };
};

const requireReason = ({ rejection: { assignment }, ruling: wanted, because }: ClaimAct): void => {
  const { id, declineReason: given } = assignment;
  if (given !== undefined && because !== undefined && because !== given)
    throw new QuestionError('REASON_WRONG', `The mentor declined ${id} for another reason: ${given}.`, [
      'Leave --because out: what the mentor gave as the reason stays.',
    ]);
  if (wanted === 'rejected' || given !== undefined) return;
  if (because !== undefined && DECLINE_REASONS[because].claim) return;
  const why = because === undefined ? 'no reason was given' : `"${because}" excuses no decline (L1, L2)`;
  throw new QuestionError('REASON_WRONG', `The claim of ${id} cannot be confirmed: ${why}.`, [
    `Add --because with what was the reason: ${EXCUSES.join(', ')}. Or reject the claim.`,
  ]);
};

/** @throws QuestionError when nothing is claimed, or the opposite was ruled. */
export const claimDecision = (context: ActContext, act: ClaimAct): ActDecision => {
  const { assignment, verdict, sentence } = act.rejection;
  const { id, claim } = assignment;
  requireDecline(assignment);
  if (claim === act.ruling) return { key: id };
  if (claim === 'confirmed' || claim === 'rejected')
    throw new QuestionError('CLAIM_RULED', `The claim of ${id} was ruled on: it is ${claim}. ${sentence}`, [
      claim === 'rejected'
        ? `Run "sf score ladder excuse --assignment ${id}" to excuse the decline afterwards (L7).`
        : 'A confirmed claim is taken back in Engage: set Claim Status and Claim Ruled At of the Mentor Assignment.',
    ]);
  if (verdict !== 'pending')
    throw new QuestionError('NO_CLAIM', `Nothing waits for a ruling on ${id}. ${sentence}`, [
      act.ruling === 'confirmed'
        ? `Run "sf score ladder excuse --assignment ${id}" to excuse the decline all the same (L7).`
        : LIST,
    ]);
  requireReason(act);
  return ruling(context, assignment, act.ruling, act.because);
};

/** @throws QuestionError for what is no decline. */
export const excuseDecision = (context: ActContext, { assignment }: ExcuseAct): ActDecision => {
  requireDecline(assignment);
  return assignment.claim === 'confirmed' ? { key: assignment.id } : ruling(context, assignment, 'confirmed');
};

import type { Role } from '../facts.ts';
import type { LadderRecord } from './ladderRecord.ts';

/** L10: what the one on whose board an escalation stands can say to it. */
export const ESCALATION_ANSWERS = ['accepted', 'resolved', 'passedUp'] as const;

export type EscalationAnswer = (typeof ESCALATION_ANSWERS)[number];

interface AnswerRow {
  /** It leaves the board; another escalation of the issue gets a key of its own. */
  readonly settles: boolean;
  /** Who has it from then on; undefined: whoever answered. */
  readonly next?: Role;
  /** What is then to be done with it. */
  readonly task: string;
  /** What was done with it, before "on" and a date. */
  readonly past: string;
}

const SETTLED: AnswerRow = { settles: true, task: '', past: 'Answered' };

/** Any other outcome settles it as well: somebody recorded in Engage that it is answered. */
const ANSWERS: Readonly<Record<EscalationAnswer, AnswerRow>> = {
  accepted: { settles: false, task: 'settle', past: 'accepted' },
  resolved: { ...SETTLED, past: 'Resolved' },
  passedUp: { settles: false, next: 'rvp', task: 'answer', past: 'passed up' },
};

/** The last answer to an escalation; undefined while there is none. */
export const answerRow = ({ doneAt, outcome }: LadderRecord): AnswerRow | undefined => {
  if (doneAt === undefined) return undefined;
  const answer = ESCALATION_ANSWERS.find((code) => code === outcome);
  return answer === undefined ? SETTLED : ANSWERS[answer];
};

import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import type { AssignmentId, Instant } from '../facts.ts';
import type { LadderPolicy } from '../policy.ts';
import type { KeyedRecord } from './ladderRecord.ts';
import { taskRow } from './taskTable.ts';

/** L11: an appeal that was made. */
export interface Appeal {
  readonly record: KeyedRecord;
  readonly askedAt: Instant;
  readonly answeredAt: Instant | undefined;
  /** Made within its business days: the open steps wait for its answer. */
  readonly inTime: boolean;
}

const isAppeal = ({ names }: KeyedRecord): boolean => taskRow(names.task).kind === 'appeal';

/** When the mentor was told what is appealed against: the first e-mail or talk of the step, or the answer to the first appeal. */
const toldAt = (appeal: KeyedRecord, records: readonly KeyedRecord[]): Instant | undefined => {
  const { assignmentId, step, task } = appeal.names;
  const times = records.flatMap(({ names, doneAt }) => {
    if (doneAt === undefined || names.assignmentId !== assignmentId || names.step !== step) return [];
    const { act, to } = taskRow(names.task);
    const toMentor = act === 'talk' || to === 'mentor';
    return (task === 'answerSecondAppeal' ? names.task === 'answerAppeal' : toMentor) ? [doneAt] : [];
  });
  return times.length === 0 ? undefined : Math.min(...times);
};

/** L11: the appeals of one mentor. */
export const appealsOf = (
  records: readonly KeyedRecord[],
  policy: LadderPolicy,
  calendar: BusinessCalendar,
): readonly Appeal[] =>
  records.filter(isAppeal).flatMap((record): Appeal[] => {
    const { askedAt, doneAt } = record;
    if (askedAt === undefined) return [];
    const told = toldAt(record, records);
    const inTime = told === undefined || askedAt <= calendar.deadline(told, policy.appealBusinessDays);
    return [{ record, askedAt, answeredAt: doneAt, inTime }];
  });

/** L11: when an appeal about a rejection was upheld, whoever upheld it. */
export const upheldAt = (appeals: readonly Appeal[], assignmentId: AssignmentId): Instant | undefined =>
  appeals
    .filter(({ record }) => record.names.assignmentId === assignmentId && record.outcome === 'upheld')
    .map(({ answeredAt }) => answeredAt)
    .find((instant) => instant !== undefined);

/** L11: open steps wait for an answer, and get their full time after it. */
export const holdOf = (
  appeals: readonly Appeal[],
): { readonly waiting: boolean; readonly until: Instant | undefined } => {
  const holding = appeals.filter(({ inTime }) => inTime);
  const answers = holding.flatMap(({ answeredAt }) => answeredAt ?? []);
  return {
    waiting: holding.some(({ answeredAt }) => answeredAt === undefined),
    until: answers.length === 0 ? undefined : Math.max(...answers),
  };
};

import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import { dayOfWall } from '../calendar/calendarDate.ts';
import { dateWords, dueWords } from '../calendar/dueWords.ts';
import type { Instant, MentorId, RequestId } from '../facts.ts';
import type { LadderPolicy } from '../policy.ts';
import { actorWords, type Acting, type Actor } from './actors.ts';
import { answerRow } from './escalationAnswers.ts';
import { escalationKey, readEscalationKey } from './ladderKey.ts';
import type { LadderOutcome } from './ladderOutcome.ts';
import { recordsAsOf, type LadderRecord } from './ladderRecord.ts';

/** L10: what a coordinator can escalate. */
export const ESCALATION_ISSUES = [
  'nonCompliance',
  'clientNotConnected',
  'clientConduct',
  'systemProblem',
  'otherIssue',
] as const;

export type EscalationIssue = (typeof ESCALATION_ISSUES)[number];

const ISSUE_WORDS: Readonly<Record<EscalationIssue, string>> = {
  nonCompliance: 'the process is not followed',
  clientNotConnected: 'the client is not connected to a mentor',
  clientConduct: "the client's conduct",
  systemProblem: 'a problem with the record or the system',
  otherIssue: 'another issue',
};

/** L10: an escalation, on the ROC's board until it is answered; `owed` also while it was accepted or passed up, and not settled. */
export interface Escalation {
  readonly key: string;
  readonly requestId: RequestId;
  readonly mentorId?: MentorId | undefined;
  readonly issue: EscalationIssue;
  readonly state: 'owed' | 'decided';
  readonly actor: Actor;
  /** L10: the regional field lead, where one is known. */
  readonly copies: readonly Actor[];
  readonly askedAt: Instant;
  readonly due: Instant;
  /** When it was answered last, and how. */
  readonly doneAt?: Instant | undefined;
  readonly outcome?: LadderOutcome | undefined;
  readonly sentence: string;
}

export interface EscalationContext {
  readonly acting: Acting;
  readonly calendar: BusinessCalendar;
  readonly policy: LadderPolicy;
  readonly at: Instant;
}

/** L10: the escalations that were made by `at`, in the order of their keys. Rows of other kinds are passed over. */
export const escalationsOf = (
  records: readonly LadderRecord[],
  { acting, calendar, policy, at }: EscalationContext,
): Escalation[] =>
  [...recordsAsOf(records, at).values()]
    .sort((left, right) => (left.key < right.key ? -1 : 1))
    .flatMap((record): Escalation[] => {
      const named = readEscalationKey(record.key);
      const issue = ESCALATION_ISSUES.find((code) => code === named?.issue);
      const { askedAt, doneAt, outcome, mentorId } = record;
      if (named === undefined || issue === undefined || askedAt === undefined) return [];
      const answer = answerRow(record);
      const wanted = answer?.next ?? (answer?.settles === false ? record.actorRole : undefined) ?? 'roc';
      const actor = acting(wanted, mentorId);
      const copies = [acting('rfpl', mentorId)].filter(
        ({ role }) => role !== undefined && role !== actor.role,
      );
      const from = answer?.settles === false && doneAt !== undefined ? doneAt : askedAt;
      const due = calendar.deadline(from, policy.escalationBusinessDays);
      const on = doneAt === undefined ? '' : ` on ${dateWords(dayOfWall(calendar.toWall(doneAt)))}`;
      const what = `the escalation (${ISSUE_WORDS[issue]})`;
      const since = answer === undefined ? '' : ` ${answer.past}${on},`;
      const sentence = answer?.settles
        ? `${answer.past}${on}: ${what}.`
        : `${actorWords(actor)}: ${answer?.task ?? 'answer'} ${what},${since} by ${dueWords(due, calendar, { from })}.`;
      const { requestId } = named;
      const state = answer?.settles ? 'decided' : 'owed';
      return [
        {
          key: record.key,
          requestId,
          mentorId,
          issue,
          state,
          actor,
          copies,
          askedAt,
          due,
          doneAt,
          outcome,
          sentence,
        },
      ];
    });

/** L10: the key under which an issue on a request is escalated now: that of the open one, else the next. */
export const nextEscalationKey = (
  requestId: RequestId,
  issue: EscalationIssue,
  records: readonly LadderRecord[],
): string => {
  const made = records.filter(({ key }) => {
    const named = readEscalationKey(key);
    return named?.requestId === requestId && named.issue === issue;
  });
  const open = made.find((record) => answerRow(record)?.settles !== true);
  return open?.key ?? escalationKey(requestId, issue, made.length + 1);
};

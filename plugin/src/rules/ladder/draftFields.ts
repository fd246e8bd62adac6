import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import { dayOfWall } from '../calendar/calendarDate.ts';
import { dateWords, dueWords } from '../calendar/dueWords.ts';
import { ROLE_WORDS } from '../hierarchy/roles.ts';
import { listOf } from './actors.ts';
import { DECLINE_REASONS } from './declineReasons.ts';
import type { Ladder } from './ladder.ts';
import type { LadderTask } from './ladderTask.ts';

/** L9: what the drafts may name: roles, dates, counts and reasons. Names of people are filled in by whoever sends (C2). */
export const DRAFT_FIELDS = [
  'senderRole',
  'recipientRoles',
  'copyRoles',
  'rejectionCount',
  'rejectionDate',
  'rejectionDates',
  'rejectionReason',
  'sendBy',
  'activity',
] as const;

export type DraftField = (typeof DRAFT_FIELDS)[number];

const ACTIVITY_WORDS: Readonly<Record<string, string>> = {
  communityEngagement: 'community engagement',
  fundraising: 'fundraising',
  workshopPresentations: 'workshop presentations',
  otherActivity: 'another activity',
};

/** L9: the merge fields of an e-mail that a task owes. */
export const draftFields = (
  task: LadderTask,
  ladder: Ladder,
  calendar: BusinessCalendar,
): Readonly<Record<DraftField, string>> => {
  const { actor, copies, row, due, startedAt, evidence, assignmentId } = task;
  const day = (instant: number): string => dateWords(dayOfWall(calendar.toWall(instant)));
  const counted = ladder.rejections.filter(
    (rejection) => rejection.counted && evidence.includes(rejection.assignment.id),
  );
  const own = ladder.rejections.find(({ assignment }) => assignment.id === assignmentId);
  const reason = own?.assignment.declineReason;
  const asked = ladder.tasks.find(
    (other) => other.assignmentId === assignmentId && other.row.task === 'askException' && other.outcome,
  );
  const copyRoles = listOf(copies.flatMap(({ role }) => (role === undefined ? [] : [ROLE_WORDS[role]])));
  return {
    senderRole: ROLE_WORDS[actor.role ?? row.role],
    recipientRoles: row.to === 'mentor' ? 'Mentor' : copyRoles,
    copyRoles: row.to === 'mentor' ? copyRoles : '',
    rejectionCount: String(counted.length),
    rejectionDate: own === undefined ? '' : day(own.rejectedAt),
    rejectionDates: listOf(counted.map(({ rejectedAt }) => day(rejectedAt))),
    rejectionReason: reason === undefined ? 'no reason given' : DECLINE_REASONS[reason].words,
    sendBy: due === undefined ? '' : dueWords(due, calendar, { from: startedAt ?? due }),
    activity: ACTIVITY_WORDS[asked?.outcome ?? ''] ?? '',
  };
};

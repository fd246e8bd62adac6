export { citing, type Break } from './break.ts';
import type { Break } from './break.ts';
import { calendarBreaks } from './calendar.ts';
import { capacityBreaks } from './capacity.ts';
import { contactBreaks } from './contactDeadlines.ts';
import { decisionBreaks } from './decision.ts';
import { declineBreaks } from './declines.ts';
import { historyBreaks } from './history.ts';
import { ladderPeopleBreaks } from './ladderPeople.ts';
import { ladderStepBreaks } from './ladderSteps.ts';
import { ladderTaskBreaks } from './ladderTasks.ts';
import { nextActionBreaks } from './nextActions.ts';
import { offerBreaks } from './offerDeadlines.ts';
import { rankingBreaks } from './ranking.ts';
import { scopeBreaks } from './scope.ts';
import { sessionBreaks } from './sessionDeadlines.ts';
import { topicBreaks } from './topics.ts';
import { transferBreaks } from './transfer.ts';

/** The rules that have code: each is broken in at least one way. M14, the notice of an assignment, is Engage's own automation; the
 * session record (S1-S7) is not there yet. */
export const RULES: readonly string[] = [
  'M0',
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'M6',
  'M7',
  'M8',
  'M9',
  'M10',
  'M11',
  'M12',
  'M13',
  'M15',
  'M16',
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'D6',
  'D7',
  'D8',
  'D9',
  'D10',
  'D11',
  'D12',
  'T1',
  'T2',
  'T3',
  'L1',
  'L2',
  'L3',
  'L4',
  'L5',
  'L6',
  'L7',
  'L8',
  'L9',
  'L10',
  'L11',
];

/** Every break, in the order of the rules. */
export const BREAKS: readonly Break[] = [
  ...scopeBreaks,
  ...rankingBreaks,
  ...topicBreaks,
  ...capacityBreaks,
  ...historyBreaks,
  ...decisionBreaks,
  ...offerBreaks,
  ...contactBreaks,
  ...sessionBreaks,
  ...calendarBreaks,
  ...nextActionBreaks,
  ...transferBreaks,
  ...declineBreaks,
  ...ladderTaskBreaks,
  ...ladderStepBreaks,
  ...ladderPeopleBreaks,
].sort((left, right) => RULES.indexOf(left.rule) - RULES.indexOf(right.rule));

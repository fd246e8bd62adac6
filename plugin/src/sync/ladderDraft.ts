import { renderDraft, type DraftTemplate } from '../policy/index.ts';
import { draftFields, type Ladder, type LadderTask } from '../rules/index.ts';
import type { LaddersNow } from './ladderSession.ts';

/** L9: the e-mail that a task owes, for a person to send; undefined for a task that is no e-mail. Names stay in brackets (C2). */
export const ladderDraft = (
  { calendarOf, templates, links }: Pick<LaddersNow, 'calendarOf' | 'templates' | 'links'>,
  ladder: Ladder,
  task: LadderTask,
): DraftTemplate | undefined => {
  const { template } = task.row;
  if (template === undefined) return undefined;
  return renderDraft(templates[template], draftFields(task, ladder, calendarOf(ladder.mentorId)), links);
};

import type { Escalation, Ladder, LadderRejection, LadderTask } from '../rules/index.ts';
import { findMentor } from './findMentor.ts';
import { sameId } from './findRequest.ts';
import type { LaddersNow } from './ladderSession.ts';
import { QuestionError } from './questionError.ts';

const LIST = 'Run "sf score ladder list" to see what is owed, and by whom.';

/** The ladder of a mentor that a Contact Id names. @throws QuestionError. */
export const laddersLadder = ({ ladders, world, unreadable }: LaddersNow, name: string): Ladder => {
  const { id } = findMentor(world.mentors, unreadable, name);
  const found = ladders.find(({ mentorId }) => mentorId === id);
  if (found) return found;
  throw new QuestionError(
    'STEP_MISSING',
    `Mentor ${id} has given nothing back, or is of no enrolled region.`,
    [LIST],
  );
};

/** The task that a key names. @throws QuestionError. */
export const laddersTask = ({ ladders }: LaddersNow, key: string): LadderTask => {
  const found = ladders.flatMap(({ tasks }) => tasks).find((task) => task.key === key.trim());
  if (found) return found;
  throw new QuestionError('TASK_UNKNOWN', `There is no task ${key} on any ladder.`, [LIST]);
};

/** What a mentor of an enrolled region gave back, named by the Id of the assignment. @throws QuestionError. */
export const laddersRejection = ({ ladders }: LaddersNow, id: string): LadderRejection => {
  const found = ladders
    .flatMap(({ rejections }) => rejections)
    .find(({ assignment }) => sameId(assignment.id, id.trim()));
  if (found) return found;
  throw new QuestionError(
    'ASSIGNMENT_UNKNOWN',
    `No mentor of an enrolled region gave back an assignment ${id}.`,
    [
      'Run "sf score ladder list --all --json" to see every assignment that was given back: mentors.rejections.assignmentId.',
    ],
  );
};

/** The escalation that a key names. @throws QuestionError. */
export const laddersEscalation = ({ escalations }: LaddersNow, key: string): Escalation => {
  const found = escalations.find((escalation) => escalation.key === key.trim());
  if (found) return found;
  throw new QuestionError('ESCALATION_UNKNOWN', `There is no escalation ${key} in an enrolled region.`, [
    'Run "sf score ladder list" to see the escalations that stand on the board, each with its key.',
  ]);
};

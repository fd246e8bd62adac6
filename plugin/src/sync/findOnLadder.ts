import type { Assignment, Ladder, LadderTask } from '../rules/index.ts';
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

/** The assignment of an enrolled region that an Id names. @throws QuestionError. */
export const laddersAssignment = ({ ladders }: LaddersNow, id: string): Assignment => {
  const found = ladders
    .flatMap(({ rejections }) => rejections)
    .find(({ assignment }) => sameId(assignment.id, id.trim()));
  if (found) return found.assignment;
  throw new QuestionError(
    'ASSIGNMENT_UNKNOWN',
    `No mentor of an enrolled region gave back an assignment ${id}.`,
    [LIST],
  );
};

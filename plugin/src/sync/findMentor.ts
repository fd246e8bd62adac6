import type { Mentor } from '../rules/index.ts';
import { sameId } from './findRequest.ts';
import { QuestionError } from './questionError.ts';
import type { UnreadableRow } from './runPass.ts';

/**
 * The mentor that a Contact Id of 15 or 18 characters names.
 *
 * @throws QuestionError with the next step.
 */
export function findMentor(
  mentors: readonly Mentor[],
  unreadable: readonly UnreadableRow[],
  name: string,
): Mentor {
  const wanted = name.trim();
  const found = mentors.find(({ id }) => sameId(id, wanted));
  if (found) return found;
  const broken = unreadable.find(({ kind, id }) => kind === 'mentor' && sameId(id, wanted));
  if (broken)
    throw new QuestionError('MENTOR_UNKNOWN', `Mentor ${name} could not be read: ${broken.reason}.`, [
      'Correct the record in Engage, or bind the value in config/engage.yaml; then run the same command again.',
    ]);
  throw new QuestionError('MENTOR_UNKNOWN', `There is no mentor ${name} in the working set.`, [
    'Give the Contact Id of a volunteer, 15 or 18 characters, as "sf score capacity list" shows it.',
  ]);
}

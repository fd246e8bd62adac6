import type { MentoringRequest } from '../rules/index.ts';
import { QuestionError } from './questionError.ts';
import type { UnreadableRow } from './runPass.ts';

/** Whether two Salesforce ids, of 15 or 18 characters each, name the same record. */
export const sameId = (left: string, right: string): boolean =>
  left.length >= 15 && right.length >= 15 && left.slice(0, 15) === right.slice(0, 15);

const withoutZeros = (number: string): string => number.replace(/^0+(?=\d)/, '');

/**
 * The request that a Case Number (leading zeros may be left out) or a Case Id names.
 *
 * @throws QuestionError with the next step.
 */
export function findRequest(
  requests: readonly MentoringRequest[],
  unreadable: readonly UnreadableRow[],
  name: string,
): MentoringRequest {
  const wanted = withoutZeros(name.trim());
  const found = requests.find(({ id, number }) => sameId(id, name.trim()) || withoutZeros(number) === wanted);
  if (found) return found;
  const broken = unreadable.find(({ id }) => sameId(id, name.trim()));
  if (broken)
    throw new QuestionError('REQUEST_UNREADABLE', `Request ${name} could not be read: ${broken.reason}.`, [
      'Correct the record in Engage, or bind the value in config/engage.yaml; then run the same command again.',
    ]);
  throw new QuestionError('REQUEST_UNKNOWN', `There is no request ${name} in the working set.`, [
    'Give the Case Number as Engage shows it (00001234), or the Case Id of 15 or 18 characters.',
    'Run "sf score match" to see the requests that wait. A request that closed longer ago than sync.retentionDays in config/policy.yaml is no longer read, and one that "sf score sync" reports as not readable takes no part.',
  ]);
}

import type { Policy } from '../policy/index.ts';
import { QuestionError } from './questionError.ts';

const sameWord = (name: string): string => name.trim().toLowerCase();

/**
 * The name of a region as the policy writes it; undefined when no region is asked for.
 *
 * @throws QuestionError when it takes part under none of the policies.
 */
export function requireEnrolledRegion(
  policies: readonly Policy[],
  region: string | undefined,
): string | undefined {
  if (region === undefined) return undefined;
  const enrolled = [...new Set(policies.flatMap(({ rules }) => rules.scope.enrolledRegions))];
  const found = enrolled.find((name) => sameWord(name) === sameWord(region));
  if (found !== undefined) return found;
  throw new QuestionError('REGION_NOT_ENROLLED', `The region ${region} does not take part (M0).`, [
    `Give one of the regions of scope.enrolledRegions in config/policy.yaml: ${enrolled.join(', ')}.`,
  ]);
}

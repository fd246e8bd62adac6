import { policySettings, type Policy, type PolicySetting } from '../policy/index.ts';
import { policyDifferences, type PolicyDifference } from './policyDifferences.ts';

/** A setting in which a policy differs, and what it means. */
export interface ExplainedDifference extends PolicyDifference, Pick<PolicySetting, 'rule' | 'description'> {}

/** The settings in which another policy differs from the one in force, each with its rule. Those of `sync` decide nothing and are left
 * out. Pure. */
export function policyCheck(ours: Policy, theirs: Policy): ExplainedDifference[] {
  const settings = policySettings(ours);
  return policyDifferences(ours, theirs).map((difference) => {
    const { rule, description = '' } =
      settings.find(({ key }) => difference.key === key || difference.key.startsWith(`${key}.`)) ?? {};
    return { ...difference, rule, description };
  });
}

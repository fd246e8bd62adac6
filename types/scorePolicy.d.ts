/** `c/scorePolicy`, which the build makes of `config/policy.yaml`. */
import type { RulesPolicy } from 'c/scoreRules';

export declare const policy: RulesPolicy;

import { createHash } from 'node:crypto';
import { canonicalJson } from './canonicalJson.ts';
import { policySchema, type AssignmentMode, type Policy } from './policySchema.ts';
import { readYaml } from './readYaml.ts';

/** Reads the text of `policy.yaml`; `file` is the name that errors show.
 * @throws ConfigError listing every problem. */
export const readPolicy = (text: string, file: string): Policy => {
  const { assignment, sync, ...rules } = readYaml(text, file, policySchema);
  const version = createHash('sha256')
    .update(canonicalJson({ ...rules, assignment }))
    .digest('hex')
    .slice(0, 12);
  return { version, rules: { version, ...rules }, assignment, sync };
};

/** M13: the mode of one region, by its name. */
export const assignmentModeOf = (policy: Policy, regionName: string): AssignmentMode =>
  policy.assignment.regions[regionName] ?? policy.assignment.mode;

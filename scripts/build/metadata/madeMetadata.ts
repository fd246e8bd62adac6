import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readPolicy } from '../../../plugin/src/policy/index.ts';
import { writePolicyRecord } from './policyRecord.ts';
import { writeRegionAccess } from './regionAccess.ts';

/**
 * Writes the metadata that follows from the policy file, so that nothing is written twice by hand: the numbers for
 * validation rules and flows, and who sees which region. Never committed.
 * @param policyFile the path of a `policy.yaml`.
 * @param target a source-format folder, made when it is not there; what stands in it stays.
 * @throws ConfigError listing every problem of the policy file.
 */
export function writeMadeMetadata(policyFile: string, target: string): void {
  const policy = readPolicy(readFileSync(policyFile, 'utf8'), basename(policyFile));
  writePolicyRecord(policy, target);
  writeRegionAccess(policy.rules.scope.enrolledRegions, target);
}

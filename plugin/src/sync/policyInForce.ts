import { readPolicy, type Policy } from '../policy/index.ts';
import { findConfigDirectory, readConfigText } from './readConfig.ts';

/** The policy in force, and the file that it was read from. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly file: string;
}

/**
 * Reads policy.yaml of a folder, by default of the nearest `config`; no org is needed.
 *
 * @throws ConfigError naming every wrong line; StoreError (CONFIG_MISSING) when there is no such file.
 */
export async function policyInForce(
  workingDirectory: string,
  configDirectory: string | undefined,
): Promise<PolicyInForce> {
  const directory = configDirectory ?? (await findConfigDirectory(workingDirectory));
  const { text, name } = await readConfigText(directory, 'policy.yaml');
  return { policy: readPolicy(text, name), file: name };
}

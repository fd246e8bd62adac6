import { readFile } from 'node:fs/promises';
import { readPolicy, type Policy } from '../policy/index.ts';
import { StoreError } from '../store/index.ts';

/**
 * Reads another policy than the one in force; `flag` is how a command names the file.
 *
 * @throws ConfigError naming every wrong line; StoreError (CONFIG_MISSING) when there is no such file.
 */
export async function readPolicyFile(file: string, flag = '--policy'): Promise<Policy> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StoreError(
      {
        code: 'CONFIG_MISSING',
        message: `There is no readable ${file}.`,
        actions: [
          `Copy config/policy.yaml, change what is to be tried, and name the copy with ${flag} FILE.`,
        ],
      },
      { cause },
    );
  });
  return readPolicy(text, file);
}

import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { readBinding, readPolicy, type Binding, type Policy } from '../policy/index.ts';
import { StoreError } from '../store/index.ts';

export interface Config {
  readonly policy: Policy;
  readonly binding: Binding;
  readonly bindingFingerprint: string;
}

/**
 * Reads policy.yaml and engage.yaml of a folder.
 *
 * @throws ConfigError naming every wrong line; StoreError (CONFIG_MISSING) when there is no such file.
 */
export async function readConfig(directory: string): Promise<Config> {
  const [policy, binding] = await Promise.all([
    readText(directory, 'policy.yaml'),
    readText(directory, 'engage.yaml'),
  ]);
  return {
    policy: readPolicy(policy.text, policy.name),
    binding: readBinding(binding.text, binding.name),
    bindingFingerprint: createHash('sha256').update(binding.text).digest('hex'),
  };
}

/** The folder `config` beside the nearest sfdx-project.json, from `start` upwards; `start`/config when there is none. */
export async function findConfigDirectory(start: string): Promise<string> {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const found = await access(join(folder, 'sfdx-project.json')).then(
      () => true,
      () => false,
    );
    if (found) return join(folder, 'config');
    if (folder === dirname(folder)) return join(resolve(start), 'config');
  }
}

async function readText(directory: string, name: string): Promise<{ text: string; name: string }> {
  const file = join(directory, name);
  const shown = relative(process.cwd(), file);
  try {
    return { text: await readFile(file, 'utf8'), name: shown.startsWith('..') ? file : shown };
  } catch (cause) {
    throw new StoreError(
      {
        code: 'CONFIG_MISSING',
        message: `There is no readable ${file}.`,
        actions: ['Run the command inside the project, or name the folder with --config-dir DIR.'],
      },
      { cause },
    );
  }
}

import { createHash } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import {
  readBinding,
  readLinks,
  readPolicy,
  readTemplates,
  type Binding,
  type DraftTemplates,
  type Links,
  type Policy,
} from '../policy/index.ts';
import { StoreError } from '../store/index.ts';

export interface Config {
  readonly policy: Policy;
  readonly binding: Binding;
  readonly bindingFingerprint: string;
  /** L3: help links and training. */
  readonly links: Links;
  /** L3-L6: the drafts of e-mails. */
  readonly templates: DraftTemplates;
}

/**
 * Reads policy.yaml, engage.yaml, links.yaml and the drafts of `templates` of a folder.
 *
 * @throws ConfigError naming every wrong line; StoreError (CONFIG_MISSING) when there is no such file.
 */
export async function readConfig(directory: string): Promise<Config> {
  const [policy, binding, linksFile] = await Promise.all([
    readConfigText(directory, 'policy.yaml'),
    readConfigText(directory, 'engage.yaml'),
    readConfigText(directory, 'links.yaml'),
  ]);
  const links = readLinks(linksFile.text, linksFile.name);
  return {
    policy: readPolicy(policy.text, policy.name),
    binding: readBinding(binding.text, binding.name),
    bindingFingerprint: createHash('sha256').update(binding.text).digest('hex'),
    links,
    templates: await readDrafts(directory, links),
  };
}

/** The drafts that a task names and that are missing are said by name, an absent folder as all of them. */
async function readDrafts(directory: string, links: Links): Promise<DraftTemplates> {
  const folder = join(directory, 'templates');
  const names = await readdir(folder).catch((): string[] => []);
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.md'))
      .map(async (name) => {
        const { text, name: file } = await readConfigText(folder, name);
        return [name.slice(0, -'.md'.length), { file, text }] as const;
      }),
  );
  const shown = relative(process.cwd(), folder);
  return readTemplates(new Map(files), links, shown.startsWith('..') ? folder : shown);
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

/**
 * One file of the folder, and the name that errors show.
 *
 * @throws StoreError (CONFIG_MISSING) when there is no such file.
 */
export async function readConfigText(
  directory: string,
  name: string,
): Promise<{ text: string; name: string }> {
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

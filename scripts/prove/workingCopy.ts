import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project in a folder of its own, where its sources may be broken. */
export interface WorkingCopy {
  readonly folder: string;
  remove(): Promise<void>;
}

const PARTS = [
  'package.json',
  'tsconfig.json',
  'config',
  'plugin/package.json',
  'plugin/src',
  'scripts',
  'test',
];
const ELSEWHERE: readonly string[] = [
  'node_modules',
  'plugin/src/local',
  'test/lwc',
  'test/sf-cli',
  'test/mutation',
];

/** Copies what the tests of the rules need from the current folder; packages are shared with it. */
export async function workingCopy(): Promise<WorkingCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'score-copy-'));
  const left = ELSEWHERE.map((path) => resolve(path));
  for (const part of PARTS) {
    await cp(part, join(folder, part), {
      recursive: true,
      filter: (source) => !left.includes(resolve(source)),
    });
  }
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

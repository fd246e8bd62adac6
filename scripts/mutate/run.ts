import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, glob, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { workingCopy } from '../prove/workingCopy.ts';
import { percentOf, readMutationReport, type FileReport } from './mutationReport.ts';

/** `npm run mutate [fairTurn queue capacity …]`: changes the rules in many small ways, in a copy, and lists the changes that no
 * test notices. */

const USAGE = `npm run mutate [NAME …]

Changes the rules in many small ways, in a copy, and lists what no test notices. Without a NAME everything that
test/mutation/stryker.config.json names: matching, capacity, hierarchy, calendar, clocks, life cycle, transfer and ladder,
about 8,600 changes: matching alone takes 11 minutes on two busy cores. A NAME is a file of plugin/src/rules (fairTurn) or a
folder of it (queue, matching, clocks, ladder).
Ends with 1 when fewer than nine in ten changes are noticed. Survivors that change nothing: test/mutation/SURVIVORS.md.
`;

const HOME = 'test/mutation';
const REPORT = 'coverage/mutation.json';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = (command: string, args: readonly string[], cwd: string): Promise<number> =>
  new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', fail).on('close', (code) => {
      done(code ?? 1);
    });
  });

const sumOf = (files: readonly FileReport[]) => ({
  noticed: files.reduce((sum, { noticed }) => sum + noticed, 0),
  mutants: files.reduce((sum, { mutants }) => sum + mutants, 0),
});

const show = (files: readonly FileReport[]): void => {
  for (const { file, survivors } of files) {
    for (const survivor of survivors) say(`${file}:${survivor}`);
  }
  say('');
  for (const file of files) say(`${percentOf(file).toFixed(1).padStart(6)} %  ${file.file}`);
  const { noticed, mutants } = sumOf(files);
  say(
    `${percentOf({ noticed, mutants }).toFixed(1).padStart(6)} %  ${noticed} of ${mutants} changes noticed`,
  );
  say(`Survivors that change nothing are explained in ${HOME}/SURVIVORS.md; the whole report: ${REPORT}`);
};

/** A file of the rules by its name, or all those of a folder. */
const sourcesNamed = (name: string): string[] => [
  `plugin/src/rules/**/${name.replace(/\.ts$/, '')}.ts`,
  `plugin/src/rules/**/${name}/**/*.ts`,
];

const only: string[] = [];
for (const name of process.argv.slice(2)) {
  const found = await Array.fromAsync(glob(sourcesNamed(name)));
  if (found.length === 0) {
    const help = name === '--help' || name === '-h';
    say(help ? USAGE : `No rule or folder of rules is called "${name}".\n\n${USAGE}`);
    process.exit(help ? 0 : 2);
  }
  only.push(...found);
}
if (!existsSync(join(HOME, 'node_modules'))) {
  say(`Installing StrykerJS in ${HOME} …`);
  if ((await run('npm', ['ci', '--prefix', HOME, '--no-audit', '--no-fund'], '.')) !== 0) {
    throw new Error(`npm ci failed in ${HOME}: is the package registry reachable?`);
  }
}
const copy = await workingCopy();
try {
  const config = 'stryker.config.json';
  await copyFile(join(HOME, config), join(copy.folder, config));
  const stryker = resolve(HOME, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const runner = resolve('scripts/mutate/inProcessRunner.ts');
  const args = ['run', config, '--plugins', runner, ...(only.length > 0 ? ['--mutate', only.join(',')] : [])];
  const code = await run(process.execPath, [stryker, ...args], copy.folder);
  const text = await readFile(join(copy.folder, 'mutation.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error(`Stryker ended with code ${code} and without a report; see above.`);
  await mkdir('coverage', { recursive: true });
  await copyFile(join(copy.folder, 'mutation.json'), REPORT);
  const files = readMutationReport(text);
  show(files);
  // Below thresholds.break of the config it ends with 1.
  process.exitCode = code;
} finally {
  await copy.remove();
}

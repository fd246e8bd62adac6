import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { workingCopy } from '../prove/workingCopy.ts';
import { percentOf, readMutationReport, type FileReport } from './mutationReport.ts';

/** `npm run mutate [fairTurn capacityText …]`: changes the matching rules in many small ways, in a copy, and lists the
 * changes that no test notices. Without arguments every file of test/mutation/stryker.config.json, which takes a while. */

const HOME = 'test/mutation';
const REPORT = 'coverage/mutation.json';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = (command: string, args: readonly string[], cwd: string, env = process.env): Promise<number> =>
  new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
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
  const only = process.argv.slice(2).map((name) => `plugin/src/rules/**/${name.replace(/\.ts$/, '')}.ts`);
  const stryker = resolve(HOME, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const runner = resolve('scripts/mutate/inProcessRunner.ts');
  const args = ['run', config, '--plugins', runner, ...(only.length > 0 ? ['--mutate', only.join(',')] : [])];
  // Every mutant starts Node anew: the cache halves what that costs.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(copy.folder, '.compile-cache') };
  const code = await run(process.execPath, [stryker, ...args], copy.folder, env);
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

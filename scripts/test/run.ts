import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { readFile, rm, mkdtemp } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { testGroups } from './groups.ts';

/** Runs every suite, shows their output, and ends with one line: "N passed, N failed". */

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});

/** Shows the output as it comes, or (`atEnd`) in one piece, where several run at once. */
function run(
  command: string,
  args: readonly string[],
  atEnd = false,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!atEnd) process.stdout.write(text);
    });
    child.on('error', reject).on('close', (code) => {
      if (atEnd) process.stdout.write(output);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** node:test's own closing counts; an exit code without a failed test (a crash, nothing run) counts as one failure. */
async function nodeTests(
  files: readonly string[],
  isolation: 'process' | 'none',
  atEnd = false,
): Promise<Counts> {
  // By default node:test leaves one core idle.
  const concurrency = `--test-concurrency=${availableParallelism()}`;
  const { code, output } = await run(
    process.execPath,
    ['--test', `--test-isolation=${isolation}`, concurrency, '--test-reporter=spec', ...files],
    atEnd,
  );
  const count = (name: string): number =>
    Number([...output.matchAll(new RegExp(`^ℹ ${name} (\\d+)`, 'gm'))].at(-1)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  const passed = count('pass');
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

/** As many groups at once as there are cores. */
async function sharedTests(groups: readonly (readonly string[])[]): Promise<Counts[]> {
  const waiting = [...groups];
  const counts: Counts[] = [];
  const worker = async (): Promise<void> => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      counts.push(await nodeTests(group, 'none', true));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return counts;
}

async function jestTests(): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'score-jest-'));
  const report = join(folder, 'report.json');
  const { code } = await run(process.execPath, [
    'node_modules/.bin/sfdx-lwc-jest',
    '--',
    '--json',
    '--outputFile',
    report,
    '--silent',
  ]);
  const counts = jestReport.safeParse(JSON.parse(await readFile(report, 'utf8').catch(() => '{}'))).data;
  await rm(folder, { recursive: true });
  const failed = (counts?.numFailedTests ?? 0) + (counts?.numFailedTestSuites ?? 0);
  return { passed: counts?.numPassedTests ?? 0, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** The real sf CLI is installed apart (npm run test:sf:install); its tests run where SCORE_TEST_SF says it is there. */
function everyTestFile(): string[] {
  const files = globSync('test/**/*.test.ts', { exclude: (path) => path.includes('node_modules') });
  return files
    .filter((file) => process.env.SCORE_TEST_SF !== undefined || !file.startsWith('test/sf-cli/'))
    .sort();
}

async function everything(): Promise<Counts[]> {
  const { shared, isolated } = testGroups(everyTestFile());
  return [...(await sharedTests(shared)), await nodeTests(isolated, 'process'), await jestTests()];
}

const patterns = process.argv.slice(2);
const suites = patterns.length > 0 ? [await nodeTests(patterns, 'process')] : await everything();
const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
const failed = suites.reduce((sum, suite) => sum + suite.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

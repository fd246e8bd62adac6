import { spawn } from 'node:child_process';
import { readFile, rm, mkdtemp } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** Runs every suite, shows their output as it comes, and ends with one line: "N passed, N failed". */

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const jestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject).on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/** node:test's own closing counts; an exit code without a failed test (a crash, nothing run) counts as one failure. */
async function nodeTests(patterns: readonly string[]): Promise<Counts> {
  // By default node:test leaves one core idle.
  const concurrency = `--test-concurrency=${availableParallelism()}`;
  const { code, output } = await run(process.execPath, [
    '--test',
    concurrency,
    '--test-reporter=spec',
    ...patterns,
  ]);
  const count = (name: string): number =>
    Number([...output.matchAll(new RegExp(`^ℹ ${name} (\\d+)`, 'gm'))].at(-1)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  const passed = count('pass');
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
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
const everything = [
  'test/!(sf-cli)/**/*.test.ts',
  ...(process.env.SCORE_TEST_SF ? ['test/sf-cli/*.test.ts'] : []),
];
const patterns = process.argv.slice(2);
const suites = [
  await nodeTests(patterns.length > 0 ? patterns : everything),
  ...(patterns.length > 0 ? [] : [await jestTests()]),
];
const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
const failed = suites.reduce((sum, suite) => sum + suite.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

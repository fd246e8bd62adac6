import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A test that went red. */
export interface FailedTest {
  readonly name: string;
  /** From the folder of the run. */
  readonly file: string;
}

const failedTest = z.object({ name: z.string(), file: z.string().default('') });
const reporter = fileURLToPath(new URL('failedTests.ts', import.meta.url));

/** Runs those tests of the files whose names match; the ones that failed.
 * @throws Error when the run ends badly without naming a test. */
export const runTests = (folder: string, files: readonly string[], named = /^/): Promise<FailedTest[]> =>
  new Promise((done, fail) => {
    const args = [
      '--test',
      '--test-isolation=none',
      `--test-name-pattern=${String(named)}`,
      `--test-reporter=${reporter}`,
      ...files,
    ];
    execFile(process.execPath, args, { cwd: folder, env: cleanEnvironment() }, (error, stdout, stderr) => {
      const failed = stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => failedTest.parse(JSON.parse(line)))
        .map(({ name, file }) => ({ name, file: relative(folder, file) }));
      if (error && failed.length === 0) {
        fail(new Error(`The tests ended without a result:\n${stderr || error.message}`));
      } else {
        done(failed);
      }
    });
  });

/** Inside another test run node:test would report to that one. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT, ...rest } = process.env;
  return rest;
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const executable = join(import.meta.dirname, 'node_modules/.bin/sf');
const quiet = {
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  SF_SKIP_SCRATCH_ORG_CHECK: 'true',
};
const answer = z.object({
  status: z.number(),
  result: z.unknown().optional(),
  message: z.string().optional(),
});

export interface RealCli {
  readonly home: string;
  /** Runs `sf … --json`; fails the test when the command fails. */
  json<Result>(
    args: readonly string[],
    result: z.ZodType<Result>,
    environment?: NodeJS.ProcessEnv,
  ): Promise<Result>;
  remove(): Promise<void>;
}

/** The Salesforce CLI with an empty home and this repository's plugin linked. */
export async function realCli(): Promise<RealCli> {
  const home = await mkdtemp(join(tmpdir(), 'score-sf-'));
  const run = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> =>
    new Promise((done, fail) => {
      const env = { ...process.env, ...quiet, HOME: home, ...environment };
      execFile(executable, args, { env, cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
        if (error && stdout === '') fail(new Error(`sf ${args.join(' ')}: ${stderr || error.message}`));
        else done(stdout);
      });
    });
  await run(['plugins', 'link', join(root, 'plugin'), '--no-install']);
  return {
    home,
    async json(args, result, environment) {
      const parsed = answer.parse(JSON.parse(await run([...args, '--json'], environment)));
      if (parsed.status !== 0) throw new Error(`sf ${args.join(' ')}: ${parsed.message ?? 'failed'}`);
      return result.parse(parsed.result);
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

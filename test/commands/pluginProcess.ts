import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Sees the child as soon as it runs, e.g. to kill it later. */
  readonly onStart?: (child: ChildProcess) => void;
  readonly cwd?: string;
}

/** The built plugin, run as its users run it, with a home folder of its own. */
export interface Plugin {
  readonly home: string;
  run(args: readonly string[], options?: RunOptions): Promise<Finished>;
  /** Runs with --json; fails the test when the command failed. */
  json<Result>(args: readonly string[], result: z.ZodType<Result>): Promise<Result>;
  /** Changes what is stored of a login, e.g. its address. */
  changeLogin(username: string, change: Record<string, unknown>): Promise<void>;
  remove(): Promise<void>;
}

const answer = z.object({
  status: z.number(),
  result: z.unknown().optional(),
  message: z.string().optional(),
});

export async function openPlugin(): Promise<Plugin> {
  const home = await mkdtemp(join(tmpdir(), 'score-plugin-'));
  const env = {
    ...process.env,
    HOME: home,
    SF_DISABLE_TELEMETRY: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    NO_COLOR: '1',
  };
  const run = (args: readonly string[], { onStart, cwd = root }: RunOptions = {}): Promise<Finished> =>
    new Promise((done, fail) => {
      const child = spawn(process.execPath, [join(root, 'plugin/bin/run.js'), 'score', ...args], {
        env,
        cwd,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', fail).on('close', (code, signal) => {
        done({ code, signal, stdout, stderr });
      });
      onStart?.(child);
    });
  return {
    home,
    run,
    async json(args, result) {
      const finished = await run([...args, '--json']);
      const parsed = answer.safeParse(JSON.parse(finished.stdout || '{}')).data;
      if (parsed?.status !== 0)
        throw new Error(`sf score ${args.join(' ')}: ${finished.stdout}${finished.stderr}`);
      return result.parse(parsed.result);
    },
    async changeLogin(username, change) {
      const file = join(home, '.sfdx', `${username}.json`);
      const login = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')));
      await writeFile(file, JSON.stringify({ ...login, ...change }));
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Runs `sf score …` through the built plugin, with a home folder of its own: the user's own logins stay untouched. */
export interface ScoreCommand {
  /** @throws Error with the command's own message and next steps. */
  <Result>(args: readonly string[], result: z.ZodType<Result>): Promise<Result>;
  readonly environment: NodeJS.ProcessEnv;
}

const answer = z.object({
  status: z.number(),
  result: z.unknown().optional(),
  message: z.string().optional(),
  actions: z.array(z.string()).optional(),
});

const quiet = {
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
};

/** `folder` receives the home; it is made when missing. */
export async function scoreCommand(folder: string): Promise<ScoreCommand> {
  const home = join(resolve(folder), 'home');
  await mkdir(home, { recursive: true });
  const environment = { ...process.env, ...quiet, HOME: home };
  const command = async <Result>(args: readonly string[], result: z.ZodType<Result>): Promise<Result> => {
    const output = await run(['plugin/bin/run.js', 'score', ...args, '--json'], environment);
    const parsed = answer.safeParse(parseJson(output));
    if (!parsed.success)
      throw new Error(`sf score ${args.join(' ')} printed no JSON: ${output.slice(0, 500)}`);
    const { message, actions = [], result: value } = parsed.data;
    if (value === undefined)
      throw new Error([`sf score ${args[0] ?? ''}: ${message ?? 'failed'}`, ...actions].join('\n  '));
    return result.parse(value);
  };
  return Object.assign(command, { environment });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', fail).on('close', () => {
      done(output);
    });
  });
}

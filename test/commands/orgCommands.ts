import { ownHome } from './ownHome.ts';
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Config } from '@oclif/core';
import { AuthInfo, SfError } from '@salesforce/core';
import type { SfCommand } from '@salesforce/sf-plugins-core';
import { z } from 'zod';
import { LOCAL_PASSWORD } from '../../plugin/src/local/index.ts';
import { asOf, localEngage, type LocalEngage } from '../sync/localEngage.ts';

const plugin = join(import.meta.dirname, '../../plugin');
const token = z.object({ access_token: z.string() });
/** Who records what happened on the ladder: not an administrator, whom nothing is refused. */
const username = 'roc.central@engage.local';

type CommandClass<Result> = new (argv: string[], config: Config) => SfCommand<Result>;

/** What a command answered, and what it showed on the terminal. */
export interface Shown<Result> {
  readonly result: Result;
  readonly text: string;
}

/** What `--json` printed. */
const printed = z.object({
  status: z.number(),
  result: z.unknown().optional(),
  name: z.string().optional(),
  message: z.string().optional(),
  actions: z.array(z.string()).optional(),
});

/** Commands over a local org of this process. */
export interface OrgCommands {
  readonly engage: LocalEngage;
  /** Later than every call before, as time goes on. */
  readonly asOf: () => string;
  /** In this process. */
  run<Result>(command: CommandClass<Result>, ...args: string[]): Promise<Shown<Result>>;
  /** The error that the command fails with. */
  refusal(command: CommandClass<unknown>, ...args: string[]): Promise<SfError>;
  /** As a process of its own, with --json; `name` as in `ladder/claim`. */
  process(name: string, ...args: string[]): Promise<z.infer<typeof printed>>;
  close(): Promise<void>;
}

/** A local org with demo data on a port of its own, known to the sf CLI of a home folder of its own. */
export async function openOrgCommands(): Promise<OrgCommands> {
  const engage = await localEngage();
  const instanceUrl = await engage.listen();
  const answer = await fetch(`${instanceUrl}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      username,
      password: LOCAL_PASSWORD,
      client_id: 'test',
      client_secret: 'test',
    }),
  });
  const { access_token: accessToken } = token.parse(await answer.json());
  const auth = await AuthInfo.create({
    accessTokenOptions: {
      accessToken,
      instanceUrl,
      loginUrl: instanceUrl,
      username,
      orgId: engage.org.organizationId,
      isDevHub: false,
      isSandbox: true,
      isScratch: false,
      namespacePrefix: null,
    },
  });
  await auth.save();
  const config = await Config.load(plugin);
  const store = join(ownHome, 'store.sqlite');
  let ticks = asOf.getTime();
  const where = (): string[] => [
    '--target-org',
    username,
    '--store',
    store,
    '--as-of',
    new Date((ticks += 60_000)).toISOString(),
  ];

  async function run<Result>(Command: CommandClass<Result>, ...args: string[]): Promise<Shown<Result>> {
    const command = new Command([...args, ...where()], config);
    const lines: string[] = [];
    const show = (line: unknown): void => {
      lines.push(String(line));
    };
    Object.assign(command, {
      log: show,
      warn: show,
      table: (table: unknown) => {
        show(JSON.stringify(table));
      },
    });
    const result = await command.run();
    return { result, text: lines.join('\n') };
  }

  return {
    engage,
    asOf: () => new Date(ticks).toISOString(),
    run,
    async refusal(command, ...args) {
      try {
        await run(command, ...args);
      } catch (error) {
        if (error instanceof SfError) return error;
        throw error;
      }
      throw new Error(`Expected "${args.join(' ')}" to be refused.`);
    },
    process(name, ...args) {
      const file = pathToFileURL(join(plugin, 'src/commands/score', `${name}.ts`)).href;
      const script = `const { default: Command } = await import(${JSON.stringify(file)});
await Command.run([...process.argv.slice(1), '--json'], ${JSON.stringify(plugin)});`;
      return new Promise((resolve, reject) => {
        execFile(
          process.execPath,
          ['--input-type=module', '-e', script, '--', ...args, ...where()],
          (error, stdout, stderr) => {
            try {
              resolve(printed.parse(JSON.parse(stdout)));
            } catch {
              reject(new Error(`${name} printed no JSON: ${stdout}${stderr}`, { cause: error }));
            }
          },
        );
      });
    },
    async close() {
      await engage.close();
      await rm(ownHome, { recursive: true, force: true });
    },
  };
}

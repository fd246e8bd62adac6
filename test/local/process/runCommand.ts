import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const plugin = join(import.meta.dirname, '../../../plugin');

export interface CommandAnswer {
  readonly status: number;
  readonly result: Readonly<Record<string, unknown>>;
  readonly name?: string;
  readonly message?: string;
  readonly actions?: readonly string[];
  readonly warnings?: readonly string[];
}

/** Runs `sf score local NAME … --json` from its source, as a process with a home folder of its own. */
export function runCommand(home: string, name: string, args: readonly string[]): Promise<CommandAnswer> {
  const command = pathToFileURL(join(plugin, 'src/commands/score/local', `${name}.ts`)).href;
  const script = `const { default: Command } = await import(${JSON.stringify(command)});
await Command.run([...process.argv.slice(1), '--json'], ${JSON.stringify(plugin)});`;
  const env = {
    ...process.env,
    HOME: home,
    SF_DISABLE_TELEMETRY: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    SF_DISABLE_LOG_FILE: 'true',
  };
  return new Promise((resolve, reject) => {
    const options = { env, cwd: home };
    execFile(
      process.execPath,
      ['--input-type=module', '-e', script, '--', ...args],
      options,
      (error, stdout, stderr) => {
        try {
          resolve(JSON.parse(stdout) as CommandAnswer);
        } catch {
          reject(new Error(`${name} printed no JSON: ${stdout}${stderr}`, { cause: error }));
        }
      },
    );
  });
}

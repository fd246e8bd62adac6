import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathOf } from './dataDirectory.ts';
import { LocalOrgError } from './localOrgError.ts';
import { serverMessage, type ServerMessage, type ServerSettings } from './settings.ts';

/** The entry beside this file: the source under Node, the compiled one in a package. */
const entry = fileURLToPath(new URL(`./serve${extname(import.meta.url)}`, import.meta.url));

/** Throws LocalOrgError for a Node.js that cannot run the server. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  throw new LocalOrgError('NODE_TOO_OLD', `The local org needs Node.js 22.18 or later; this is ${version}.`, [
    "Run it through npm, which uses the project's own Node.js: npx sf score local start.",
  ]);
}

/** Starts the server as a process that outlives this one; its output goes to the log. */
export function launch(settings: ServerSettings): ChildProcess {
  const log = openSync(pathOf(settings.dataDir, 'log'), 'a', 0o600);
  try {
    return fork(entry, [JSON.stringify(settings)], {
      detached: true,
      cwd: settings.dataDir,
      // Flags of the caller (a debugger, a test runner) are not the server's.
      execArgv: ['--no-warnings'],
      stdio: ['ignore', log, log, 'ipc'],
    });
  } finally {
    closeSync(log);
  }
}

function lastLines(dataDir: string): string {
  try {
    return readFileSync(pathOf(dataDir, 'log'), 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  } catch {
    return '';
  }
}

export type Ready = Extract<ServerMessage, { type: 'ready' }>;

/** Waits until the server says that it is ready, says why it is not, ends, or takes too long. */
export function untilReady(
  child: ChildProcess,
  dataDir: string,
  timeoutMs: number,
  progress: ((text: string) => void) | undefined,
): Promise<Ready> {
  return new Promise((resolveReady, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(
        new LocalOrgError(
          'START_TIMEOUT',
          `The local org did not start within ${timeoutMs / 1000} seconds.`,
          [`Look into ${pathOf(dataDir, 'log')}, then start again.`],
        ),
      );
    }, timeoutMs);
    const settle = (work: () => void): void => {
      clearTimeout(timer);
      work();
    };
    child.on('message', (raw) => {
      const message = serverMessage.parse(raw);
      if (message.type === 'progress') progress?.(message.text);
      else if (message.type === 'ready')
        settle(() => {
          resolveReady(message);
        });
      else {
        const { code, message: text, actions } = message;
        settle(() => {
          reject(new LocalOrgError(code, text, actions));
        });
      }
    });
    child.once('error', (cause) => {
      settle(() => {
        reject(new LocalOrgError('START_FAILED', cause.message, [], { cause }));
      });
    });
    child.once('exit', () => {
      const message = `The local org ended while it started:\n${lastLines(dataDir)}`;
      settle(() => {
        reject(new LocalOrgError('START_FAILED', message, [`Look into ${pathOf(dataDir, 'log')}.`]));
      });
    });
  });
}

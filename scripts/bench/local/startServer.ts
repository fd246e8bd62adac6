import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerReady, ServerUsage } from './serverProcess.ts';

export interface MeasuredServer extends ServerReady {
  /** A call below `/services/data/v66.0`; the answer's text. Throws for anything but 2xx. */
  call(method: string, path: string, body?: string, contentType?: string): Promise<string>;
  usage(): Promise<ServerUsage>;
  /** Ends the process. */
  stop(): Promise<ServerUsage>;
}

export async function startServer(file: string): Promise<MeasuredServer> {
  const child = fork(fileURLToPath(new URL('serverProcess.ts', import.meta.url)), [file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [ready] = (await once(child, 'message')) as [ServerReady];
  const ask = async (what: 'usage' | 'stop'): Promise<ServerUsage> => {
    const answered = once(child, 'message');
    child.send(what);
    const [usage] = (await answered) as [ServerUsage];
    return usage;
  };
  return {
    ...ready,
    async call(method, path, body, contentType = 'application/json') {
      const response = await fetch(`${ready.url}/services/data/v66.0${path}`, {
        method,
        headers: {
          authorization: `Bearer ${ready.token}`,
          ...(body === undefined ? {} : { 'content-type': contentType }),
        },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      if (response.ok) return text;
      throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    },
    usage: () => ask('usage'),
    async stop() {
      const ended = once(child, 'exit');
      const usage = await ask('stop');
      await ended;
      return usage;
    },
  };
}

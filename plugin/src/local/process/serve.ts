import { describeFailure } from './describeFailure.ts';
import { runServer } from './runServer.ts';
import { serverSettings, type ServerMessage } from './settings.ts';

/** The detached server process: `node serve.ts SETTINGS`, SETTINGS as JSON. It answers until SIGTERM or SIGINT. */
function tell(message: ServerMessage): void {
  if (process.connected) process.send?.(message);
}

const log = (line: string): void => {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

async function serve(): Promise<void> {
  const settings = serverSettings.parse(JSON.parse(process.argv[2] ?? '{}'));
  const running = await runServer(settings, {
    machine: { now: () => new Date() },
    progress: (text) => {
      tell({ type: 'progress', text });
    },
    report: log,
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log(`The local org did not stop in order: ${describeFailure(error).message}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  log(`The local org answers on port ${running.port}.`);
  tell({ type: 'ready', seeded: running.seeded && { ...running.seeded } });
  if (process.connected) process.disconnect();
}

try {
  await serve();
} catch (error) {
  const failure = describeFailure(error);
  log(`The local org did not start: ${failure.message}`);
  tell({ type: 'failed', ...failure });
  if (process.connected) process.disconnect();
  process.exitCode = 1;
}

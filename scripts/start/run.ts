import { spawn } from 'node:child_process';
import { z } from 'zod';
import { scoreCommand } from '../demo/scoreCommand.ts';

/** `npm start`: the local org, its page, and a sync that keeps watching; Ctrl-C stops all of it. */
const folder = '.score/start';
const score = await scoreCommand(folder);
const org = await score(
  ['local', 'start', '--data-dir', `${folder}/org`],
  z.object({ instanceUrl: z.string(), accessToken: z.string(), username: z.string() }),
);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
say(`Local Engage: ${org.instanceUrl} (open it in a browser; Ctrl-C stops it)`);

const watching = spawn(
  process.execPath,
  ['plugin/bin/run.js', 'score', 'sync', '--target-org', 'engage-service', '--watch', '--interval', '15'],
  { env: score.environment, stdio: 'inherit' },
);
const stopWatching = (): void => {
  watching.kill('SIGTERM');
};
process.on('SIGINT', stopWatching).on('SIGTERM', stopWatching);
await new Promise((done) => watching.on('close', done));
await score(['local', 'stop', '--data-dir', `${folder}/org`], z.unknown());
say('Stopped. The data stays: "npm start" goes on with it.');

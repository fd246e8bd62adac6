import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCommand, type CommandAnswer } from './runCommand.ts';
import { repositoryMetadata, scratchFolder } from './scratch.ts';

const scratch = scratchFolder('commands');
const home = join(scratch.path, 'home');
const dataDir = join(scratch.path, 'org');
mkdirSync(home);
const run = (name: string, ...args: string[]): Promise<CommandAnswer> =>
  runCommand(home, name, ['--data-dir', dataDir, ...args]);
const start = (...args: string[]): Promise<CommandAnswer> =>
  run('start', '--empty', ...repositoryMetadata.flatMap((folder) => ['--metadata', folder]), ...args);

after(async () => {
  await run('stop');
  scratch.remove();
});

test('start tells where the org is and makes it known to the sf CLI under both aliases', async () => {
  const { status, result } = await start();
  assert.equal(status, 0);
  assert.match(String(result.instanceUrl), /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.match(String(result.accessToken), /^00D\w{15}![.\w]{80}$/);
  assert.equal(result.username, 'admin@engage.local');
  assert.equal(result.dataDir, dataDir);
  assert.equal(typeof result.pid, 'number');
  assert.equal(result.alreadyRunning, false);

  const aliases = JSON.parse(readFileSync(join(home, '.sfdx', 'alias.json'), 'utf8')) as { orgs: object };
  assert.deepEqual(aliases.orgs, {
    'engage-local': 'admin@engage.local',
    'engage-service': 'service@engage.local',
  });
  const auth = readFileSync(join(home, '.sfdx', 'admin@engage.local.json'), 'utf8');
  assert.ok(!auth.includes(String(result.accessToken)), 'the CLI keeps the token encrypted');
  assert.match(auth, /"instanceUrl": "http:\/\/127\.0\.0\.1/);

  const response = await fetch(`${String(result.instanceUrl)}/services/data/v66.0/limits`, {
    headers: { authorization: `Bearer ${String(result.accessToken)}` },
  });
  assert.equal(response.status, 200);
});

test('a second start finds it; status, seed and stop speak of the same org', async () => {
  const again = await start();
  assert.equal(again.result.alreadyRunning, true);
  const running = await run('status');
  assert.equal(running.result.state, 'running');
  assert.equal(running.result.pid, again.result.pid);

  assert.equal((await run('stop')).result.outcome, 'stopped');
  assert.equal((await run('status')).result.state, 'stopped');
  assert.equal((await run('stop')).result.outcome, 'notRunning');
  const seed = await run('seed');
  assert.equal(seed.status, 1);
  assert.equal(seed.name, 'NOT_RUNNING');
  assert.deepEqual(seed.actions, ['Start it: sf score local start.']);
  assert.ok(existsSync(join(home, '.sfdx', 'admin@engage.local.json')), 'stop leaves the users');
});

test('reset deletes the org and what the sf CLI knows of it', async () => {
  await start();
  const { status, result } = await run('reset');
  assert.equal(status, 0);
  assert.deepEqual(result.forgotten, ['admin@engage.local', 'service@engage.local']);
  assert.equal(existsSync(dataDir), false);
  assert.ok(!readdirSync(join(home, '.sfdx')).some((name) => name.includes('@')));
  const absent = await run('reset');
  assert.equal(absent.name, 'NOT_A_LOCAL_ORG');
  assert.match(absent.message ?? '', /nothing was deleted/);
});

test('wrong words are refused with the next step', async () => {
  const time = await start('--as-of', 'yesterday');
  assert.equal(time.status, 1);
  assert.ok((time.actions ?? []).length > 0);
  const metadata = await run('start', '--metadata', join(scratch.path, 'nowhere'));
  assert.equal(metadata.name, 'METADATA_MISSING');
  assert.match(metadata.message ?? '', /nowhere/);
  const outside = await runCommand(home, 'status', []);
  assert.match(outside.message ?? '', /sfdx-project\.json/);
  assert.match((outside.actions ?? []).join(), /--data-dir/);
});

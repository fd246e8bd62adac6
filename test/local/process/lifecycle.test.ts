import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import {
  LocalOrgError,
  resetLocalOrg,
  signIn,
  startLocalOrg,
  statusLocalOrg,
  stopLocalOrg,
  type StartedOrg,
  type StartOptions,
} from '../../../plugin/src/local/process/index.ts';
import { isLocked } from '../../../plugin/src/local/process/directoryLock.ts';
import { repositoryMetadata, scratchFolder } from './scratch.ts';

/** Real server processes, each on a folder of its own, all of them ended. */
const scratch = scratchFolder('lifecycle');
const folders = new Set<string>();
const folder = (name: string): string => {
  const path = join(scratch.path, name);
  folders.add(path);
  return path;
};
const start = (dataDir: string, options: Partial<StartOptions> = {}): Promise<StartedOrg> =>
  startLocalOrg({ dataDir, metadata: repositoryMetadata, empty: true, seed: 1, ...options });

afterEach(async () => {
  for (const dataDir of folders) await stopLocalOrg(dataDir).catch(() => undefined);
});
after(scratch.remove);

async function api(
  started: StartedOrg,
  token: string,
  path: string,
  body?: object,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${started.record.instanceUrl}/services/data/v66.0${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, json: await response.json() };
}
async function countAccounts(started: StartedOrg, token: string): Promise<unknown> {
  const { json } = await api(started, token, '/query?q=SELECT+COUNT()+FROM+Account');
  return (json as { totalSize: number }).totalSize;
}
const codeOf =
  (code: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof LocalOrgError, String(error));
    assert.equal(error.code, code, error.message);
    assert.ok(error.actions.length > 0, 'it says what to do');
    return true;
  };

test('start, status, start again, stop, start: records, sessions and port survive', async () => {
  const dataDir = folder('survives');
  assert.deepEqual(await statusLocalOrg(dataDir), { state: 'absent' });
  const first = await start(dataDir);
  assert.equal(first.alreadyRunning, false);
  assert.equal(statSync(join(dataDir, 'server.json')).mode & 0o777, 0o600);
  const token = await signIn(first.record, 'admin@engage.local');
  assert.equal((await api(first, token, '/sobjects/Account', { Name: 'Survivor' })).status, 201);

  const status = await statusLocalOrg(dataDir);
  assert.equal(status.state, 'running');
  const again = await start(dataDir, { port: 1, asOf: new Date('2030-01-01T00:00:00Z') });
  assert.equal(again.alreadyRunning, true);
  assert.deepEqual(again.record, first.record);
  assert.equal(again.warnings.length, 2);

  assert.equal(await stopLocalOrg(dataDir), 'stopped');
  assert.equal(await stopLocalOrg(dataDir), 'notRunning');
  assert.deepEqual(await statusLocalOrg(dataDir), { state: 'stopped' });
  await assert.rejects(fetch(`${first.record.instanceUrl}/local/health`));

  const second = await start(dataDir);
  assert.notEqual(second.record.pid, first.record.pid);
  assert.equal(second.record.port, first.record.port);
  assert.equal(await countAccounts(second, token), 1);
});

test('killed with SIGKILL, it starts again with its records, without hand work', async () => {
  const dataDir = folder('killed');
  const first = await start(dataDir);
  const token = await signIn(first.record, 'admin@engage.local');
  await api(first, token, '/sobjects/Account', { Name: 'Kept' });
  process.kill(first.record.pid, 'SIGKILL');
  // The lock goes with the process; the record of the server stays behind.
  while (isLocked(dataDir)) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(await statusLocalOrg(dataDir), { state: 'stopped' });
  const second = await start(dataDir);
  assert.equal(await countAccounts(second, token), 1);
});

test('a left-over record never gets another process ended', async () => {
  const dataDir = folder('leftover');
  await start(dataDir);
  await stopLocalOrg(dataDir);
  const record = {
    pid: process.pid,
    port: 1,
    instanceUrl: 'http://127.0.0.1:1',
    organizationId: 'x',
    startedAt: '',
  };
  writeFileSync(join(dataDir, 'server.json'), JSON.stringify(record));
  assert.equal(await stopLocalOrg(dataDir), 'notRunning');
  assert.deepEqual(await statusLocalOrg(dataDir), { state: 'stopped' });
  assert.equal((await start(dataDir)).alreadyRunning, false);
});

test('two starts at once end in one server', async () => {
  const dataDir = folder('race');
  const [one, other] = await Promise.all([start(dataDir), start(dataDir)]);
  assert.equal(one.record.pid, other.record.pid);
  assert.deepEqual([one.alreadyRunning, other.alreadyRunning].sort(), [false, true]);
});

test('a port in use: one clear error, and no process is left', async () => {
  const dataDir = folder('port');
  const blocker = createServer();
  await new Promise<void>((resolve) =>
    blocker.listen(0, '127.0.0.1', () => {
      resolve();
    }),
  );
  const address = blocker.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await assert.rejects(start(dataDir, { port }), codeOf('PORT_IN_USE'));
  assert.equal(isLocked(dataDir), false);
  await new Promise((resolve) => blocker.close(resolve));
  assert.equal((await start(dataDir, { port })).record.port, port);
});

test('metadata that is not there, or not metadata, is named as the server names it', async () => {
  const dataDir = folder('metadata');
  const missing = join(scratch.path, 'no-such-folder');
  await assert.rejects(
    start(dataDir, { metadata: [missing] }),
    (error) => codeOf('METADATA_MISSING')(error) && String(error).includes(missing),
  );
  const broken = join(scratch.path, 'broken', 'objects', 'Broken__c');
  mkdirSync(broken, { recursive: true });
  writeFileSync(
    join(broken, 'Broken__c.object-meta.xml'),
    '<CustomObject><label>Broken</lable></CustomObject>',
  );
  await assert.rejects(
    start(dataDir, { metadata: [join(scratch.path, 'broken')] }),
    (error) => codeOf('METADATA_INVALID')(error) && String(error).includes('Broken__c'),
  );
  assert.equal((await start(dataDir)).alreadyRunning, false, 'the folder is usable afterwards');
});

test('a server that ends while it starts shows its own last words', async () => {
  const dataDir = folder('dies');
  await start(dataDir);
  await stopLocalOrg(dataDir);
  writeFileSync(
    join(dataDir, 'org.sqlite'),
    'no database at all, but long enough to be looked at as one'.repeat(100),
  );
  await assert.rejects(start(dataDir), (error) => {
    assert.ok(error instanceof LocalOrgError);
    assert.match(error.message, /org\.sqlite/);
    return true;
  });
  assert.match(readFileSync(join(dataDir, 'server.log'), 'utf8'), /did not start/);
});

test('too slow: the process is ended and the time named', async () => {
  const dataDir = folder('slow');
  await assert.rejects(start(dataDir, { timeoutMs: 1 }), codeOf('START_TIMEOUT'));
});

test('demo data: loaded once, its size told; a first start that was cut off is made anew', async () => {
  const dataDir = folder('demo');
  const first = await start(dataDir, { empty: false, scale: 0.01, asOf: new Date('2026-11-20T15:00:00Z') });
  const counts = first.seeded?.counts as Record<string, number>;
  assert.ok((counts.Case ?? 0) > 10);
  const token = await signIn(first.record, 'admin@engage.local');
  const refused = await fetch(`${first.record.instanceUrl}/local/seed`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ seed: 2 }),
  });
  assert.equal(refused.status, 400);
  await stopLocalOrg(dataDir);

  const again = await start(dataDir, { empty: false, seed: 2 });
  assert.equal(again.seeded, undefined);
  assert.match(again.warnings.join(), /seed 1/);
  const units = await countAccounts(again, token);
  assert.equal(units, counts.Account);
  await stopLocalOrg(dataDir);

  const file = join(dataDir, 'local-org.json');
  const { seeded: _seeded, ...cutOff } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify(cutOff));
  const anew = await start(dataDir);
  assert.equal(await countAccounts(anew, await signIn(anew.record, 'admin@engage.local')), 0);
});

test('reset stops and deletes; a foreign folder it leaves alone', async () => {
  const dataDir = folder('reset');
  await start(dataDir);
  await resetLocalOrg(dataDir);
  assert.deepEqual(await statusLocalOrg(dataDir), { state: 'absent' });
  const foreign = join(scratch.path, 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'server.json'), '{}');
  await assert.rejects(resetLocalOrg(foreign), codeOf('NOT_A_LOCAL_ORG'));
  assert.equal(readFileSync(join(foreign, 'server.json'), 'utf8'), '{}');
});

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { LocalOrgError } from '../../../plugin/src/local/process/index.ts';
import {
  deleteDataDirectory,
  prepareDataDirectory,
  readMarker,
  writeMarker,
  type Marker,
} from '../../../plugin/src/local/process/dataDirectory.ts';
import { isLocked, lockDirectory } from '../../../plugin/src/local/process/directoryLock.ts';
import { clockOffset, offsetClock } from '../../../plugin/src/local/process/orgClock.ts';
import { scratchFolder } from './scratch.ts';

const scratch = scratchFolder('data');
after(scratch.remove);

const marker: Marker = { kind: 'score-local-org', version: 1, clockOffset: 0, clockAt: 0 };
const codeOf =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof LocalOrgError && error.code === code;

test('a new folder is made, private; an empty one is taken', () => {
  const folder = join(scratch.path, 'new', 'org');
  prepareDataDirectory(folder);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  prepareDataDirectory(folder);
});

test('a folder with other files is refused by name, before anything is written', () => {
  const folder = join(scratch.path, 'documents');
  mkdirSync(folder);
  writeFileSync(join(folder, 'thesis.txt'), 'mine');
  assert.throws(() => {
    prepareDataDirectory(folder);
  }, /thesis\.txt/);
  assert.throws(() => {
    deleteDataDirectory(folder);
  }, codeOf('NOT_A_LOCAL_ORG'));
  assert.throws(() => {
    deleteDataDirectory(join(folder, 'none'));
  }, /does not exist; nothing was deleted/);
  writeFileSync(join(folder, 'local-org.json'), '{"kind":"something else"}');
  assert.throws(() => {
    deleteDataDirectory(folder);
  }, codeOf('NOT_A_LOCAL_ORG'));
  assert.deepEqual(readdirSync(folder).sort(), ['local-org.json', 'thesis.txt']);
});

test('deleting takes the org’s own files and leaves what somebody put beside them', () => {
  const folder = join(scratch.path, 'org');
  prepareDataDirectory(folder);
  writeMarker(folder, marker);
  for (const name of ['org.sqlite', 'org.sqlite-wal', 'sessions.json', 'server.log', 'notes.txt']) {
    writeFileSync(join(folder, name), '');
  }
  deleteDataDirectory(folder);
  assert.deepEqual(readdirSync(folder), ['notes.txt']);

  const clean = join(scratch.path, 'clean');
  prepareDataDirectory(clean);
  writeMarker(clean, marker);
  deleteDataDirectory(clean);
  assert.equal(existsSync(clean), false);
});

test('a damaged marker is no marker', () => {
  const folder = join(scratch.path, 'damaged');
  prepareDataDirectory(folder);
  writeMarker(folder, { ...marker, port: 7066 });
  assert.equal(readMarker(folder)?.port, 7066);
  writeFileSync(
    join(folder, 'local-org.json'),
    readFileSync(join(folder, 'local-org.json'), 'utf8').slice(0, 20),
  );
  assert.equal(readMarker(folder), undefined);
});

test('records without a marker are never taken for a half-made org, which a start would make anew', () => {
  const folder = join(scratch.path, 'unmarked');
  prepareDataDirectory(folder);
  writeFileSync(join(folder, 'org.sqlite'), 'records');
  assert.throws(() => {
    prepareDataDirectory(folder);
  }, /local-org\.json is missing or damaged/);
  assert.equal(readFileSync(join(folder, 'org.sqlite'), 'utf8'), 'records');
});

test('one process has a folder at a time, until it lets go', () => {
  const folder = join(scratch.path, 'locked');
  prepareDataDirectory(folder);
  assert.equal(isLocked(folder), false);
  const lock = lockDirectory(folder);
  assert.ok(lock);
  assert.equal(isLocked(folder), true);
  assert.equal(lockDirectory(folder, 0), undefined);
  lock.release();
  assert.equal(isLocked(folder), false);
});

const machine = { now: () => new Date('2026-11-21T12:00:00Z') };

test('--as-of sets the org’s clock, which runs on and keeps its distance after a restart', () => {
  const offset = clockOffset(machine, new Date('2026-11-20T12:00:00Z'), undefined);
  assert.equal(offsetClock(machine, offset).now().toISOString(), '2026-11-20T12:00:00.000Z');
  const known: Marker = {
    ...marker,
    clockOffset: offset,
    clockAt: Date.parse('2026-11-20T12:00:00Z'),
    seeded: { empty: true },
  };
  assert.equal(clockOffset(machine, undefined, known), offset);
  assert.equal(clockOffset(machine, undefined, undefined), 0);
});

test('the clock of an org that has lived never goes back', () => {
  const lived: Marker = { ...marker, clockAt: Date.parse('2026-11-21T09:00:00Z'), seeded: { empty: true } };
  assert.throws(
    () => clockOffset(machine, new Date('2026-11-21T08:59:59Z'), lived),
    codeOf('CLOCK_BACKWARDS'),
  );
  assert.equal(clockOffset(machine, new Date('2026-11-21T09:00:00Z'), lived), -3 * 3_600_000);
  const { seeded: _seeded, ...unfinished } = lived;
  assert.equal(clockOffset(machine, new Date('2020-01-01T00:00:00Z'), unfinished) < 0, true);
});

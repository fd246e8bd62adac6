import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openSessions, type Sessions } from '../../../plugin/src/local/http/index.ts';
import { handClock, type HandClock } from './testServer.ts';

const HOUR = 3_600_000;
const organizationId = '00DSc0000000001MAA';
let folder: string;
let clock: HandClock;
const open = (): Sessions => openSessions({ organizationId, clock, file: join(folder, 'sessions.json') });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-sessions-'));
  clock = handClock();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a token looks as the sf CLI demands, and no two are alike', () => {
  const sessions = open();
  const token = sessions.issue('005a');
  assert.match(token, /^00D\w{15}![.\w]{80}$/);
  assert.notEqual(token, sessions.issue('005a'));
});

test('a token survives a restart; the file holds no token and only its owner reads it', () => {
  const token = open().issue('005a');
  const file = join(folder, 'sessions.json');
  assert.equal(open().userOf(token), '005a');
  assert.ok(!readFileSync(file, 'utf8').includes(token.slice(-40)));
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('a damaged file means that everybody signs in again', () => {
  const token = open().issue('005a');
  for (const content of ['', '{', '{"version":1,"sessions":[{}]}', '[]']) {
    writeFileSync(join(folder, 'sessions.json'), content);
    assert.equal(open().userOf(token), undefined);
  }
});

test('a session ends after 24 idle hours, use prolongs it, a refresh token outlives it', () => {
  const sessions = open();
  const token = sessions.issue('005a');
  const refresh = sessions.issueRefreshToken('005a');
  clock.advance(23 * HOUR);
  assert.equal(sessions.userOf(token), '005a');
  clock.advance(23 * HOUR);
  assert.equal(open().userOf(token), '005a', 'the last use was saved');
  clock.advance(24 * HOUR);
  assert.equal(sessions.userOf(token), undefined);
  assert.equal(open().userOf(token), undefined);
  assert.equal(open().userOfRefreshToken(refresh), '005a');
});

test('an access token is no refresh token, nor the other way round', () => {
  const sessions = open();
  assert.equal(sessions.userOfRefreshToken(sessions.issue('005a')), undefined);
  assert.equal(sessions.userOf(sessions.issueRefreshToken('005a')), undefined);
});

test('revoking ends one token, expiring ends every access token', () => {
  const sessions = open();
  const [first, second, refresh] = [
    sessions.issue('005a'),
    sessions.issue('005b'),
    sessions.issueRefreshToken('005a'),
  ];
  assert.equal(sessions.revoke(first), true);
  assert.equal(sessions.revoke(first), false);
  assert.equal(sessions.userOf(first), undefined);
  assert.equal(sessions.userOf(second), '005b');
  sessions.expireAll();
  assert.equal(sessions.userOf(second), undefined);
  assert.equal(sessions.userOfRefreshToken(refresh), '005a');
});

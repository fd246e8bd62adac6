import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readSpan } from '../../../plugin/src/flags/span.ts';
import { moveClock } from '../../../plugin/src/local/process/moveClock.ts';
import { offsetClock } from '../../../plugin/src/local/process/orgClock.ts';
import {
  moveRunningClock,
  signIn,
  startLocalOrg,
  stopLocalOrg,
  type StartedOrg,
  type StartOptions,
} from '../../../plugin/src/local/process/index.ts';
import { engageOrg } from '../engage/engageOrg.ts';
import { handClock, refuses } from '../engine/fixture.ts';
import { runCommand, type CommandAnswer } from './runCommand.ts';
import { repositoryMetadata, scratchFolder } from './scratch.ts';

const scratch = scratchFolder('clock');
const home = join(scratch.path, 'home');
const dataDir = join(scratch.path, 'org');
mkdirSync(home);
const start = (options: Partial<StartOptions> = {}): Promise<StartedOrg> =>
  startLocalOrg({ dataDir, metadata: repositoryMetadata, empty: true, seed: 1, ...options });
const clock = (...args: string[]): Promise<CommandAnswer> =>
  runCommand(home, 'clock', ['--data-dir', dataDir, ...args]);
after(async () => {
  await stopLocalOrg(dataDir);
  scratch.remove();
});

interface Api {
  get(path: string): Promise<unknown>;
  /** The new record's id. */
  make(object: string, values: object): Promise<string>;
}

function apiOf({ record }: StartedOrg, token: string): Api {
  const call = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${record.instanceUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'sforce-auto-assign': 'FALSE',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer: unknown = await response.json();
    assert.ok(response.ok, JSON.stringify(answer));
    return answer;
  };
  return {
    get: (path) => call(path),
    make: async (object, values) => {
      const made = (await call(`/services/data/v66.0/sobjects/${object}`, values)) as { id: string };
      return made.id;
    },
  };
}

/** A chapter with its queue, a mentor, and a request that waits for the mentor. */
async function makeOffer(api: Api): Promise<string> {
  const { records } = (await api.get(
    "/services/data/v66.0/query?q=SELECT+Id+FROM+Profile+WHERE+Name='Partner+Community+User'",
  )) as { records: { Id: string }[] };
  const chapter = await api.make('Account', { Name: 'SCORE Clockville', Chapter_Number__c: '0701' });
  const queue = await api.make('Group', {
    Name: 'Intake',
    DeveloperName: 'Client_Intake_0701',
    Type: 'Queue',
  });
  await api.make('QueueSobject', { QueueId: queue, SobjectType: 'Case' });
  const contact = await api.make('Contact', { LastName: 'Tick', AccountId: chapter });
  const user = await api.make('User', {
    Username: 'tick@engage.local',
    LastName: 'Tick',
    Alias: 'tick',
    Email: 'tick@engage.local',
    ProfileId: records[0]?.Id,
    ContactId: contact,
    TimeZoneSidKey: 'America/Chicago',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
  });
  return api.make('Case', {
    Subject: 'Waits',
    Chapter__c: chapter,
    OwnerId: user,
    Assignment_Status__c: 'Assigned-Pending',
  });
}

const countsOf = ({ result }: CommandAnswer): unknown[] => {
  const done = result.done as Record<string, unknown>;
  return ['notice24Hours', 'reminder48Hours', 'returnToQueue', 'dayChange'].map((kind) => done[kind]);
};

test('local clock shows and moves the running org’s clock, does what is due, and a restart keeps its place', async () => {
  const started = await start({ asOf: new Date('2026-11-18T18:00:00Z') });
  const token = await signIn(started.record, 'admin@engage.local');
  const api = apiOf(started, token);
  const caseId = await makeOffer(api);

  const day = await clock('--advance', '25h');
  assert.match(String(day.result.from), /^2026-11-18T18:/);
  assert.deepEqual(countsOf(day), [1, 0, 0, 1]);
  const week = await moveRunningClock(started.record, token, { to: new Date('2026-12-01T00:00:00Z') });
  assert.deepEqual(countsOf({ status: 0, result: { ...week } }), [0, 1, 1, 11]);
  assert.equal(week.now.slice(0, 16), '2026-12-01T00:00');
  const mails = (await api.get('/local/outbox')) as { template: string; relatedRecordId: string }[];
  assert.deepEqual(
    mails.filter(({ relatedRecordId }) => relatedRecordId === caseId).map(({ template }) => template),
    ['Request_Assigned_To_Mentor', 'Notice_24_Hours_To_Mentor', 'Reminder_48_Hours_To_Mentor'],
  );
  const back = await clock('--to', '2026-11-20');
  assert.deepEqual([back.status, back.name], [1, 'CLOCK_NOT_MOVED']);
  assert.match(String(back.message), /cannot go back/);
  assert.ok(back.actions?.some((action) => action.includes('--advance')));

  await stopLocalOrg(dataDir);
  await start();
  assert.match(String((await clock()).result.now), /^2026-12-01T00:/);
});

test('A move keeps where it goes before it does anything, and stops at each due time', () => {
  const engage = engageOrg();
  const { userId } = engage.mentor('wise');
  engage.request({ OwnerId: userId, Assignment_Status__c: 'Assigned-Pending' });
  const machine = handClock('2026-11-18T18:00:00.000Z');
  const orgClock = offsetClock(machine, 0);
  const kept: [object, number][] = [];
  const to = new Date('2026-11-19T19:00:00.000Z');
  const move = moveClock(engage.org, orgClock, to, (changes) => {
    kept.push([changes, engage.mails().length]);
  });
  assert.deepEqual(kept, [[{ clockAt: to.getTime(), clockOffset: 25 * 3_600_000 }, 1]]);
  assert.deepEqual([move.from, move.now], ['2026-11-18T18:00:00.000Z', '2026-11-19T19:00:00.000Z']);
  assert.equal(move.done.notice24Hours, 1);
  assert.equal(orgClock.offset, 25 * 3_600_000);
  const early = new Date('2026-11-19T18:59:59.999Z');
  const keep = (changes: object): void => {
    kept.push([changes, 0]);
  };
  refuses(() => moveClock(engage.org, orgClock, early, keep), 'CLOCK_BACKWARDS');
  assert.equal(kept.length, 1);
});

test('A span is whole days, hours or minutes, up to 366 days', () => {
  assert.deepEqual(
    ['3d', '36h', '90m', '366d'].map(readSpan),
    [259_200_000, 129_600_000, 5_400_000, 31_622_400_000],
  );
  for (const text of ['', '3', 'd', '-1d', '1.5h', '3 d', '0d', '367d', '3w', '1d2h']) {
    assert.throws(() => readSpan(text), { name: 'InvalidSpan' }, text);
  }
});

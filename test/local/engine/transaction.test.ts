import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { openOrg } from '../../../plugin/src/local/engine/index.ts';
import { handClock, metadataFolder, refuses, temporaryFolder, testOrg, visits } from './fixture.ts';

test('a transaction is all or nothing', () => {
  const { org, insert, rows } = testOrg();
  assert.throws(() => {
    org.transaction(() => {
      insert('Account', { Name: 'A' });
      insert('Account', {});
    });
  }, /Required fields are missing/);
  assert.deepEqual(rows('SELECT Id FROM Account'), []);
  assert.equal(
    org.transaction(() => insert('Account', { Name: 'A' })),
    rows('SELECT Id FROM Account')[0]?.Id,
  );
});

test('an inner transaction that fails undoes only its own work', () => {
  const { org, insert, rows } = testOrg();
  org.transaction(() => {
    insert('Account', { Name: 'outer' });
    refuses(() => {
      org.transaction(() => {
        insert('Account', { Name: 'inner' });
        insert('Account', {});
      });
    }, 'REQUIRED_FIELD_MISSING');
    insert('Account', { Name: 'after' });
  });
  assert.deepEqual(
    rows('SELECT Name FROM Account ORDER BY Name').map((row) => row.Name),
    ['after', 'outer'],
  );
});

test('an id is never given twice, not even after a rollback or a restart', () => {
  const file = join(temporaryFolder(), 'org.db');
  const first = testOrg({}, file);
  let lost = '';
  assert.throws(() =>
    first.org.transaction(() => {
      lost = first.insert('Account', { Name: 'lost' });
      throw new Error('stop');
    }),
  );
  const kept = first.insert('Account', { Name: 'kept' });
  first.org.close();
  const second = testOrg({}, file);
  const next = second.insert('Account', { Name: 'next' });
  assert.equal(new Set([lost, kept, next]).size, 3);
  assert.equal(second.get('Account', kept).Name, 'kept');
  second.org.close();
});

test('data, numbers and setup rows survive a restart', () => {
  const file = join(temporaryFolder(), 'org.db');
  const first = testOrg({}, file);
  const setup = (from: typeof first) => from.rows('SELECT Id, Name FROM RecordType ORDER BY Id');
  const before = setup(first);
  first.insert('Case', { Subject: 'kept' });
  first.org.close();
  const second = testOrg({}, file);
  assert.deepEqual(setup(second), before);
  assert.equal(second.rows('SELECT Subject FROM Case')[0]?.Subject, 'kept');
  assert.equal(second.get('Case', second.insert('Case', {})).CaseNumber, '00001001');
  assert.equal(second.rows('SELECT Id FROM Organization').length, 1);
  second.org.close();
});

test('load keeps given ids, numbers and stamps; what is missing follows from what is given', () => {
  const { org, insert, get } = testOrg();
  const id = 'a03Sc0000000007AAA';
  const [first = '', second = ''] = org.load('Visit__c', [
    { Id: id.slice(0, 15), Name: 'V-0041', CreatedDate: '2026-01-02T03:04:05Z', Key__c: 'a' },
    { SystemModstamp: '2026-02-01T00:00:00Z', CreatedDate: '2026-01-01T00:00:00Z', Key__c: 'b' },
  ]);
  assert.equal(first.slice(0, 15), id.slice(0, 15));
  const row = get('Visit__c', first);
  assert.deepEqual(
    [row.Name, row.CreatedDate, row.LastModifiedDate, row.SystemModstamp],
    ['V-0041', ...Array.from({ length: 3 }, () => '2026-01-02T03:04:05.000+0000')],
  );
  assert.equal(get('Visit__c', second).Name, 'V-0042');
  assert.equal(get('Visit__c', second).SystemModstamp, '2026-02-01T00:00:00.000+0000');
  assert.equal(get('Visit__c', insert('Visit__c', {})).Name, 'V-0043');
  assert.ok(insert('Visit__c', {}) > first);
});

test('load checks as insert does, and loads all rows or none', () => {
  const { org, rows } = testOrg();
  refuses(() => org.load('Account', [{ Name: 'A' }, { Name: null }]), 'REQUIRED_FIELD_MISSING');
  refuses(() => org.load('Visit__c', [{ Key__c: 'a' }, { Key__c: 'A' }]), 'DUPLICATE_VALUE');
  refuses(() => org.load('Visit__c', [{ Id: '500000000000001' }]), 'MALFORMED_ID');
  refuses(() => org.load('Visit__c', [{ Guest__c: '003000000000001' }]), 'INVALID_CROSS_REFERENCE_KEY');
  assert.deepEqual([rows('SELECT Id FROM Account'), rows('SELECT Id FROM Visit__c')], [[], []]);
});

test('an org may keep whole seconds only, as the platform does', () => {
  const clock = handClock('2026-11-21T15:00:00.789Z');
  const org = openOrg({
    file: ':memory:',
    metadata: [metadataFolder(visits)],
    clock,
    datetimePrecision: 'second',
  });
  const id = org.insert('Visit__c', { Start__c: '2026-11-21T15:00:00.5Z' }, org.systemUserId);
  const row = org.retrieve('Visit__c', id, ['CreatedDate', 'Start__c'], org.systemUserId);
  assert.deepEqual(
    [row.CreatedDate, row.Start__c],
    ['2026-11-21T15:00:00.000+0000', '2026-11-21T15:00:00.000+0000'],
  );
});

test('a file that is no database is named, with what to do', () => {
  const file = join(temporaryFolder(), 'org.db');
  writeFileSync(file, 'not a database, but long enough to be looked at as one '.repeat(100));
  assert.throws(
    () => testOrg({}, file),
    /org\.db cannot be read as the data of a local org\. Run sf score local reset/,
  );
});

test('P10: a process killed while it writes leaves every finished save, and roll-ups that agree with them', async () => {
  const file = join(temporaryFolder(), 'org.db');
  const fixture = new URL('./fixture.ts', import.meta.url).href;
  const script = `
    const { testOrg } = await import(${JSON.stringify(fixture)});
    const { insert } = testOrg({}, ${JSON.stringify(file)});
    const visit = insert('Visit__c', {});
    for (;;) console.log(insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Loud', Minutes__c: 1 }));`;
  const writer = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const saved: string[] = [];
  for await (const line of createInterface(writer.stdout)) {
    saved.push(line);
    if (saved.length === 40) writer.kill('SIGKILL');
  }
  const { org, rows } = testOrg({}, file);
  const notes = new Set(rows('SELECT Id FROM Note__c').map((row) => row.Id));
  assert.ok(saved.length >= 40);
  for (const id of saved) assert.ok(notes.has(id), id);
  const [visit] = rows('SELECT Notes__c, Minutes__c FROM Visit__c');
  assert.deepEqual([visit?.Notes__c, visit?.Minutes__c], [notes.size, notes.size]);
  org.close();
});

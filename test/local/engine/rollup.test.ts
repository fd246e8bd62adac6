import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TestOrg } from './fixture.ts';
import { refuses, testOrg, textOf } from './fixture.ts';

function summary({ get }: TestOrg, visit: string): unknown[] {
  const row = get('Visit__c', visit);
  return [row.Notes__c, row.Loud_Notes__c, row.Minutes__c, row.First_Note__c, row.Last_Note__c];
}

const taken = (hour: number): string => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000+0000`;

test('a new master counts nothing: 0 for counts and sums, empty for first and last', () => {
  const org = testOrg();
  assert.deepEqual(summary(org, org.insert('Visit__c', {})), [0, 0, 0, null, null]);
});

test('roll-ups follow inserts, changes and deletes of their details, each by its own filter', () => {
  const org = testOrg();
  const { insert, userId } = org;
  const visit = insert('Visit__c', {});
  const add = (tone: string, minutes: number | null, hour: number) =>
    insert('Note__c', {
      Name: 'n',
      Visit__c: visit,
      Tone__c: tone,
      Minutes__c: minutes,
      Taken__c: taken(hour),
    });
  const loud = add('Loud', 10, 9);
  add('Soft', 5, 8);
  add('Shrill', null, 10);
  assert.deepEqual(summary(org, visit), [3, 2, 15, taken(8), taken(10)]);
  org.org.update('Note__c', loud, { Voided__c: true, Taken__c: taken(7) }, userId);
  assert.deepEqual(summary(org, visit), [3, 1, 15, taken(8), taken(10)]);
  org.org.delete('Note__c', loud, userId);
  assert.deepEqual(summary(org, visit), [2, 1, 5, taken(8), taken(10)]);
});

// Apex Developer Guide, "Triggers and Order of Execution": the parent record goes through save procedure.
test('a roll-up that changes saves its master again; one that does not leaves it alone', () => {
  const org = testOrg();
  const { clock, insert, get, userId } = org;
  const visit = insert('Visit__c', {});
  clock.advance(1000);
  const note = insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Soft' });
  assert.equal(get('Visit__c', visit).SystemModstamp, '2026-11-21T15:00:01.000+0000');
  assert.equal(get('Visit__c', visit).LastModifiedDate, '2026-11-21T15:00:01.000+0000');
  clock.advance(1000);
  org.org.update('Note__c', note, { Name: 'renamed' }, userId);
  assert.equal(get('Visit__c', visit).SystemModstamp, '2026-11-21T15:00:01.000+0000');
});

test('a detail and its roll-up are one: a refused detail leaves the count as it was', () => {
  const org = testOrg();
  const visit = org.insert('Visit__c', {});
  refuses(
    () => org.insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Silent' }),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  );
  assert.throws(() =>
    org.org.transaction(() => {
      org.insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Soft' });
      throw new Error('stop');
    }),
  );
  assert.deepEqual(summary(org, visit), [0, 0, 0, null, null]);
});

test('loading computes roll-ups once and keeps the stamps of the masters', () => {
  const org = testOrg();
  const [visit = ''] = org.org.load('Visit__c', [{ CreatedDate: '2026-01-01T00:00:00Z' }]);
  org.org.load(
    'Note__c',
    [1, 2].map((minutes) => ({ Name: 'n', Visit__c: visit, Tone__c: 'Loud', Minutes__c: minutes })),
  );
  assert.deepEqual(summary(org, visit), [2, 2, 3, null, null]);
  assert.equal(org.get('Visit__c', visit).SystemModstamp, '2026-01-01T00:00:00.000+0000');
});

test('property: after any history the roll-ups say what the live details say', () => {
  const step = fc.record({
    act: fc.constantFrom('insert', 'insert', 'update', 'delete'),
    visit: fc.nat(1),
    pick: fc.nat(20),
    tone: fc.constantFrom('Loud', 'Soft', 'Shrill'),
    voided: fc.boolean(),
    minutes: fc.option(fc.nat(99)),
    hour: fc.nat(23),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const org = testOrg();
      const { insert, rows, userId } = org;
      const visits = [insert('Visit__c', {}), insert('Visit__c', {})];
      const notes: string[] = [];
      for (const { act, visit, pick, tone, voided, minutes, hour } of steps) {
        const values = { Tone__c: tone, Voided__c: voided, Minutes__c: minutes, Taken__c: taken(hour) };
        const note = notes[pick % Math.max(notes.length, 1)];
        if (act === 'insert' || note === undefined)
          notes.push(insert('Note__c', { ...values, Name: 'n', Visit__c: visits[visit] }));
        else if (act === 'update') org.org.update('Note__c', note, values, userId);
        else {
          org.org.delete('Note__c', note, userId);
          notes.splice(notes.indexOf(note), 1);
        }
      }
      for (const visit of visits) {
        const live = rows(
          `SELECT Tone__c, Voided__c, Minutes__c, Taken__c FROM Note__c WHERE Visit__c = '${visit}'`,
        );
        const kept = live.filter((row) => row.Voided__c === false);
        const times = (list: typeof live) => list.map((row) => textOf(row.Taken__c)).sort();
        assert.deepEqual(summary(org, visit), [
          live.length,
          kept.filter((row) => row.Tone__c !== 'Soft').length,
          live.reduce((sum, row) => sum + Number(row.Minutes__c ?? 0), 0),
          times(kept)[0] ?? null,
          times(live).at(-1) ?? null,
        ]);
      }
      org.org.close();
    }),
    { numRuns: 25 },
  );
});

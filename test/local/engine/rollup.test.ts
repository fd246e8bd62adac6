import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { join } from 'node:path';
import type { Files, TestOrg } from './fixture.ts';
import { field, refuses, temporaryFolder, testOrg, textOf } from './fixture.ts';

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

// "Roll-Up Summary Field" (Salesforce Help) and "FilterItem" (Metadata API Developer Guide).
test('filters of every operation: the detail counts while it passes, also after a change of what the filter reads', () => {
  const operations: readonly [string, string, string, expected: readonly string[]][] = [
    ['Story__c', 'contains', 'ee', ['Deep', 'feed']],
    ['Story__c', 'notContain', 'ee', ['plain', '']],
    ['Story__c', 'startsWith', 'PL, de', ['plain', 'Deep']],
    ['Topics__c', 'includes', 'Finance', ['Deep', 'feed']],
    ['Topics__c', 'excludes', 'Marketing', ['feed', '']],
    ['Minutes__c', 'greaterThan', '2', ['feed']],
    ['Minutes__c', 'lessOrEqual', '2', ['plain', 'Deep']],
    ['Day__c', 'lessThan', '2026-11-03', ['plain', 'Deep']],
    ['Minutes__c', 'notEqual', '1', ['Deep', 'feed', '']],
  ];
  const files = Object.assign(
    {
      ...field('Note__c', 'Story__c', { type: 'Text', length: 50 }),
      ...field('Note__c', 'Day__c', { type: 'Date' }),
      ...field('Note__c', 'Topics__c', {
        type: 'MultiselectPicklist',
        visibleLines: 3,
        valueSet: { restricted: true, valueSetName: 'Topic' },
      }),
    },
    ...operations.map(([name, operation, value], i) =>
      field('Visit__c', `Sum_${i}__c`, {
        type: 'Summary',
        summaryOperation: 'count',
        summaryForeignKey: 'Note__c.Visit__c',
        summaryFilterItems: { field: `Note__c.${name}`, operation, value },
      }),
    ),
  ) as Files;
  const org = testOrg(files);
  const visit = org.insert('Visit__c', {});
  const add = (values: Record<string, string | number>) =>
    org.insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Soft', ...values });
  add({ Story__c: 'plain', Minutes__c: 1, Day__c: '2026-11-01', Topics__c: 'Marketing' });
  add({ Story__c: 'Deep', Minutes__c: 2, Day__c: '2026-11-02', Topics__c: 'Marketing;Finance' });
  const last = add({ Story__c: 'feed', Minutes__c: 3, Day__c: '2026-11-03', Topics__c: 'Finance' });
  add({});
  const counted = () => {
    const row = org.get('Visit__c', visit);
    return operations.map((_, i) => row[`Sum_${i}__c`]);
  };
  assert.deepEqual(
    counted(),
    operations.map(([, , , expected]) => expected.length),
  );
  org.org.update('Note__c', last, { Story__c: 'plain', Minutes__c: 1 }, org.userId);
  assert.deepEqual([counted()[0], counted()[5], counted()[8]], [1, 0, 2]);
});

test('a detail that moves leaves one master and joins the other; min and max follow dates', () => {
  const org = testOrg({
    ...field('Leaflet__c', 'Printed__c', { type: 'Date' }),
    ...field('Case', 'First_Leaflet__c', {
      type: 'Summary',
      summaryOperation: 'min',
      summarizedField: 'Leaflet__c.Printed__c',
      summaryForeignKey: 'Leaflet__c.Case__c',
    }),
    ...field('Case', 'Leaflets__c', {
      type: 'Summary',
      summaryOperation: 'count',
      summaryForeignKey: 'Leaflet__c.Case__c',
    }),
  });
  const [one, two] = [org.insert('Case', {}), org.insert('Case', {})];
  const leaflet = org.insert('Leaflet__c', { Name: 'l', Case__c: one, Printed__c: '2026-11-05' });
  org.insert('Leaflet__c', { Name: 'l', Case__c: one, Printed__c: '2026-11-09' });
  const state = (id: string) => {
    const row = org.get('Case', id, 'First_Leaflet__c', 'Leaflets__c');
    return [row.First_Leaflet__c, row.Leaflets__c];
  };
  assert.deepEqual(
    [state(one), state(two)],
    [
      ['2026-11-05', 2],
      [null, 0],
    ],
  );
  org.org.update('Leaflet__c', leaflet, { Case__c: two }, org.userId);
  assert.deepEqual(
    [state(one), state(two)],
    [
      ['2026-11-09', 1],
      ['2026-11-05', 1],
    ],
  );
  org.org.delete('Leaflet__c', leaflet, org.userId);
  assert.deepEqual(state(two), [null, 0]);
  org.org.undelete('Leaflet__c', leaflet, org.userId);
  assert.deepEqual(state(two), ['2026-11-05', 1]);
});

// Help 000387261: the calculation of a new roll-up moves SystemModstamp, not LastModifiedDate.
test('a new roll-up is computed for every master and moves SystemModstamp alone', () => {
  const file = join(temporaryFolder(), 'org.db');
  const before = testOrg({}, file);
  const [visit = ''] = before.org.load('Visit__c', [{ CreatedDate: '2026-01-01T00:00:00Z' }]);
  before.org.close();
  const after = testOrg(
    field('Visit__c', 'More__c', {
      type: 'Summary',
      summaryOperation: 'count',
      summaryForeignKey: 'Note__c.Visit__c',
    }),
    file,
  );
  const row = after.get('Visit__c', visit);
  assert.deepEqual(
    [row.More__c, row.LastModifiedDate, row.SystemModstamp],
    [0, '2026-01-01T00:00:00.000+0000', '2026-11-21T15:00:00.000+0000'],
  );
  after.org.close();
});

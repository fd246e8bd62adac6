import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generate } from '../../../plugin/src/local/seed/generate.ts';
import { demoOf } from './demoIndex.ts';
import { invariants } from './invariants.ts';

const asOf = new Date('2026-11-20T15:00:00Z');
const waiting = new Set(['Unassigned', 'Pending Reassignment']);

test('P6: same seed, time and scale give the same rows, byte for byte; another seed gives others', () => {
  const written = (seed: number): string => JSON.stringify(generate({ seed, asOf, scale: 0.1 }));
  const first = written(1);
  assert.equal(written(1), first);
  assert.notEqual(written(2), first);
});

test('scale 1 has the truthful size', () => {
  const demo = demoOf({ seed: 1, asOf });
  const between = (what: string, count: number, from: number, to: number): void => {
    assert.ok(count >= from && count <= to, `${what}: ${count}, expected ${from} to ${to}`);
  };
  for (const region of ['Central', 'Mid-Atlantic']) {
    const ours = (key: string | undefined): boolean => demo.regionOf(key) === region;
    between(
      `mentors of ${region}`,
      demo.mentors.filter((each) => ours(each.ref('AccountId'))).length,
      1300,
      1500,
    );
    const units = demo.of('Account').filter((each) => ours(each.key));
    const count = (level: string): number =>
      units.filter((each) => each.text('Unit_Level__c') === level).length;
    between(`chapters of ${region}`, count('Chapter'), 30, 31);
    between(`districts of ${region}`, count('District'), 8, 8);
  }
  const requests = demo.of('Case');
  between('requests', requests.length, 3500, 4000);
  const direct = requests.filter((each) => each.ref('Requested_Mentor__c') !== undefined).length;
  between('direct requests in percent', (100 * direct) / requests.length, 50, 60);
  const queue = requests.filter(
    (each) =>
      demo.regionOf(each.ref('Chapter__c')) !== 'Northeast' &&
      each.time('ClosedDate') === undefined &&
      waiting.has(each.text('Assignment_Status__c') ?? ''),
  );
  between('waiting', queue.length, 120, 200);
  between(
    'chapters with somebody waiting',
    new Set(queue.map((each) => each.ref('Chapter__c'))).size,
    30,
    61,
  );
  between(
    'at their limit',
    demo.mentors.filter((each) => each.values.Request_Limit_Reached__c === true).length,
    100,
    500,
  );
});

test('the demo shows every kind of thing that the rules speak of', () => {
  const demo = demoOf({ seed: 1, asOf });
  const values = (object: string, field: string): Set<unknown> =>
    new Set(demo.of(object).map((each) => each.values[field]));
  assert.deepEqual([...values('Mentor_Assignment__c', 'Response__c')].sort(), [
    'Accepted',
    'Declined',
    'Timed Out',
    undefined,
  ]);
  assert.equal(values('Mentor_Assignment__c', 'Outcome__c').size, 6);
  assert.equal(values('Mentor_Assignment__c', 'Decline_Reason__c').size, 12);
  assert.equal(values('Mentor_Assignment__c', 'Claim_Status__c').size, 4);
  assert.equal(values('Mentor_Assignment__c', 'Unlocked_By_ROC__c').size, 2);
  assert.equal(values('Contact_Attempt__c', 'Result__c').size, 4);
  assert.equal(values('Contact_Attempt__c', 'Voided__c').size, 2);
  assert.equal(values('Mentoring_Session__c', 'Status__c').size, 4);
  assert.equal(values('Case', 'Status').size, 6);
  assert.ok(values('Contact', 'Subject_Matter_Expertise__c').size > 100);
  assert.ok(values('Account', 'Time_Zone__c').size >= 6);
  for (const field of ['Chapter__c', 'Area_of_Expertise__c', 'Industry__c', 'Client_Waits_Until__c']) {
    const blank = demo.of('Case').filter((each) => each.values[field] === undefined).length;
    assert.ok(blank > 0 && blank < demo.of('Case').length, field);
  }
});

for (const [name, holds] of Object.entries(invariants)) {
  test(`at full scale: ${name}`, () => {
    holds(fullDemo());
  });
}

test('all of that holds for any seed and any time of asOf', () => {
  const times = fc.date({
    min: new Date('2025-01-05T00:00:00Z'),
    max: new Date('2028-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  const property = fc.property(fc.nat(), times, (seed, anyTime) => {
    const demo = demoOf({ seed, asOf: anyTime, scale: 0.1 });
    for (const holds of Object.values(invariants)) holds(demo);
  });
  fc.assert(property, { numRuns: 12, seed: 20_261_120, endOnFailure: true });
});

let full: ReturnType<typeof demoOf> | undefined;
function fullDemo(): ReturnType<typeof demoOf> {
  full ??= demoOf({ seed: 1, asOf });
  return full;
}

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  currentWorld,
  hierarchyReport,
  matchQueue,
  type HierarchyReport,
  type UnitDescription,
} from '../../plugin/src/sync/index.ts';
import { readConfig } from '../../plugin/src/sync/readConfig.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const config = await readConfig(join(import.meta.dirname, '../../config'));
const { policy } = config;

describe('the dated hierarchy of the demo org', () => {
  let engage: LocalEngage;
  before(async () => {
    engage = await localEngage();
  });
  after(() => engage.close());

  const world = () =>
    currentWorld({
      ...config,
      gateway: engage.gateway(),
      store: engage.store,
      asOf: asOf.getTime(),
      onProgress: () => undefined,
    });
  const report = async (date = '2026-11-20'): Promise<HierarchyReport> =>
    hierarchyReport(await world(), policy.rules, date);
  const flat = (units: readonly UnitDescription[]): UnitDescription[] =>
    units.flatMap((unit) => [unit, ...flat(unit.units)]);
  const text = (row: Record<string, unknown> | undefined, field: string): string => {
    const value = row?.[field];
    return typeof value === 'string' ? value : '';
  };
  const moved = () =>
    engage.rows(
      "SELECT Id, Unit__c, Unit__r.Name, Parent_Unit__c, From__c, To__c FROM Unit_Term__c WHERE Kind__c = 'Belongs To' ORDER BY From__c",
    );

  it('M15, L8: both regions with two coordinators each; the one vacant chair is a warning, and its director acts', async () => {
    const { regions, faults } = await report();
    assert.deepEqual(
      regions.map(({ name }) => name),
      ['Central', 'Mid-Atlantic'],
    );
    for (const { roles } of regions) {
      assert.equal(roles.find(({ role }) => role === 'cic')?.holders.length, 2);
      assert.ok(roles.every(({ holders }) => holders.every((holder) => /^003\w{15}$/.test(holder))));
    }
    assert.deepEqual(
      faults.map(({ severity, code }) => [severity, code]),
      [['warning', 'roleVacant']],
    );
    const vacant = flat(regions).find(({ id }) => id === faults[0]?.unitId);
    assert.deepEqual(
      vacant?.roles.map(({ role, actsAs, fallback }) => [role, actsAs, fallback]),
      [['cc', 'dd', true]],
    );
    assert.equal(flat(regions).filter(({ level }) => level === 'chapter').length, 60);
  });

  it('C5: a chapter that moved stands under its old district on the day before', async () => {
    const [first, second] = moved();
    const districtOn = async (date: string): Promise<string | undefined> =>
      flat((await report(date)).regions).find(({ units }) =>
        units.some(({ id }) => id === text(first, 'Unit__c')),
      )?.id;
    assert.equal(await districtOn('2026-09-30'), text(first, 'Parent_Unit__c'));
    assert.equal(await districtOn('2026-10-01'), text(second, 'Parent_Unit__c'));
  });

  it('C5: an overlap is an error with both rows; the chapter is matched by nobody until it is corrected', async () => {
    const [first, second] = moved();
    const chapter = text(first, 'Unit__c');
    const recordType = engage.rows(
      "SELECT Id FROM RecordType WHERE SObjectType = 'Case' AND DeveloperName = 'Mentoring_Request'",
    )[0];
    const requestId = engage.org.insert(
      'Case',
      {
        RecordTypeId: text(recordType, 'Id'),
        Chapter__c: chapter,
        Area_of_Expertise__c: 'Business Plan',
        Assignment_Status__c: 'Unassigned',
        Status: 'New',
      },
      engage.admin,
    );
    const recommended = (): number =>
      engage.rows(`SELECT Id FROM Mentor_Recommendation__c WHERE Request__c = '${requestId}'`).length;
    assert.equal((await engage.pass()).hierarchyErrors, 0);
    assert.ok(recommended() > 0);

    engage.org.update('Unit_Term__c', text(first, 'Id'), { To__c: null }, engage.admin);
    const rows = [text(first, 'Id'), text(second, 'Id')].sort();
    const pass = await engage.pass();
    assert.equal(pass.hierarchyErrors, 1);
    assert.deepEqual(pass.heldBack, []);
    assert.equal(recommended(), 0);
    const queue = matchQueue(await world(), { policy, asOf: asOf.getTime() });
    const row = queue.find(({ id }) => id === requestId);
    assert.equal(row?.outcome, 'chapterUnknown');
    for (const id of rows) assert.ok(row.summary.includes(id));
    const [error] = (await report()).faults;
    assert.deepEqual(
      [error?.severity, error?.code, error?.unitId, error?.rows],
      ['error', 'twoParents', chapter, rows],
    );
    assert.equal((await engage.pass()).planned, 0, 'the sentence stays the same');

    engage.org.update('Unit_Term__c', text(first, 'Id'), { To__c: '2026-09-30' }, engage.admin);
    assert.equal((await engage.pass()).hierarchyErrors, 0);
    assert.ok(recommended() > 0);
  });

  it('P5: a row that names no parent, or no holder, is reported as unreadable', async () => {
    const chapter = text(moved()[0], 'Unit__c');
    // Loaded past the validation rule, as rows older than it are there.
    const load = (kind: string): string =>
      engage.org.load('Unit_Term__c', [{ Unit__c: chapter, Kind__c: kind }])[0] ?? '';
    const [parent, holder] = [load('Belongs To'), load('CC')];
    const { unreadable } = await engage.pass();
    assert.deepEqual(
      unreadable
        .filter(({ kind }) => kind === 'unitTerm')
        .map(({ id, reason }) => [id, reason.split(' ')[0]]),
      [
        [parent, 'Parent_Unit__c'],
        [holder, 'Holder__c'],
      ],
    );
  });
});

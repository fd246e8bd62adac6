import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestOrg } from './fixture.ts';
import { testOrg } from './fixture.ts';
import type { Part } from './flowFixture.ts';
import { assign, filter, flow, text } from './flowFixture.ts';

/** A flow before the save that leaves a mark in Story__c whenever it starts. */
function marking(start: Part): TestOrg {
  return testOrg(
    flow(
      'Mark',
      'Mark_It',
      {
        assignments: {
          name: 'Mark_It',
          assignmentItems: assign('$Record.Story__c', text('{!$Record.Story__c}x')),
        },
      },
      { triggerType: 'RecordBeforeSave', ...start },
    ),
  );
}

const TRUE = { booleanValue: true };
const FALSE = { booleanValue: false };

function startsFor(
  filters: Part[] | Part,
  values: Record<string, string | number | boolean | null>,
  start: Part = {},
): boolean {
  const { insert, get } = marking({ filters, ...start });
  return get('Visit__c', insert('Visit__c', values), 'Story__c').Story__c === 'x';
}

describe('which records start a flow (Salesforce Help, "How Entry Conditions Work in Record-Triggered Flows")', () => {
  it('Create, Update and CreateAndUpdate', () => {
    const marks = (recordTriggerType: string): (string | null)[] => {
      const { org, insert, get, userId } = marking({ recordTriggerType });
      const id = insert('Visit__c', {});
      const mark = () => get('Visit__c', id, 'Story__c').Story__c as string | null;
      const first = mark();
      org.update('Visit__c', id, { Done__c: true }, userId);
      return [first, mark()];
    };
    assert.deepEqual(marks('Create'), ['x', 'x']);
    assert.deepEqual(marks('Update'), [null, 'x']);
    assert.deepEqual(marks('CreateAndUpdate'), ['x', 'xx']);
  });

  it('a loaded (seeded) record starts none', () => {
    const { org, get } = marking({});
    const [id = ''] = org.load('Visit__c', [{}]);
    assert.equal(get('Visit__c', id, 'Story__c').Story__c, null);
  });

  it('text: EqualTo keeps capitals apart, NotEqualTo, Contains, StartsWith, EndsWith', () => {
    assert.equal(startsFor(filter('Batch__c', 'EqualTo', text('Red')), { Batch__c: 'Red' }), true);
    assert.equal(startsFor(filter('Batch__c', 'EqualTo', text('Red')), { Batch__c: 'red' }), false);
    assert.equal(startsFor(filter('Batch__c', 'NotEqualTo', text('Red')), { Batch__c: 'Blue' }), true);
    assert.equal(startsFor(filter('Batch__c', 'NotEqualTo', text('Red')), {}), true);
    assert.equal(startsFor(filter('Batch__c', 'Contains', text('e')), { Batch__c: 'Red' }), true);
    assert.equal(startsFor(filter('Batch__c', 'Contains', text('e')), {}), false);
    assert.equal(startsFor(filter('Batch__c', 'StartsWith', text('R')), { Batch__c: 'Red' }), true);
    assert.equal(startsFor(filter('Batch__c', 'EndsWith', text('R')), { Batch__c: 'Red' }), false);
  });

  it('numbers, dates and checkboxes', () => {
    const four = { numberValue: '4.0' };
    assert.equal(startsFor(filter('Score__c', 'GreaterThan', four), { Score__c: 4.01 }), true);
    assert.equal(startsFor(filter('Score__c', 'GreaterThan', four), { Score__c: 4 }), false);
    assert.equal(startsFor(filter('Score__c', 'GreaterThanOrEqualTo', four), { Score__c: 4 }), true);
    assert.equal(startsFor(filter('Score__c', 'LessThan', four), {}), false, 'nothing is less than nothing');
    assert.equal(startsFor(filter('Score__c', 'LessThanOrEqualTo', four), { Score__c: 4 }), true);
    const day = { dateValue: '2026-11-22' };
    assert.equal(startsFor(filter('Day__c', 'LessThan', day), { Day__c: '2026-11-21' }), true);
    assert.equal(startsFor(filter('Day__c', 'EqualTo', day), { Day__c: '2026-11-22' }), true);
    const instant = { dateTimeValue: '2026-11-21T15:00:00.000Z' };
    assert.equal(
      startsFor(filter('Start__c', 'EqualTo', instant), { Start__c: '2026-11-21T10:00:00-05:00' }),
      true,
    );
    assert.equal(startsFor(filter('Done__c', 'EqualTo', TRUE), { Done__c: true }), true);
    assert.equal(startsFor(filter('Done__c', 'EqualTo', TRUE), {}), false);
  });

  it('IsNull, IsBlank and WasSet ask with the answer that is wanted', () => {
    assert.equal(startsFor(filter('Batch__c', 'IsNull', TRUE), {}), true);
    assert.equal(startsFor(filter('Batch__c', 'IsNull', FALSE), {}), false);
    assert.equal(startsFor(filter('Batch__c', 'IsNull', FALSE), { Batch__c: 'a' }), true);
    assert.equal(startsFor(filter('Batch__c', 'IsBlank', TRUE), {}), true);
    assert.equal(startsFor(filter('Batch__c', 'WasSet', TRUE), { Batch__c: 'a' }), true);
    assert.equal(startsFor(filter('Batch__c', 'WasSet', TRUE), {}), false);
  });

  it('a 15-character id equals its 18 characters', () => {
    const { org, userId } = testOrg();
    const host = org.insert('Contact', { LastName: 'Ng' }, userId);
    const { insert, get } = marking({ filters: filter('Host__c', 'EqualTo', text(host.slice(0, 15))) });
    assert.equal(insert('Contact', { LastName: 'Ng' }), host, 'the same first contact in every org');
    assert.equal(get('Visit__c', insert('Visit__c', { Host__c: host }), 'Story__c').Story__c, 'x');
  });

  it('filterLogic: and, or, 1 AND (2 OR 3), NOT', () => {
    const filters = [
      filter('Done__c', 'EqualTo', TRUE),
      filter('Batch__c', 'EqualTo', text('a')),
      filter('Batch__c', 'EqualTo', text('b')),
    ];
    const starts = (filterLogic: string, values: Record<string, string | boolean>) =>
      startsFor(filters, values, { filterLogic });
    assert.equal(starts('and', { Done__c: true, Batch__c: 'a' }), false);
    assert.equal(starts('or', { Batch__c: 'b' }), true);
    assert.equal(starts('1 AND (2 OR 3)', { Done__c: true, Batch__c: 'b' }), true);
    assert.equal(starts('1 AND (2 OR 3)', { Batch__c: 'b' }), false);
    assert.equal(starts('1 and not 2', { Done__c: true, Batch__c: 'b' }), true);
  });

  it('IsChanged: an update that changes the field; false for a new record, as ISCHANGED is', () => {
    const { org, insert, get, userId } = marking({ filters: filter('Batch__c', 'IsChanged', TRUE) });
    const id = insert('Visit__c', { Batch__c: 'a' });
    const mark = () => get('Visit__c', id, 'Story__c').Story__c;
    assert.equal(mark(), null);
    org.update('Visit__c', id, { Batch__c: 'a', Done__c: true }, userId);
    assert.equal(mark(), null);
    org.update('Visit__c', id, { Batch__c: 'b' }, userId);
    assert.equal(mark(), 'x');
    org.update('Visit__c', id, { Batch__c: null }, userId);
    assert.equal(mark(), 'xx');
  });

  it('"only when a record is updated to meet the condition requirements" (FlowStart.doesRequireRecordChangedToMeetCriteria)', () => {
    const { org, insert, get, userId } = marking({
      filters: filter('Batch__c', 'EqualTo', text('a')),
      doesRequireRecordChangedToMeetCriteria: true,
    });
    const id = insert('Visit__c', { Batch__c: 'a' });
    const mark = () => get('Visit__c', id, 'Story__c').Story__c;
    assert.equal(mark(), 'x', 'a new record only has to meet them');
    org.update('Visit__c', id, { Done__c: true }, userId);
    assert.equal(mark(), 'x', 'it met them before');
    org.update('Visit__c', id, { Batch__c: 'b' }, userId);
    org.update('Visit__c', id, { Batch__c: 'a' }, userId);
    assert.equal(mark(), 'xx');
  });

  it('a formula: ISCHANGED, ISNEW, PRIORVALUE and the fields of the record', () => {
    const { org, insert, get, userId } = marking({
      filterFormula:
        'OR(ISNEW() && {!$Record.Done__c}, ISCHANGED({!$Record.Batch__c}) && PRIORVALUE({!$Record.Batch__c}) = "a")',
    });
    const mark = (id: string) => get('Visit__c', id, 'Story__c').Story__c;
    assert.equal(mark(insert('Visit__c', { Done__c: true })), 'x');
    const id = insert('Visit__c', { Batch__c: 'a' });
    assert.equal(mark(id), null);
    org.update('Visit__c', id, { Batch__c: 'b' }, userId);
    assert.equal(mark(id), 'x');
    org.update('Visit__c', id, { Batch__c: 'c' }, userId);
    assert.equal(mark(id), 'x');
  });
});

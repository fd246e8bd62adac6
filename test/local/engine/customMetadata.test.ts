import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openOrg } from '../../../plugin/src/local/engine/index.ts';
import type { Files } from './fixture.ts';
import {
  field,
  handClock,
  metadataFolder,
  refuses,
  temporaryFolder,
  testOrg,
  textOf,
  xml,
} from './fixture.ts';

const type: Files = {
  'objects/Limit__mdt/Limit__mdt.object-meta.xml': xml('CustomObject', {
    label: 'Limit',
    pluralLabel: 'Limits',
    visibility: 'Public',
  }),
  ...field('Limit__mdt', 'Most__c', {
    type: 'Number',
    precision: 5,
    scale: 0,
    fieldManageability: 'DeveloperControlled',
  }),
  ...field('Limit__mdt', 'Word__c', { type: 'Text', length: 20 }),
  ...field('Limit__mdt', 'From__c', { type: 'Date' }),
  ...field('Limit__mdt', 'On__c', { type: 'Checkbox', defaultValue: true }),
};

function record(
  name: string,
  label: string,
  values: Record<string, [type: string, value: string | null]>,
): Files {
  const rendered = Object.entries(values).map(([fieldName, [kind, value]]) =>
    value === null
      ? `<values><field>${fieldName}</field><value xsi:nil="true"/></values>`
      : `<values><field>${fieldName}</field><value xsi:type="xsd:${kind}">${value}</value></values>`,
  );
  return {
    [`customMetadata/${name}.md-meta.xml`]: `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>${label}</label>
    <protected>false</protected>
    ${rendered.join('\n')}
</CustomMetadata>`,
  };
}

const current = record('Limit.Current', 'The limit', {
  Most__c: ['double', '40.0'],
  Word__c: ['string', 'nope'],
  From__c: ['date', '2026-11-01'],
  On__c: ['boolean', 'true'],
});

test('records of a custom metadata type are rows (Custom Metadata Type__mdt, Object Reference)', () => {
  const { rows, get } = testOrg({
    ...type,
    ...current,
    ...record('Limit.Old', 'Old one', { Word__c: ['string', null] }),
  });
  const found = rows(
    'SELECT Id, DeveloperName, MasterLabel, QualifiedApiName, Most__c, Word__c, From__c, On__c FROM Limit__mdt ORDER BY DeveloperName',
  );
  const [first, second] = found.map(({ attributes: _, Id: __, ...values }) => values);
  assert.deepEqual(first, {
    DeveloperName: 'Current',
    MasterLabel: 'The limit',
    QualifiedApiName: 'Current',
    Most__c: 40,
    Word__c: 'nope',
    From__c: '2026-11-01',
    On__c: true,
  });
  assert.deepEqual(second, {
    DeveloperName: 'Old',
    MasterLabel: 'Old one',
    QualifiedApiName: 'Old',
    Most__c: null,
    Word__c: null,
    From__c: null,
    On__c: true,
  });
  const id = textOf(found[0]?.Id);
  assert.match(id, /^m0/);
  assert.equal(get('Limit__mdt', id, 'Most__c').Most__c, 40);
  assert.equal(rows("SELECT Id FROM Limit__mdt WHERE Most__c > 39 AND DeveloperName = 'current'").length, 1);
});

test('records of a custom metadata type cannot be written by DML', () => {
  const { org, insert, rows, userId } = testOrg({ ...type, ...current });
  const id = textOf(rows('SELECT Id FROM Limit__mdt')[0]?.Id);
  refuses(() => insert('Limit__mdt', { DeveloperName: 'X' }), 'INVALID_TYPE_FOR_OPERATION');
  refuses(() => {
    org.update('Limit__mdt', id, { Most__c: 1 }, userId);
  }, 'INVALID_TYPE_FOR_OPERATION');
  refuses(() => {
    org.delete('Limit__mdt', id, userId);
  }, 'INVALID_TYPE_FOR_OPERATION');
});

test('$CustomMetadata.Type__mdt.Record.Field__c in a validation rule, a formula field and a default value', () => {
  const { insert, get } = testOrg({
    ...type,
    ...current,
    ...field('Visit__c', 'Left__c', {
      type: 'Number',
      precision: 18,
      scale: 0,
      formula: '$custommetadata.limit__MDT.current.most__C - Score__c',
    }),
    ...field('Visit__c', 'Since__c', {
      type: 'Date',
      defaultValue: '$CustomMetadata.Limit__mdt.Current.From__c',
    }),
    'objects/Visit__c/validationRules/Most.validationRule-meta.xml': xml('ValidationRule', {
      fullName: 'Most',
      active: true,
      errorConditionFormula:
        '$CustomMetadata.Limit__mdt.Current.On__c && Score__c > $CustomMetadata.Limit__mdt.Current.Most__c',
      errorMessage: 'too many',
    }),
  });
  refuses(() => insert('Visit__c', { Score__c: 41 }), 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'too many');
  const row = get('Visit__c', insert('Visit__c', { Score__c: 30 }), 'Left__c', 'Since__c');
  assert.equal(row.Left__c, 10);
  assert.equal(row.Since__c, '2026-11-01');
});

test('rows follow the files at each start: changed, gone, and the id of the rest stays', () => {
  const file = join(temporaryFolder(), 'org.sqlite');
  const start = (files: Files) =>
    openOrg({ file, metadata: [metadataFolder({ ...type, ...files })], clock: handClock() });
  const read = (files: Files) => {
    const org = start(files);
    const { records } = org.query(
      'SELECT Id, DeveloperName, MasterLabel, Most__c FROM Limit__mdt ORDER BY DeveloperName',
      {
        userId: org.systemUserId,
      },
    );
    org.close();
    return records.map((row) => [row.Id, row.DeveloperName, row.MasterLabel, row.Most__c]);
  };
  const before = read({ ...current, ...record('Limit.Old', 'Old', {}) });
  const after = read(record('Limit.Current', 'Another', { Most__c: ['double', '7'] }));
  assert.deepEqual(after, [[before[0]?.[0], 'Current', 'Another', 7]]);
});

test('a record that does not fit its type is refused by file and field', () => {
  const refused = (files: Files, words: RegExp) => {
    assert.throws(() => testOrg(files), words);
  };
  refused(
    current,
    /Limit\.Current\.md-meta\.xml: no metadata folder has the custom metadata type Limit__mdt/,
  );
  refused(
    { ...type, ...record('Limit.A', 'A', { Ghost__c: ['string', 'x'] }) },
    /<values>: Limit__mdt has no field Ghost__c/,
  );
  refused({ ...type, ...record('Limit.A', 'A', { Most__c: ['double', 'many'] }) }, /<values>: Most__c: /);
  refused(
    { ...type, ...record('Limit.A', 'A', { Word__c: ['string', 'x'.repeat(21)] }) },
    /<values>: Word__c: /,
  );
  refused(
    {
      ...type,
      ...field('Limit__mdt', 'Must__c', { type: 'Text', length: 5, required: true }),
      ...record('Limit.A', 'A', {}),
    },
    /Must__c is required and has no value/,
  );
  refused(
    {
      ...type,
      ...current,
      ...field('Visit__c', 'X__c', { type: 'Text', formula: '$CustomMetadata.Limit__mdt.Ghost.Word__c' }),
    },
    /no metadata folder has a record Ghost of Limit__mdt/,
  );
  refused(
    {
      ...type,
      ...current,
      ...field('Visit__c', 'X__c', { type: 'Text', formula: '$CustomMetadata.Limit__mdt.Current' }),
    },
    /expected \$CustomMetadata\.Type__mdt\.Record\.Field__c/,
  );
});

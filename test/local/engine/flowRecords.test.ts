import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Files } from './fixture.ts';
import { refuses, testOrg, textOf } from './fixture.ts';
import type { Part } from './flowFixture.ts';
import { assign, condition, filter, flow, input, ref, text, to } from './flowFixture.ts';

const TRUE = { booleanValue: true };
const beforeSave: { triggerType: 'RecordBeforeSave' } = { triggerType: 'RecordBeforeSave' };

const tell = (name: string, words: string): Part => ({
  name,
  assignmentItems: assign('$Record.Story__c', text(words)),
});

describe('Get Records', () => {
  const people = (test: ReturnType<typeof testOrg>): void => {
    for (const [LastName, FirstName] of [
      ['Ng', 'Zoe'],
      ['Ng', 'Ann'],
      ['Okafor', 'Bo'],
    ]) {
      test.insert('Contact', { LastName: LastName ?? '', FirstName: FirstName ?? '' });
    }
  };

  function found(lookup: Part, elements: Part, values: Record<string, string> = {}): unknown {
    const test = testOrg(
      flow(
        'Find',
        'Get',
        { recordLookups: { name: 'Get', object: 'Contact', connector: to('Say'), ...lookup }, ...elements },
        beforeSave,
      ),
    );
    people(test);
    return test.get('Visit__c', test.insert('Visit__c', values), 'Story__c').Story__c;
  }

  const first: Part = { getFirstRecordOnly: true, storeOutputAutomatically: true };
  const say = { assignments: tell('Say', '{!Get.FirstName}') };

  it('the first record by the sort field, of those the filters find', () => {
    const byName: Part = { filters: filter('LastName', 'EqualTo', text('ng')), sortField: 'FirstName' };
    assert.equal(
      found({ ...first, ...byName, sortOrder: 'Asc' }, say),
      'Ann',
      'text is found whatever its case',
    );
    assert.equal(found({ ...first, ...byName, sortOrder: 'Desc' }, say), 'Zoe');
    const logic: Part = {
      filterLogic: '1 AND (2 OR 3)',
      filters: [
        filter('LastName', 'NotEqualTo', text('Okafor')),
        filter('FirstName', 'StartsWith', ref('$Record.Batch__c')),
        filter('FirstName', 'IsNull', TRUE),
      ],
    };
    assert.equal(found({ ...first, ...logic }, say, { Batch__c: 'a' }), 'Ann');
    assert.equal(
      found(
        { ...first, filters: filter('FirstName', 'Contains', text('%')) },
        { assignments: tell('Say', 'none') },
      ),
      'none',
    );
  });

  it('nothing found: the record is null, and a path through it fails the element', () => {
    const nobody: Part = { ...first, filters: filter('LastName', 'EqualTo', text('Nobody')) };
    const decide: Part = {
      decisions: {
        name: 'Say',
        defaultConnector: to('Found'),
        rules: {
          name: 'Nobody',
          conditionLogic: 'and',
          conditions: condition('Get', 'IsNull', TRUE),
          connector: to('Missing'),
        },
      },
      assignments: [tell('Found', 'found'), tell('Missing', 'missing')],
    };
    assert.equal(found(nobody, decide), 'missing');
    refuses(
      () => found(nobody, say),
      'CANNOT_EXECUTE_FLOW_TRIGGER',
      /failed to access the value for Get\.FirstName because it hasn't been set/,
    );
  });

  it('into a variable, or field by field; an empty result keeps what was there unless told', () => {
    const variables: Part[] = [
      { name: 'person', dataType: 'SObject', isCollection: false, objectType: 'Contact' },
      { name: 'firstName', dataType: 'String', isCollection: false, value: text('before') },
    ];
    const ng = { filters: filter('LastName', 'EqualTo', text('Ng')) };
    const nobody = { filters: filter('LastName', 'EqualTo', text('Nobody')) };
    assert.equal(
      found(
        { ...ng, outputReference: 'person', queriedFields: ['Id', 'FirstName'] },
        { variables, assignments: tell('Say', '{!person.FirstName}') },
      ),
      'Zoe',
    );
    const outputAssignments = { field: 'FirstName', assignToReference: 'firstName' };
    const read = { variables, assignments: tell('Say', '{!firstName}') };
    assert.equal(found({ ...ng, outputAssignments }, read), 'Zoe');
    assert.equal(found({ ...nobody, outputAssignments }, read), 'before');
    assert.equal(found({ ...nobody, outputAssignments, assignNullValuesIfNoRecordsFound: true }, read), null);
  });

  it('several records, and a loop over them', () => {
    const loop = (order: string): Part => ({
      loops: {
        name: 'Each',
        collectionReference: 'Get',
        iterationOrder: order,
        nextValueConnector: to('Note'),
      },
      assignments: {
        name: 'Note',
        assignmentItems: assign('$Record.Story__c', text('{!$Record.Story__c}{!Each.FirstName},')),
        connector: to('Each'),
      },
    });
    const all: Part = { storeOutputAutomatically: true, getFirstRecordOnly: false, connector: to('Each') };
    assert.equal(found(all, loop('Asc')), 'Zoe,Ann,Bo,');
    assert.equal(found(all, loop('Desc')), 'Bo,Ann,Zoe,');
    assert.equal(found({ ...all, limit: { numberValue: '2' } }, loop('Asc')), 'Zoe,Ann,');
    assert.equal(
      found({ ...all, filters: filter('LastName', 'EqualTo', text('Nobody')) }, loop('Asc')),
      null,
    );
  });
});

describe('Create, Update and Delete Records', () => {
  const note = (given: Part): Part => ({
    name: 'Make_Note',
    object: 'Note__c',
    inputAssignments: [
      input('Visit__c', ref('$Record.Id')),
      input('Tone__c', text('Soft')),
      input('Minutes__c', ref('$Record.Score__c')),
    ],
    ...given,
  });
  const onCreate = { recordTriggerType: 'Create' };
  const org = (files: Files) => testOrg(files);

  it('create from values; the id goes on, roll-ups follow, the author is who saved', () => {
    const {
      insert,
      get,
      rows,
      org: opened,
    } = org(
      flow(
        'Annotate',
        'Make_Note',
        {
          recordCreates: note({ storeOutputAutomatically: true, connector: to('Keep') }),
          recordUpdates: {
            name: 'Keep',
            inputReference: '$Record',
            inputAssignments: input('Batch__c', ref('Make_Note')),
          },
        },
        onCreate,
      ),
    );
    const [profile] = rows("SELECT Id FROM Profile WHERE Name = 'System Administrator'");
    const [author = ''] = opened.load('User', [
      {
        Username: 'ann@engage.local',
        LastName: 'Ng',
        Email: 'ann@engage.local',
        ProfileId: textOf(profile?.Id),
      },
    ]);
    const id = opened.insert('Visit__c', { Score__c: 7 }, author);
    const [made] = rows(`SELECT Id, Minutes__c, CreatedById FROM Note__c WHERE Visit__c = '${id}'`);
    assert.equal(made?.Minutes__c, 7);
    assert.equal(made.CreatedById, author);
    const visit = get('Visit__c', id, 'Batch__c', 'Notes__c', 'Minutes__c', 'LastModifiedById');
    assert.deepEqual(
      [visit.Batch__c, visit.Notes__c, visit.Minutes__c, visit.LastModifiedById],
      [made.Id, 1, 7, author],
    );
    assert.ok(insert('Visit__c', {}));
  });

  it('create from a record variable, and from a collection of them', () => {
    const { insert, rows } = org(
      flow(
        'Annotate',
        'Fill',
        {
          variables: [
            { name: 'one', dataType: 'SObject', isCollection: false, objectType: 'Note__c' },
            { name: 'many', dataType: 'SObject', isCollection: true, objectType: 'Note__c' },
          ],
          assignments: {
            name: 'Fill',
            assignmentItems: [
              assign('one.Visit__c', ref('$Record.Id')),
              assign('one.Tone__c', text('Loud')),
              assign('one.Voided__c', TRUE),
              assign('many', ref('one'), 'Add'),
            ],
            connector: to('Save'),
          },
          recordCreates: { name: 'Save', inputReference: 'many' },
        },
        onCreate,
      ),
    );
    insert('Visit__c', {});
    const notes = rows('SELECT Tone__c, Voided__c FROM Note__c');
    assert.deepEqual(
      notes.map((row) => [row.Tone__c, row.Voided__c]),
      [['Loud', true]],
    );
  });

  it('update by filters, and delete by filters', () => {
    const {
      org: opened,
      insert,
      rows,
      userId,
    } = org(
      flow(
        'Tidy',
        'Hush',
        {
          recordUpdates: {
            name: 'Hush',
            object: 'Note__c',
            filters: [
              filter('Visit__c', 'EqualTo', ref('$Record.Id')),
              filter('Tone__c', 'EqualTo', text('Loud')),
            ],
            inputAssignments: input('Tone__c', text('Soft')),
            connector: to('Drop'),
          },
          recordDeletes: {
            name: 'Drop',
            object: 'Note__c',
            filters: [
              filter('Visit__c', 'EqualTo', ref('$Record.Id')),
              filter('Tone__c', 'EqualTo', text('Shrill')),
            ],
          },
        },
        { recordTriggerType: 'Update', filters: filter('Done__c', 'EqualTo', TRUE) },
      ),
    );
    const [mine, other] = [insert('Visit__c', {}), insert('Visit__c', {})];
    for (const [visit, tone] of [
      [mine, 'Loud'],
      [mine, 'Shrill'],
      [other, 'Loud'],
    ] as const) {
      insert('Note__c', { Visit__c: visit, Tone__c: tone });
    }
    opened.update('Visit__c', mine, { Done__c: true }, userId);
    const tones = rows('SELECT Tone__c, Visit__r.Done__c FROM Note__c ORDER BY Tone__c');
    assert.deepEqual(
      tones.map((row) => row.Tone__c),
      ['Loud', 'Soft'],
    );
  });

  it('update and delete what a variable holds', () => {
    const {
      insert,
      rows,
      org: opened,
      userId,
    } = org(
      flow(
        'Tidy',
        'Get',
        {
          recordLookups: {
            name: 'Get',
            object: 'Note__c',
            storeOutputAutomatically: true,
            filters: filter('Visit__c', 'EqualTo', ref('$Record.Id')),
            connector: to('Each'),
          },
          loops: {
            name: 'Each',
            collectionReference: 'Get',
            nextValueConnector: to('Soften'),
            noMoreValuesConnector: to('Save'),
          },
          assignments: {
            name: 'Soften',
            assignmentItems: assign('Each.Minutes__c', { numberValue: '5' }),
            connector: to('Each'),
          },
          recordUpdates: { name: 'Save', inputReference: 'Get' },
        },
        { recordTriggerType: 'Update' },
      ),
    );
    const visit = insert('Visit__c', {});
    insert('Note__c', { Visit__c: visit, Tone__c: 'Loud' });
    insert('Note__c', { Visit__c: visit, Tone__c: 'Soft', Minutes__c: 9 });
    opened.update('Visit__c', visit, {}, userId);
    assert.deepEqual(
      rows('SELECT Minutes__c, Tone__c FROM Note__c ORDER BY Tone__c').map((row) => [
        row.Minutes__c,
        row.Tone__c,
      ]),
      [
        [5, 'Loud'],
        [5, 'Soft'],
      ],
    );
  });

  it('before a delete: the record can still be read, and a custom error keeps it', () => {
    const {
      org: opened,
      insert,
      rows,
      userId,
    } = org(
      flow(
        'Guard',
        'Is_Done',
        {
          decisions: {
            name: 'Is_Done',
            defaultConnector: to('Keep'),
            rules: {
              name: 'Done',
              conditionLogic: 'and',
              conditions: condition('$Record.Done__c', 'EqualTo', TRUE),
            },
          },
          customErrors: {
            name: 'Keep',
            customErrorMessages: { errorMessage: 'Visit {!$Record.Name} is not done.', isFieldError: false },
          },
        },
        { triggerType: 'RecordBeforeDelete', recordTriggerType: 'Delete' },
      ),
    );
    const [done, open] = [insert('Visit__c', { Done__c: true }), insert('Visit__c', {})];
    opened.delete('Visit__c', done, userId);
    refuses(
      () => {
        opened.delete('Visit__c', open, userId);
      },
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      'Visit V-0002 is not done.',
    );
    assert.equal(rows('SELECT Id FROM Visit__c').length, 1);
  });
});

describe('Custom Error (Salesforce Help, "Custom Error Element")', () => {
  it('refuses the save on the record or on a field, before and after the save', () => {
    for (const triggerType of ['RecordBeforeSave', 'RecordAfterSave'] as const) {
      const { insert, rows } = testOrg(
        flow(
          'Refuse',
          'No',
          {
            customErrors: {
              name: 'No',
              customErrorMessages: {
                errorMessage: 'Batch {!$Record.Batch__c} is closed.',
                isFieldError: true,
                fieldSelection: 'Batch__c',
              },
            },
          },
          { triggerType },
        ),
      );
      refuses(
        () => insert('Visit__c', { Batch__c: 'a' }),
        'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        'Batch a is closed.',
        ['Batch__c'],
      );
      assert.equal(rows('SELECT Id FROM Visit__c').length, 0);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Files } from './fixture.ts';
import { refuses, testOrg, textOf } from './fixture.ts';
import type { Part } from './flowFixture.ts';
import { assign, condition, filter, flow, input, ref, text, to } from './flowFixture.ts';

const both = (...files: Files[]): Files => Object.assign({}, ...files) as Files;

const makeNote = (given: Part = {}): Part => ({
  name: 'Make_Note',
  object: 'Note__c',
  inputAssignments: [input('Visit__c', ref('$Record.Id')), input('Tone__c', text('Soft'))],
  ...given,
});

/** A flow on Note__c that refuses every note. */
const noNotes = flow(
  'No_Notes',
  'No',
  {
    customErrors: {
      name: 'No',
      customErrorMessages: { errorMessage: 'No notes today.', isFieldError: false },
    },
  },
  { object: 'Note__c', recordTriggerType: 'Create' },
);

describe('one transaction', () => {
  it('a fault undoes the save and says which process and which operation failed', () => {
    const { insert, rows } = testOrg(
      both(
        flow('Annotate_Visit', 'Make_Note', { recordCreates: makeNote() }, { recordTriggerType: 'Create' }),
        noNotes,
      ),
    );
    refuses(
      () => insert('Visit__c', {}),
      'CANNOT_EXECUTE_FLOW_TRIGGER',
      "We can't save this record because the “Annotate Visit” process failed. Give your Salesforce admin these details. " +
        'This error occurred when the flow tried to create records: FIELD_CUSTOM_VALIDATION_EXCEPTION: No notes today.. ' +
        'You can look up ExceptionCode values in the SOAP API Developer Guide.',
    );
    assert.equal(rows('SELECT Id FROM Visit__c').length, 0);
  });

  it('a fault path takes over, with the words in {!$Flow.FaultMessage}; what failed is undone, the rest is kept', () => {
    const { insert, get, rows } = testOrg(
      both(
        flow(
          'Annotate_Visit',
          'Make_Note',
          {
            recordCreates: makeNote({ connector: to('Fine'), faultConnector: to('Failed') }),
            recordUpdates: [
              { name: 'Fine', inputReference: '$Record', inputAssignments: input('Story__c', text('fine')) },
              {
                name: 'Failed',
                inputReference: '$Record',
                inputAssignments: input('Story__c', ref('$Flow.FaultMessage')),
              },
            ],
          },
          { recordTriggerType: 'Create' },
        ),
        noNotes,
      ),
    );
    const id = insert('Visit__c', {});
    assert.match(
      textOf(get('Visit__c', id, 'Story__c').Story__c),
      /tried to create records: FIELD_CUSTOM_VALIDATION_EXCEPTION: No notes today/,
    );
    assert.equal(rows('SELECT Id FROM Note__c').length, 0);
  });

  it('every rule of the records a flow writes holds: required fields, pick lists, lookups', () => {
    const failing = (inputAssignments: Part[], words: RegExp): void => {
      const { insert } = testOrg(
        flow('Annotate', 'Make_Note', { recordCreates: makeNote({ inputAssignments }) }),
      );
      refuses(() => insert('Visit__c', {}), 'CANNOT_EXECUTE_FLOW_TRIGGER', words);
    };
    const visit = input('Visit__c', ref('$Record.Id'));
    failing([visit], /REQUIRED_FIELD_MISSING: Required fields are missing: \[Tone__c\]/);
    failing([visit, input('Tone__c', text('Angry'))], /INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST/);
    failing([input('Visit__c', text('nobody')), input('Tone__c', text('Soft'))], /MALFORMED_ID/);
  });

  it('a save inside a transaction that fails later takes what its flows did with it', () => {
    const { org, insert, rows } = testOrg(
      flow('Annotate', 'Make_Note', { recordCreates: makeNote() }, { recordTriggerType: 'Create' }),
    );
    refuses(() => {
      org.transaction(() => {
        insert('Visit__c', {});
        insert('Visit__c', { Place__c: 'Nowhere' });
      });
    }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    assert.equal(rows('SELECT Id FROM Note__c').length, 0);
    insert('Visit__c', {});
    assert.equal(rows('SELECT Id FROM Note__c').length, 1);
  });
});

describe('order ("Triggers and Order of Execution"; "Guidelines for Defining the Run Order of Record-Triggered Flows")', () => {
  const marks = (name: string, triggerOrder?: number): Files =>
    flow(
      name,
      'Mark',
      {
        assignments: {
          name: 'Mark',
          assignmentItems: assign('$Record.Story__c', text(`{!$Record.Story__c}${name}`)),
        },
      },
      { triggerType: 'RecordBeforeSave' },
      triggerOrder === undefined ? {} : { triggerOrder: String(triggerOrder) },
    );

  it('1 to 1,000, then flows without a number, then 1,001 to 2,000', () => {
    const { insert, get } = testOrg(
      both(marks('A', 1001), marks('B'), marks('C', 1000), marks('D', 2), marks('E', 2), marks('F')),
    );
    assert.equal(get('Visit__c', insert('Visit__c', {}), 'Story__c').Story__c, 'DECBFA');
  });

  it('a flow before the save changes the record without a second save', () => {
    const contact: Part = {
      name: 'Make',
      object: 'Contact',
      inputAssignments: input('LastName', text('Saved')),
    };
    const { insert, get, rows } = testOrg(
      both(marks('A'), flow('Count', 'Make', { recordCreates: contact })),
    );
    const id = insert('Visit__c', {});
    assert.equal(get('Visit__c', id, 'Story__c').Story__c, 'A');
    assert.equal(rows('SELECT Id FROM Contact').length, 1);
  });

  it('a flow after the save sees the saved record: its id, its number, what flows before the save made of it', () => {
    const { insert, get } = testOrg(
      both(
        marks('A'),
        flow(
          'After',
          'Say',
          {
            recordUpdates: {
              name: 'Say',
              inputReference: '$Record',
              inputAssignments: input('Batch__c', text('{!$Record.Name} {!$Record.Story__c}')),
            },
          },
          { recordTriggerType: 'Create' },
        ),
      ),
    );
    assert.equal(get('Visit__c', insert('Visit__c', {}), 'Batch__c').Batch__c, 'V-0001 A');
  });

  it('a roll-up that changes runs the flows of its master', () => {
    const { insert, get } = testOrg(
      flow(
        'Loud',
        'Say',
        { assignments: { name: 'Say', assignmentItems: assign('$Record.Mood__c', text('Bad')) } },
        {
          triggerType: 'RecordBeforeSave',
          filters: filter('Loud_Notes__c', 'GreaterThan', { numberValue: '0' }),
        },
      ),
    );
    const id = insert('Visit__c', {});
    insert('Note__c', { Visit__c: id, Tone__c: 'Soft' });
    assert.equal(get('Visit__c', id, 'Mood__c').Mood__c, null);
    insert('Note__c', { Visit__c: id, Tone__c: 'Loud' });
    assert.equal(get('Visit__c', id, 'Mood__c').Mood__c, 'Bad');
  });
});

describe('recursion', () => {
  const count = (name: string, field: string): Files =>
    flow(name, 'Count', {
      formulas: {
        name: 'Next',
        dataType: 'Number',
        scale: '0',
        expression: `BLANKVALUE({!$Record.${field}}, 0) + 1`,
      },
      recordUpdates: {
        name: 'Count',
        inputReference: '$Record',
        inputAssignments: input(field, ref('Next')),
      },
    });

  it('a flow is not started again by its own update of its record', () => {
    const { insert, get } = testOrg(count('Count_Score', 'Score__c'));
    assert.equal(get('Visit__c', insert('Visit__c', {}), 'Score__c').Score__c, 1);
  });

  it('its update starts the other flows of the record', () => {
    const { insert, get } = testOrg(both(count('Count_Cost', 'Cost__c'), count('Count_Score', 'Score__c')));
    const row = get('Visit__c', insert('Visit__c', {}), 'Cost__c', 'Score__c');
    // Count_Cost's update starts Count_Score, whose update starts neither; then Count_Score starts for the first save.
    assert.equal(row.Score__c, 1);
    assert.ok(Number(row.Cost__c) >= 1);
  });

  it('the next save starts it again', () => {
    const { org, insert, get, userId } = testOrg(count('Count_Score', 'Score__c'));
    const id = insert('Visit__c', {});
    org.update('Visit__c', id, {}, userId);
    assert.equal(get('Visit__c', id, 'Score__c').Score__c, 2);
  });

  it('records that make records without end stop at 16 levels, and nothing is saved', () => {
    const { insert, rows } = testOrg(
      flow(
        'Breed',
        'Again',
        {
          recordCreates: {
            name: 'Again',
            object: 'Visit__c',
            inputAssignments: input('Done__c', { booleanValue: true }),
          },
        },
        { recordTriggerType: 'Create' },
      ),
    );
    refuses(() => insert('Visit__c', {}), 'CANNOT_EXECUTE_FLOW_TRIGGER', /Maximum trigger depth exceeded/);
    assert.equal(rows('SELECT Id FROM Visit__c').length, 0);
  });

  it('a path that goes round is ended', () => {
    const { insert } = testOrg(
      flow(
        'Round',
        'One',
        {
          decisions: {
            name: 'One',
            defaultConnector: to('One'),
            rules: {
              name: 'Never',
              conditionLogic: 'and',
              conditions: condition('$Record.Done__c', 'EqualTo', { booleanValue: true }),
            },
          },
        },
        { triggerType: 'RecordBeforeSave' },
      ),
    );
    refuses(() => insert('Visit__c', {}), 'CANNOT_EXECUTE_FLOW_TRIGGER', /CPU time limit exceeded/);
  });
});

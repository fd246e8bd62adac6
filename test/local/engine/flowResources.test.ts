import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refuses, testOrg } from './fixture.ts';
import type { Part } from './flowFixture.ts';
import { assign, condition, flow, ref, text, to } from './flowFixture.ts';

const TRUE = { booleanValue: true };
const beforeSave: { triggerType: 'RecordBeforeSave' } = { triggerType: 'RecordBeforeSave' };

/** What one flow before the save makes of a visit's Story__c. */
function story(
  elements: Part,
  first: string,
  values: Record<string, string | number | boolean> = {},
): unknown {
  const { insert, get } = testOrg(flow('Tell', first, elements, beforeSave));
  return get('Visit__c', insert('Visit__c', values), 'Story__c').Story__c;
}

const tell = (name: string, words: string): Part => ({
  name,
  assignmentItems: assign('$Record.Story__c', text(words)),
});

describe('decisions', () => {
  const decision: Part = {
    decisions: {
      name: 'How',
      defaultConnector: to('None'),
      defaultConnectorLabel: 'Default',
      rules: [
        {
          name: 'Good_Office',
          label: 'Good office',
          conditionLogic: 'and',
          conditions: [
            condition('$Record.Place__c', 'EqualTo', text('Office')),
            condition('$Record.Score__c', 'GreaterThan', { numberValue: '3' }),
          ],
          connector: to('Good'),
        },
        {
          name: 'Some_Place',
          conditionLogic: '(1 OR 2) AND NOT 3',
          conditions: [
            condition('$Record.Place__c', 'EqualTo', text('Office')),
            condition('$Record.Place__c', 'EqualTo', text('Home')),
            condition('$Record.Done__c', 'EqualTo', TRUE),
          ],
          connector: to('Some'),
        },
      ],
    },
    assignments: [tell('Good', 'good'), tell('Some', 'some'), tell('None', 'none')],
  };

  it('the first rule that holds is taken, then the default', () => {
    const of = (values: Record<string, string | number | boolean>) => story(decision, 'How', values);
    assert.equal(of({ Place__c: 'Office', Score__c: 4 }), 'good');
    assert.equal(of({ Place__c: 'Office', Score__c: 3 }), 'some');
    assert.equal(of({ Place__c: 'Home', Done__c: true }), 'none');
    assert.equal(of({}), 'none');
  });

  it('conditions are asked in order: a check for null protects the path after it (Help 000212174)', () => {
    const guarded = (conditions: Part[]): Part => ({
      decisions: {
        name: 'Is_Kim',
        rules: { name: 'Kim', conditionLogic: 'and', conditions, connector: to('Found') },
      },
      assignments: tell('Found', 'Kim'),
    });
    const check = condition('$Record.Host__c', 'IsNull', { booleanValue: false });
    const path = condition('$Record.Host__r.LastName', 'EqualTo', text('Kim'));
    assert.equal(story(guarded([check, path]), 'Is_Kim'), null);
    refuses(
      () => story(guarded([path, check]), 'Is_Kim'),
      'CANNOT_EXECUTE_FLOW_TRIGGER',
      "We can't save this record because the “Tell” process failed. Give your Salesforce admin these details. " +
        "The flow failed to access the value for $Record.Host__r.LastName because it hasn't been set or assigned.",
    );
  });

  it('a rule may ask whether the record has just come to meet it', () => {
    const { org, insert, get, userId } = testOrg(
      flow(
        'Tell',
        'How',
        {
          decisions: {
            name: 'How',
            rules: {
              name: 'Now_Done',
              conditionLogic: 'and',
              doesRequireRecordChangedToMeetCriteria: true,
              conditions: condition('$Record.Done__c', 'EqualTo', TRUE),
              connector: to('More'),
            },
          },
          assignments: tell('More', '{!$Record.Story__c}!'),
        },
        beforeSave,
      ),
    );
    const id = insert('Visit__c', { Done__c: true });
    org.update('Visit__c', id, { Score__c: 1 }, userId);
    org.update('Visit__c', id, { Done__c: false }, userId);
    org.update('Visit__c', id, { Done__c: true }, userId);
    assert.equal(get('Visit__c', id, 'Story__c').Story__c, '!!');
  });

  it('$Record__Prior: the record as it was; of a new record every value is null', () => {
    const { org, insert, get, userId } = testOrg(
      flow(
        'Tell',
        'Say',
        { assignments: tell('Say', '{!$Record__Prior.Batch__c}->{!$Record.Batch__c}') },
        beforeSave,
      ),
    );
    const id = insert('Visit__c', { Batch__c: 'a' });
    assert.equal(get('Visit__c', id, 'Story__c').Story__c, '->a');
    org.update('Visit__c', id, { Batch__c: 'b' }, userId);
    assert.equal(get('Visit__c', id, 'Story__c').Story__c, 'a->b');
  });
});

describe('variables, constants, text templates and assignments', () => {
  it('numbers, dates, texts and collections add up', () => {
    const { insert, get } = testOrg(
      flow(
        'Sum',
        'Add',
        {
          variables: [
            { name: 'n', dataType: 'Number', isCollection: false, scale: '2', value: { numberValue: '1.5' } },
            { name: 'd', dataType: 'Date', isCollection: false, value: ref('$Record.Day__c') },
            { name: 't', dataType: 'DateTime', isCollection: false, value: ref('$Record.Start__c') },
            { name: 'words', dataType: 'String', isCollection: false },
            { name: 'list', dataType: 'String', isCollection: true },
            { name: 'count', dataType: 'Number', isCollection: false, scale: '0' },
          ],
          constants: { name: 'TWO', dataType: 'Number', value: { numberValue: '2.0' } },
          textTemplates: {
            name: 'Sentence',
            isViewedAsPlainText: true,
            text: 'n={!n} d={!d} t={!t} {!words} {!count}',
          },
          assignments: {
            name: 'Add',
            assignmentItems: [
              assign('n', ref('TWO'), 'Add'),
              assign('n', { numberValue: '0.25' }, 'Subtract'),
              assign('d', { numberValue: '9' }, 'Add'),
              assign('t', { numberValue: '0.5' }, 'Subtract'),
              assign('words', text('up'), 'Add'),
              assign('words', text('{!words}'), 'Add'),
              assign('list', text('one'), 'Add'),
              assign('list', ref('words'), 'AddItem'),
              assign('list', text('zero'), 'AddAtStart'),
              assign('count', ref('list'), 'AssignCount'),
              assign('$Record.Story__c', ref('Sentence')),
              assign('$Record.Score__c', ref('n')),
              assign('$Record.Day__c', ref('t')),
              assign('$Record.Done__c', ref('$GlobalConstant.True')),
            ],
          },
        },
        beforeSave,
      ),
    );
    const id = insert('Visit__c', { Day__c: '2026-11-25', Start__c: '2026-11-21T15:00:00Z' });
    const row = get('Visit__c', id, 'Story__c', 'Score__c', 'Day__c', 'Done__c');
    assert.equal(row.Story__c, 'n=3.25 d=2026-12-04 t=2026-11-21T03:00:00.000+0000 upup 3');
    assert.equal(row.Score__c, 3.25);
    assert.equal(row.Day__c, '2026-11-20', 'the day of that instant in the zone of the org');
    assert.equal(row.Done__c, true);
  });

  it('variables start anew in every run', () => {
    const { insert, get } = testOrg(
      flow(
        'Sum',
        'Add',
        {
          variables: { name: 'n', dataType: 'Number', isCollection: false, scale: '0' },
          assignments: {
            name: 'Add',
            assignmentItems: [assign('n', { numberValue: '1' }, 'Add'), assign('$Record.Score__c', ref('n'))],
          },
        },
        beforeSave,
      ),
    );
    insert('Visit__c', {});
    assert.equal(get('Visit__c', insert('Visit__c', {}), 'Score__c').Score__c, 1);
  });

  it('a value that does not fit its field refuses the save in the words of the field', () => {
    const files = flow(
      'Long',
      'Fill',
      {
        assignments: {
          name: 'Fill',
          assignmentItems: assign('$Record.Batch__c', text('{!$Record.Story__c}')),
        },
      },
      beforeSave,
    );
    const { insert } = testOrg(files);
    refuses(() => insert('Visit__c', { Story__c: 'a'.repeat(21) }), 'STRING_TOO_LONG', /max length=20/);
  });

  it('$User, $Profile, $Organization and $Flow', () => {
    const { insert, get, clock } = testOrg(
      flow(
        'Who',
        'Say',
        {
          assignments: tell(
            'Say',
            '{!$User.Username} {!$User.Profile.Name} {!$Profile.Name} {!$Organization.Name} {!$Flow.CurrentDate} {!$Flow.CurrentDateTime}',
          ),
        },
        beforeSave,
      ),
    );
    clock.set('2026-11-22T02:00:00.000Z');
    assert.equal(
      get('Visit__c', insert('Visit__c', {}), 'Story__c').Story__c,
      'autoproc@engage.local System Administrator System Administrator Engage (local) 2026-11-21 2026-11-22T02:00:00.000+0000',
    );
  });

  it('before its first save a record has no id, number or stamps', () => {
    assert.equal(
      story({ assignments: tell('Say', '[{!$Record.Id}{!$Record.Name}{!$Record.CreatedDate}]') }, 'Say'),
      '[]',
    );
  });

  it('a polymorphic path names the object: Owner:User', () => {
    assert.equal(
      story({ assignments: tell('Say', '{!$Record.Owner:User.Username}') }, 'Say'),
      'autoproc@engage.local',
    );
  });
});

describe('formulas', () => {
  it('compute from the record, other formulas and variables', () => {
    const { insert, get } = testOrg(
      flow(
        'Compute',
        'Set',
        {
          formulas: [
            { name: 'Half', dataType: 'Number', scale: '1', expression: '{!$Record.Score__c} / 2' },
            {
              name: 'Words',
              dataType: 'String',
              expression: 'IF({!Half} > 1, "more {!x}", "less") & {!tail}',
            },
          ],
          variables: { name: 'tail', dataType: 'String', isCollection: false, value: text('.') },
          assignments: {
            name: 'Set',
            assignmentItems: [
              assign('$Record.Story__c', ref('Words')),
              assign('$Record.Cost__c', ref('Half')),
            ],
          },
        },
        beforeSave,
      ),
    );
    const row = get('Visit__c', insert('Visit__c', { Score__c: 4.5 }), 'Story__c', 'Cost__c');
    assert.deepEqual([row.Story__c, row.Cost__c], ['more {!x}.', 2.3]);
  });
});

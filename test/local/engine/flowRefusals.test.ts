import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MetadataError } from '../../../plugin/src/local/engine/index.ts';
import type { Files } from './fixture.ts';
import { testOrg, xml } from './fixture.ts';
import type { Part } from './flowFixture.ts';
import { assign, condition, filter, flow, input, ref, text, to } from './flowFixture.ts';

function refused(files: Files, words: RegExp): void {
  assert.throws(
    () => testOrg(files),
    (error) => {
      assert.ok(error instanceof MetadataError, String(error));
      assert.match(error.file, /flows\/Odd\.flow-meta\.xml$/);
      assert.match(error.message, words);
      return true;
    },
  );
}

/** An active flow with these elements, which must not load. */
function odd(elements: Part, words: RegExp, start: Part = {}, whole: Part = {}): void {
  refused(flow('Odd', 'A', elements, start, whole), words);
}

const set = (item: Part): Part => ({ assignments: { name: 'A', assignmentItems: item } });
const note: Part = { name: 'A', object: 'Note__c', inputAssignments: input('Tone__c', text('Soft')) };
const advice =
  /Take it out, set the flow inactive, or leave the file out of the metadata folders, then start again\./;

describe('what an active flow may not have is refused at load, by file, element and type', () => {
  it('elements the local org has not got', () => {
    odd(
      { subflows: { name: 'Help', flowName: 'Other' } },
      /cannot run <subflows> Help: the local org has no such element/,
    );
    odd({ waits: { name: 'Later' } }, /<waits> Later/);
    odd({ collectionProcessors: { name: 'Sort' } }, /<collectionProcessors> Sort/);
    odd({ transforms: { name: 'T' } }, /<transforms> T/);
    odd({ screens: { name: 'S' } }, /<screens> S/);
    odd({ apexPluginCalls: { name: 'P' } }, /<apexPluginCalls> P/);
    odd({ recordRollbacks: { name: 'R' } }, advice);
  });

  it('actions other than mails', () => {
    const action = (actionType: string): Part => ({
      actionCalls: { name: 'A', actionName: 'x', actionType },
    });
    odd(
      action('apex'),
      /<actionCalls> A, an action of type apex: the actions it runs are emailAlert and emailSimple/,
    );
    odd(action('chatterPost'), /chatterPost/);
  });

  it('scheduled paths, at once or later', () => {
    const later = {
      name: 'Later',
      connector: to('A'),
      offsetNumber: '2',
      offsetUnit: 'Days',
      timeSource: 'RecordTriggerEvent',
    };
    odd(set(assign('$Record.Batch__c', text('x'))), /scheduled path Later/, { scheduledPaths: later });
    odd(set(assign('$Record.Batch__c', text('x'))), /scheduled path/, {
      scheduledPaths: { pathType: 'AsyncAfterCommit', connector: to('A') },
    });
  });

  it('triggers and process types of other kinds', () => {
    const start = (triggerType: string): Files => ({
      'flows/Odd.flow-meta.xml': xml('Flow', {
        status: 'Active',
        processType: 'AutoLaunchedFlow',
        start: { triggerType },
      }),
    });
    refused(start('Scheduled'), /a flow of trigger type Scheduled/);
    refused(start('PlatformEvent'), /PlatformEvent/);
    odd({}, /process type Workflow/, {}, { processType: 'Workflow' });
    odd({}, /<recordTriggerType>/, { recordTriggerType: 'None' });
    odd({ ...set(assign('$Record.Batch__c', text('x'))) }, /RecordBeforeDelete does not go with Create/, {
      triggerType: 'RecordBeforeDelete',
      recordTriggerType: 'Create',
    });
  });

  it('before the save nothing but the record may change', () => {
    const before = { triggerType: 'RecordBeforeSave' };
    odd({ recordCreates: note }, /<recordCreates> A: a flow before the save changes \$Record only/, before);
    odd({ recordDeletes: { name: 'A', object: 'Note__c' } }, /<recordDeletes> A/, before);
    odd({ recordUpdates: note }, /<recordUpdates> A: a flow before the save changes \$Record only/, before);
    odd(
      { actionCalls: { name: 'A', actionName: 'x', actionType: 'emailSimple' } },
      /<actionCalls> A/,
      before,
    );
  });

  it('properties and operators that are not known would change what the element does', () => {
    odd(
      { recordCreates: { ...note, operationMultMatchingRecords: 'x' } },
      /<recordCreates> A: .*operationMultMatchingRecords/,
    );
    odd(
      set(assign('$Record.Batch__c', text('x'), 'RemoveAll')),
      /<assignments> A with the operator RemoveAll/,
    );
    const decide = (conditions: Part): Part => ({
      decisions: { name: 'A', rules: { name: 'R', conditionLogic: 'and', conditions } },
    });
    odd(decide(condition('$Record.Batch__c', 'WasSelected', text('x'))), /operator WasSelected/);
    odd(
      decide(condition('$Record.Batch__c', 'EqualTo', { sobjectValue: 'x' })),
      /<decisions> A: .*sobjectValue/,
    );
    odd(
      { recordLookups: { name: 'A', object: 'Contact', filters: filter('LastName', 'Near', text('x')) } },
      /operator Near/,
    );
    odd(
      {
        customErrors: {
          name: 'A',
          customErrorMessages: { errorMessage: 'a', isFieldError: true, fieldSelection: 'X__c' },
        },
      },
      /no field X__c/,
    );
  });

  it('global variables it has not got', () => {
    odd(set(assign('$Record.Batch__c', ref('$Label.x'))), /refers to \{!\$Label\.x\}/);
    odd(set(assign('$Record.Batch__c', text('{!$Setup.X__c.Y__c}'))), /\$Setup/);
    odd(set(assign('$Record.Batch__c', ref('$Api.Session_ID'))), /\$Api/);
    odd(set(assign('$Record.Batch__c', ref('$Flow.InterviewGuid'))), /\$Flow\.InterviewGuid/);
  });
});

describe('names that lead nowhere', () => {
  it('connectors, elements, objects and fields', () => {
    odd({}, /<start>: a connector leads to A, and there is no such element/);
    odd(
      {
        assignments: {
          name: 'A',
          connector: to('B'),
          assignmentItems: assign('$Record.Batch__c', text('x')),
        },
      },
      /<assignments> A: a connector leads to B/,
    );
    odd(set(assign('$Record.Nothing__c', text('x'))), /<assignments> A: Visit__c has no field Nothing__c/);
    odd(set(assign('$Record.Batch__c', ref('nothing'))), /there is nothing named nothing/);
    odd(set(assign('$Record.Batch__c', text('{!nothing}'))), /there is nothing named nothing/);
    odd(
      set(assign('$Record.Batch__c', ref('$Record.Nobody__r.Name'))),
      /Visit__c has no relationship Nobody__r/,
    );
    odd(set(assign('$Record.Batch__c', ref('$Record.Owner.Name'))), /Owner can lead to .*: write Owner:/);
    odd(
      { recordCreates: { ...note, object: 'Nothing__c' } },
      /<recordCreates> A: there is no object Nothing__c/,
    );
    odd(
      { recordCreates: { ...note, inputAssignments: input('X__c', text('x')) } },
      /Note__c has no field X__c/,
    );
    odd(
      { recordLookups: { name: 'A', object: 'Contact', filters: filter('X__c', 'EqualTo', text('x')) } },
      /Contact has no field X__c/,
    );
    odd(
      { recordLookups: { name: 'A', object: 'Contact', queriedFields: 'Account.Name' } },
      /Contact has no field Account\.Name/,
    );
    odd({}, /<start>: there is no object Nothing__c/, { object: 'Nothing__c' });
    odd(set(assign('$Record.Batch__c', text('x'))), /Visit__c has no field X__c/, {
      filters: filter('X__c', 'EqualTo', text('x')),
    });
    odd(
      { variables: { name: 'v', dataType: 'SObject', objectType: 'Nothing__c' } },
      /<variables> v: there is no object Nothing__c/,
    );
  });

  it('values of the wrong type, and what cannot be written', () => {
    odd(set(assign('$Record.Score__c', text('x'))), /takes number, and the value given is text/);
    odd(set(assign('$Record.Done__c', { numberValue: '1' })), /takes boolean/);
    odd(set(assign('$Record.Name', text('x'))), /Visit__c\.Name cannot be written/, {
      triggerType: 'RecordBeforeSave',
    });
    odd(set(assign('$Record', text('x'))), /nothing can be assigned to \$Record/);
    odd(
      set(assign('$Record__Prior.Batch__c', text('x'))),
      /nothing can be assigned to \$Record__Prior\.Batch__c/,
    );
    odd(set(assign('$Record.Host__r.LastName', text('x'))), /nothing can be assigned/);
    odd(set(assign('$Record.Batch__c', text('x'), 'Subtract')), /subtracted from/);
    odd(
      {
        recordUpdates: {
          name: 'A',
          object: 'Visit__c',
          inputAssignments: input('Notes__c', { numberValue: '1' }),
        },
      },
      /Visit__c\.Notes__c cannot be written/,
    );
    odd({ loops: { name: 'A', collectionReference: '$Record.Batch__c' } }, /is not a collection/);
  });

  it('logic and formulas', () => {
    const filters = filter('Done__c', 'EqualTo', { booleanValue: true });
    odd(set(assign('$Record.Batch__c', text('x'))), /the logic "1 AND 2" does not fit 1 conditions/, {
      filters,
      filterLogic: '1 AND 2',
    });
    odd(set(assign('$Record.Batch__c', text('x'))), /the logic/, { filters, filterLogic: '(1' });
    odd(
      { formulas: { name: 'F', dataType: 'Number', expression: '1 +' } },
      /<formulas> F: its formula: line 1/,
    );
    odd({ formulas: { name: 'F', dataType: 'Number', expression: '"a"' } }, /<formulas> F: .*number/);
    odd({ formulas: { name: 'F', dataType: 'Number', expression: '{!F} + 1' } }, /refers to itself/);
    odd(
      { formulas: { name: 'F', dataType: 'Number', expression: '{!$Record.X__c}' } },
      /Visit__c has no field X__c/,
    );
    odd(set(assign('$Record.Batch__c', text('x'))), /<start>: its formula/, {
      filterFormula: 'ISCHANGED(1)',
    });
  });

  it('a name twice', () => {
    odd({ assignments: [{ name: 'A' }, { name: 'A' }] }, /<assignments> A: the name is taken/);
  });
});

describe('what has no effect loads', () => {
  it('inactive flows, and flows that are launched, whatever they contain', () => {
    const files: Files = {
      ...flow('Draft', 'Nowhere', { subflows: { name: 'x' } }, {}, { status: 'Draft' }),
      ...flow('Old', 'Nowhere', {}, {}, { status: 'Obsolete' }),
      'flows/Ask.flow-meta.xml': xml('Flow', {
        status: 'Active',
        processType: 'Flow',
        screens: { name: 'Hello' },
      }),
      'flows/Launched.flow-meta.xml': xml('Flow', {
        status: 'Active',
        processType: 'AutoLaunchedFlow',
        start: { locationX: 0 },
      }),
    };
    assert.ok(testOrg(files).insert('Visit__c', {}));
  });
});

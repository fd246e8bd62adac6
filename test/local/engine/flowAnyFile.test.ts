import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileFlow } from '../../../plugin/src/local/engine/flow/compileFlow.ts';
import type { FlowFile } from '../../../plugin/src/local/engine/flow/flowFile.ts';
import { MetadataError } from '../../../plugin/src/local/engine/index.ts';
import { testOrg } from './fixture.ts';

/** Elements put together at random from words that flows are made of. */
const words = fc.constantFrom(
  ...[
    'A',
    'B',
    'C',
    '$Record',
    '$Record.Batch__c',
    '$Record.Host__r.LastName',
    '$Record__Prior.Score__c',
    '$User.Email',
  ],
  ...[
    '$Flow.CurrentDate',
    '$Flow.FaultMessage',
    '$GlobalConstant.True',
    '$Label.x',
    'Visit__c',
    'Note__c',
    'Contact',
  ],
  ...[
    'Batch__c',
    'Score__c',
    'Visit__c.Batch__c',
    'EqualTo',
    'IsNull',
    'IsChanged',
    'Contains',
    'In',
    'Assign',
    'Add',
  ],
  ...[
    'AddItem',
    'Subtract',
    'and',
    'or',
    '1 AND 2',
    '(1',
    'String',
    'Number',
    'SObject',
    'Boolean',
    'true',
    'false',
    '3',
  ],
  ...[
    '2026-11-22',
    'emailSimple',
    'emailAlert',
    'Asc',
    '{!A}',
    '{!$Record.Name} x',
    '{!$Record.Score__c} + 1',
    'ISNEW()',
    '',
  ],
);
const keys = fc.constantFrom(
  ...[
    'name',
    'object',
    'field',
    'operator',
    'value',
    'elementReference',
    'stringValue',
    'numberValue',
    'booleanValue',
  ],
  ...[
    'connector',
    'targetReference',
    'faultConnector',
    'filters',
    'filterLogic',
    'inputAssignments',
    'inputReference',
  ],
  ...[
    'assignmentItems',
    'assignToReference',
    'rules',
    'conditions',
    'conditionLogic',
    'leftValueReference',
    'rightValue',
  ],
  ...[
    'collectionReference',
    'dataType',
    'isCollection',
    'objectType',
    'expression',
    'text',
    'storeOutputAutomatically',
  ],
  ...[
    'getFirstRecordOnly',
    'outputReference',
    'customErrorMessages',
    'errorMessage',
    'actionName',
    'actionType',
    'sortField',
  ],
);
const content = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.dictionary(keys, tie('any'), { maxKeys: 5 }),
    fc.array(tie('any'), { maxLength: 3 }),
  ),
})).any;

/** Half of the time an element of the right form, with random words in it. */
const value = fc.oneof(
  fc.record({ stringValue: words }),
  fc.record({ elementReference: words }),
  fc.record({ numberValue: words }),
);
const likely: Record<string, fc.Arbitrary<unknown>> = {
  assignments: fc.record({
    name: words,
    assignmentItems: fc.record({ assignToReference: words, operator: words, value }),
  }),
  decisions: fc.record({
    name: words,
    rules: fc.record({
      name: words,
      conditionLogic: words,
      conditions: fc.record({ leftValueReference: words, operator: words, rightValue: value }),
    }),
  }),
  recordLookups: fc.record({
    name: words,
    object: words,
    filters: fc.record({ field: words, operator: words, value }),
    queriedFields: words,
  }),
  recordCreates: fc.record({
    name: words,
    object: words,
    inputAssignments: fc.record({ field: words, value }),
  }),
  recordUpdates: fc.record({
    name: words,
    inputReference: words,
    inputAssignments: fc.record({ field: words, value }),
  }),
  recordDeletes: fc.record({ name: words, inputReference: words }),
  loops: fc.record({ name: words, collectionReference: words }),
  variables: fc.record({ name: words, dataType: words, objectType: words, isCollection: words }),
  formulas: fc.record({ name: words, dataType: words, expression: words }),
  textTemplates: fc.record({ name: words, text: words }),
  customErrors: fc.record({ name: words, customErrorMessages: fc.record({ errorMessage: words }) }),
  actionCalls: fc.record({ name: words, actionName: words, actionType: words }),
};
const element = fc
  .constantFrom(...Object.keys(likely))
  .chain((kind) => fc.tuple(fc.constant(kind), fc.oneof(likely[kind] ?? content, content)));

function byKind(elements: readonly (readonly [string, unknown])[]): Map<string, unknown[]> {
  const lists = new Map<string, unknown[]>();
  for (const [kind, each] of elements) lists.set(kind, [...(lists.get(kind) ?? []), each]);
  return lists;
}

describe('any flow file', () => {
  it('loads, or is refused as metadata: nothing else is ever thrown', () => {
    const { schema } = testOrg().org;
    const world = { schema, customMetadata: { value: () => undefined, records: [] }, customPermissions: [] };
    let loaded = 0;
    fc.assert(
      fc.property(fc.array(element, { maxLength: 3 }), words, fc.boolean(), (elements, first, isBefore) => {
        const flow: FlowFile = {
          file: 'flows/Any.flow-meta.xml',
          name: 'Any',
          label: 'Any',
          triggerOrder: undefined,
          start: {
            object: 'Visit__c',
            recordTriggerType: 'CreateAndUpdate',
            triggerType: isBefore ? 'RecordBeforeSave' : 'RecordAfterSave',
            filters: [],
            scheduledPaths: [],
            ...(first === 'A' ? { connector: { targetReference: first } } : {}),
          },
          elements: byKind(elements),
        };
        try {
          compileFlow(flow, { schema, alerts: new Map(), hasPermission: () => false, formulaWorld: world });
          loaded += 1;
        } catch (error) {
          if (!(error instanceof MetadataError)) throw error;
          assert.match(error.message, /^flows\/Any\.flow-meta\.xml: \S/);
        }
      }),
      { numRuns: 5000 },
    );
    assert.ok(loaded > 100, `${loaded} of 5000 loaded`);
  });
});

import { z } from 'zod';
import { flag, many, text, whole } from '../metadata/xml.ts';

/** Elements of a flow file (Metadata API, Flow). Strict: what is not named here would not run, so it is refused. */

const unseen = {
  label: z.unknown(),
  description: z.unknown(),
  locationX: z.unknown(),
  locationY: z.unknown(),
  processMetadataValues: z.unknown(),
};
const optionalUnseen = Object.fromEntries(
  Object.entries(unseen).map(([name, shape]) => [name, shape.optional()]),
) as { [K in keyof typeof unseen]: z.ZodOptional<z.ZodUnknown> };

/** A node or resource with a name; what only the canvas shows is let through. */
function named<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject({ ...optionalUnseen, name: text, ...shape });
}

const connector = z.strictObject({
  targetReference: text,
  isGoTo: flag.optional(),
  processMetadataValues: z.unknown().optional(),
});
export type ConnectorShape = z.output<typeof connector>;

const anyText = z.string();

export const valueShape = z.strictObject({
  stringValue: anyText.optional(),
  numberValue: text.optional(),
  booleanValue: flag.optional(),
  dateValue: text.optional(),
  dateTimeValue: text.optional(),
  elementReference: text.optional(),
});
export type ValueShape = z.output<typeof valueShape>;

/** An empty `<value/>` is read as text. */
const value = z.preprocess((given) => (given === '' ? { stringValue: '' } : given), valueShape);

const filter = z.strictObject({
  field: text,
  operator: text,
  value: value.optional(),
  processMetadataValues: z.unknown().optional(),
});
export type FilterShape = z.output<typeof filter>;

const inputAssignment = z.strictObject({
  field: text,
  value: value.optional(),
  processMetadataValues: z.unknown().optional(),
});
export type InputAssignmentShape = z.output<typeof inputAssignment>;

const condition = z.strictObject({
  leftValueReference: text,
  operator: text,
  rightValue: value.optional(),
  processMetadataValues: z.unknown().optional(),
});
export type ConditionShape = z.output<typeof condition>;

const next = { connector: connector.optional(), faultConnector: connector.optional() };

export const startShape = z.strictObject({
  ...optionalUnseen,
  name: text.optional(),
  connector: connector.optional(),
  doesRequireRecordChangedToMeetCriteria: flag.optional(),
  filterFormula: text.optional(),
  filterLogic: text.optional(),
  filters: many(filter),
  object: text,
  recordTriggerType: z.enum(['Create', 'Update', 'CreateAndUpdate', 'Delete']),
  scheduledPaths: many(
    z.strictObject({
      name: text.optional(),
      label: text.optional(),
      connector: connector.optional(),
      maxBatchSize: whole.optional(),
      offsetNumber: z
        .string()
        .regex(/^-?\d+$/)
        .transform(Number)
        .optional(),
      offsetUnit: z.enum(['Months', 'Days', 'Hours', 'Minutes']).optional(),
      pathType: text.optional(),
      recordField: text.optional(),
      timeSource: z.enum(['RecordField', 'RecordTriggerEvent']).optional(),
    }),
  ),
  triggerType: z.enum(['RecordBeforeSave', 'RecordAfterSave', 'RecordBeforeDelete']),
});
export type StartShape = z.output<typeof startShape>;

export const decisionShape = named({
  defaultConnector: connector.optional(),
  defaultConnectorLabel: z.unknown().optional(),
  rules: many(
    named({
      conditionLogic: text,
      conditions: many(condition),
      connector: connector.optional(),
      doesRequireRecordChangedToMeetCriteria: flag.optional(),
    }),
  ),
});

export const assignmentShape = named({
  assignmentItems: many(
    z.strictObject({
      assignToReference: text,
      operator: text,
      value: value.optional(),
      processMetadataValues: z.unknown().optional(),
    }),
  ),
  connector: connector.optional(),
});

export const recordLookupShape = named({
  ...next,
  assignNullValuesIfNoRecordsFound: flag.optional(),
  filterLogic: text.optional(),
  filters: many(filter),
  getFirstRecordOnly: flag.optional(),
  limit: value.optional(),
  object: text,
  outputAssignments: many(z.strictObject({ assignToReference: text, field: text })),
  outputReference: text.optional(),
  queriedFields: many(text),
  sortField: text.optional(),
  sortOrder: z.enum(['Asc', 'Desc']).optional(),
  storeOutputAutomatically: flag.optional(),
});

export const recordCreateShape = named({
  ...next,
  assignRecordIdToReference: text.optional(),
  inputAssignments: many(inputAssignment),
  inputReference: text.optional(),
  object: text.optional(),
  storeOutputAutomatically: flag.optional(),
});

export const recordUpdateShape = named({
  ...next,
  filterLogic: text.optional(),
  filters: many(filter),
  inputAssignments: many(inputAssignment),
  inputReference: text.optional(),
  object: text.optional(),
});

export const recordDeleteShape = named({
  ...next,
  filterLogic: text.optional(),
  filters: many(filter),
  inputReference: text.optional(),
  object: text.optional(),
});

export const loopShape = named({
  assignNextValueToReference: text.optional(),
  collectionReference: text,
  iterationOrder: z.enum(['Asc', 'Desc']).optional(),
  nextValueConnector: connector.optional(),
  noMoreValuesConnector: connector.optional(),
});

export const customErrorShape = named({
  connector: connector.optional(),
  customErrorMessages: many(
    z.strictObject({ errorMessage: anyText, fieldSelection: text.optional(), isFieldError: flag.optional() }),
  ),
});

export const actionCallShape = named({
  ...next,
  actionName: text,
  actionType: text,
  flowTransactionModel: z.enum(['CurrentTransaction', 'Automatic']).optional(),
  inputParameters: many(
    z.strictObject({ name: text, value: value.optional(), processMetadataValues: z.unknown().optional() }),
  ),
  nameSegment: z.unknown().optional(),
  offset: z.unknown().optional(),
  storeOutputAutomatically: flag.optional(),
  versionSegment: z.unknown().optional(),
  versionString: z.unknown().optional(),
});
export type ActionCallShape = z.output<typeof actionCallShape>;

export const variableShape = named({
  dataType: text,
  isCollection: flag.optional(),
  isInput: flag.optional(),
  isOutput: flag.optional(),
  objectType: text.optional(),
  scale: whole.optional(),
  value: value.optional(),
});

export const constantShape = named({ dataType: text, value: value.optional() });
export const formulaShape = named({ dataType: text, expression: anyText, scale: whole.optional() });
export const textTemplateShape = named({ text: anyText, isViewedAsPlainText: flag.optional() });

import type { FieldSchema, ObjectSchema } from '../../schemaTypes.ts';
import type { FieldValue } from '../../types.ts';
import type { FlowRecord } from '../flowRecord.ts';
import type { Interview } from '../interview.ts';
import { storedValue, writtenValue } from '../readField.ts';
import type { FlowScope } from '../scope.ts';
import { fieldIn, mistake } from '../scope.ts';
import type { InputAssignmentShape } from '../shapes.ts';
import { compileValue, readAs } from '../value.ts';
import type { FlowItem } from '../valueType.ts';
import { isCollection, typeOfField } from '../valueType.ts';

export interface FieldAssignment {
  readonly field: FieldSchema;
  readonly read: (interview: Interview) => FlowItem;
}

/** The field values of a Create or Update Records element, checked against the object. */
export function compileFieldAssignments(
  scope: FlowScope,
  object: ObjectSchema,
  given: readonly InputAssignmentShape[],
  verb: 'create' | 'update',
): FieldAssignment[] {
  return given.map(({ field: name, value }) => {
    const field = fieldIn(scope, object, name);
    const isAllowed = verb === 'create' ? field.createable : field.updateable;
    if (!isAllowed) throw mistake(scope, `${object.name}.${field.name} cannot be written`);
    const read = readAs(
      scope,
      compileValue(scope, value),
      typeOfField(field),
      `${object.name}.${field.name}`,
    );
    return {
      field,
      read(interview) {
        const found = read(interview);
        return isCollection(found) ? null : found;
      },
    };
  });
}

export function fieldValues(
  interview: Interview,
  assignments: readonly FieldAssignment[],
): Record<string, FieldValue> {
  return Object.fromEntries(
    assignments.map(({ field, read }) => [
      field.name,
      writtenValue(field, storedValue(field, read(interview))),
    ]),
  );
}

/** What the flow set in a record, ready to be saved. */
export function assignedValues(record: FlowRecord): Record<string, FieldValue> {
  return Object.fromEntries(
    [...record.assigned].map((name) => [
      name,
      writtenValue(record.object.field(name), record.values.get(name) ?? null),
    ]),
  );
}

import { insertRecord } from '../../dml/index.ts';
import type { FieldValue } from '../../types.ts';
import { faulting } from '../fault.ts';
import { parseElement } from '../flowFile.ts';
import type { FlowRecord } from '../flowRecord.ts';
import type { Interview, Node } from '../interview.ts';
import { writtenValue } from '../readField.ts';
import { compileReference } from '../reference.ts';
import type { FlowScope } from '../scope.ts';
import { mistake, objectIn, target } from '../scope.ts';
import { recordCreateShape } from '../shapes.ts';
import { assignable } from './assignment.ts';
import { compileFieldAssignments, fieldValues } from './fieldAssignments.ts';
import { recordsOf } from './recordsOf.ts';

/** A Create Records element: from field values, or from a record variable or a collection of them. */
export function compileRecordCreate(scope: FlowScope, element: unknown): Node {
  const create = parseElement(scope.file, 'recordCreates', element, recordCreateShape);
  const next = target(scope, create.connector);
  const run =
    create.inputReference === undefined
      ? fromValues(scope, create)
      : fromVariable(scope, create.inputReference);
  return {
    faultTarget: target(scope, create.faultConnector),
    run(interview) {
      run(interview);
      return next;
    },
  };
}

type Create = ReturnType<typeof recordCreateShape.parse>;

function fromValues(scope: FlowScope, create: Create): (interview: Interview) => void {
  const object = objectIn(scope, create.object);
  if (!object.createable) throw mistake(scope, `${object.name} records cannot be created`);
  const assignments = compileFieldAssignments(scope, object, create.inputAssignments, 'create');
  const keep =
    create.assignRecordIdToReference === undefined
      ? undefined
      : assignable(scope, create.assignRecordIdToReference);
  return (interview) => {
    const values = fieldValues(interview, assignments);
    const id = faulting('create', () =>
      insertRecord(interview.engine, object.name, values, interview.userId),
    );
    keep?.write?.(interview, id);
    if (create.storeOutputAutomatically === true) interview.values.set(create.name, id);
  };
}

function fromVariable(scope: FlowScope, path: string): (interview: Interview) => void {
  const reference = compileReference(scope, path);
  if (reference.type.kind !== 'record') throw mistake(scope, `${path} holds no records to create`);
  const { object } = reference.type;
  return (interview) => {
    for (const record of recordsOf(reference.read(interview), path)) {
      const id = faulting('create', () =>
        insertRecord(interview.engine, object.name, newValues(record), interview.userId),
      );
      record.values.set('Id', id);
    }
  };
}

/** Everything the variable holds that a new record can take; an id it already has is refused by the save. */
function newValues(record: FlowRecord): Record<string, FieldValue> {
  const fields = record.object.fields.filter(
    (field) => (field.createable || field.type === 'id') && (record.values.get(field.name) ?? null) !== null,
  );
  return Object.fromEntries(
    fields.map((field) => [field.name, writtenValue(field, record.values.get(field.name) ?? null)]),
  );
}

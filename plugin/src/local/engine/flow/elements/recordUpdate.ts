import { updateRecord } from '../../dml/index.ts';
import type { FieldValues } from '../../types.ts';
import { faulting } from '../fault.ts';
import { cannotRun, parseElement } from '../flowFile.ts';
import type { FlowRecord } from '../flowRecord.ts';
import { assignField } from '../flowRecord.ts';
import type { Interview, Node } from '../interview.ts';
import { storedValue } from '../readField.ts';
import { compileReference } from '../reference.ts';
import type { FlowScope } from '../scope.ts';
import { mistake, objectIn, target } from '../scope.ts';
import { recordUpdateShape } from '../shapes.ts';
import { assignedValues, compileFieldAssignments, fieldValues } from './fieldAssignments.ts';
import { compileFilters } from './filters.ts';
import { byId, findRecords } from './recordLookup.ts';
import { recordsOf } from './recordsOf.ts';

type Update = ReturnType<typeof recordUpdateShape.parse>;

/** An Update Records element: the triggering record, records of a variable, or whatever its filters find. */
export function compileRecordUpdate(scope: FlowScope, element: unknown): Node {
  const update = parseElement(scope.file, 'recordUpdates', element, recordUpdateShape);
  const next = target(scope, update.connector);
  const run = compileUpdate(scope, update);
  return {
    faultTarget: target(scope, update.faultConnector),
    run(interview) {
      run(interview);
      return next;
    },
  };
}

function compileUpdate(scope: FlowScope, update: Update): (interview: Interview) => void {
  if (update.inputReference === '$Record') return updateTrigger(scope, update);
  if (scope.timing === 'beforeSave') {
    throw cannotRun(scope.file, scope.element, 'a flow before the save changes $Record only');
  }
  if (update.inputReference === undefined) return updateFound(scope, update);
  const path = update.inputReference;
  const reference = compileReference(scope, path);
  if (reference.type.kind !== 'record') throw mistake(scope, `${path} holds no records to update`);
  if (update.inputAssignments.length > 0) {
    throw mistake(
      scope,
      'field values go with $Record or with filters; set those of a variable by an assignment',
    );
  }
  return (interview) => {
    for (const record of recordsOf(reference.read(interview), path)) save(interview, record);
  };
}

/** Before the save the values go into the record that is being saved; there is no second save. */
function updateTrigger(scope: FlowScope, update: Update): (interview: Interview) => void {
  const assignments = compileFieldAssignments(scope, scope.object, update.inputAssignments, 'update');
  const isBefore = scope.timing === 'beforeSave';
  return (interview) => {
    const { record } = interview;
    for (const { field, read } of assignments) {
      assignField(record, field.name, storedValue(field, read(interview)));
    }
    if (!isBefore) save(interview, record);
  };
}

function updateFound(scope: FlowScope, update: Update): (interview: Interview) => void {
  const object = objectIn(scope, update.object);
  if (!object.updateable) throw mistake(scope, `${object.name} records cannot be updated`);
  const where = compileFilters(scope, object, update.filters, update.filterLogic);
  const assignments = compileFieldAssignments(scope, object, update.inputAssignments, 'update');
  return (interview) => {
    const values = fieldValues(interview, assignments);
    const found = findRecords(interview, object, where, byId, -1, ['Id']);
    for (const record of found) write(interview, record, values);
  };
}

/** Saves what the flow assigned; what it saved is no longer pending. */
function save(interview: Interview, record: FlowRecord): void {
  write(interview, record, assignedValues(record));
  record.assigned.clear();
}

function write(interview: Interview, record: FlowRecord, values: FieldValues): void {
  const { engine, userId } = interview;
  const id = String(record.values.get('Id') ?? '');
  faulting('update', () => {
    updateRecord(engine, record.object.name, id, values, userId);
  });
}

import { deleteRecord } from '../../dml/index.ts';
import { faulting } from '../fault.ts';
import { parseElement } from '../flowFile.ts';
import type { FlowRecord } from '../flowRecord.ts';
import type { Interview, Node } from '../interview.ts';
import { compileReference } from '../reference.ts';
import type { FlowScope } from '../scope.ts';
import { mistake, objectIn, target } from '../scope.ts';
import { recordDeleteShape } from '../shapes.ts';
import { compileFilters } from './filters.ts';
import { byId, findRecords } from './recordLookup.ts';
import { recordsOf } from './recordsOf.ts';

type Delete = ReturnType<typeof recordDeleteShape.parse>;

/** A Delete Records element: the records of a variable, or what its filters find. */
export function compileRecordDelete(scope: FlowScope, element: unknown): Node {
  const deletion = parseElement(scope.file, 'recordDeletes', element, recordDeleteShape);
  const next = target(scope, deletion.connector);
  const find = compileFind(scope, deletion);
  return {
    faultTarget: target(scope, deletion.faultConnector),
    run(interview) {
      const { engine, userId } = interview;
      for (const record of find(interview)) {
        faulting('delete', () => {
          deleteRecord(engine, record.object.name, String(record.values.get('Id') ?? ''), userId);
        });
      }
      return next;
    },
  };
}

function compileFind(scope: FlowScope, deletion: Delete): (interview: Interview) => FlowRecord[] {
  if (deletion.inputReference !== undefined) {
    const path = deletion.inputReference;
    const reference = compileReference(scope, path);
    if (reference.type.kind !== 'record') throw mistake(scope, `${path} holds no records to delete`);
    return (interview) => recordsOf(reference.read(interview), path);
  }
  const object = objectIn(scope, deletion.object);
  if (!object.deletable) throw mistake(scope, `${object.name} records cannot be deleted`);
  const where = compileFilters(scope, object, deletion.filters, deletion.filterLogic);
  return (interview) => findRecords(interview, object, where, byId, -1, ['Id']);
}

import { makeField } from '../makeField.ts';
import type { StandardObject } from './build.ts';
import { lookup, object, picklist, readOnly, required } from './build.ts';

/** All histories share it, as on the platform. */
const HISTORY_PREFIX = '017';

/** "CaseHistory" and "StandardObjectNameHistory", Object Reference: one row a changed field, read only. */
export function fieldHistory(
  name: string,
  parent: string,
  parentField: string,
  relationshipName: string,
  label: string,
): StandardObject {
  return object(
    name,
    HISTORY_PREFIX,
    [
      lookup(parentField, `${label} ID`, parent, 'Histories', {
        ...readOnly,
        ...required,
        relationshipName,
        deleteConstraint: 'Cascade',
      }),
      picklist('Field', 'Changed Field', '', { ...readOnly, ...required }),
      picklist('DataType', 'Datatype', '', { ...readOnly, length: 40 }),
      makeField({ name: 'OldValue', label: 'Old Value', type: 'anyType', ...readOnly }),
      makeField({ name: 'NewValue', label: 'New Value', type: 'anyType', ...readOnly }),
    ],
    { label: `${label} History`, labelPlural: `${label} History`, createable: false, deletable: false },
  );
}

/** The history of a standard object that has one: `CaseHistory` with `CaseId`. */
export function historyOf({ history, name, label }: StandardObject): StandardObject | undefined {
  return history === undefined ? undefined : fieldHistory(history, name, `${name}Id`, name, label);
}

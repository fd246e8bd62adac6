import type { FieldSchema } from '../schemaTypes.ts';
import { makeField } from './makeField.ts';

const readOnly = { createable: false, updateable: false, nillable: false } as const;

function stamp(name: string, label: string): FieldSchema {
  return makeField({ name, label, type: 'datetime', ...readOnly });
}

function author(name: string, label: string, relationshipName: string): FieldSchema {
  return makeField({ name, label, type: 'reference', referenceTo: ['User'], relationshipName, ...readOnly });
}

export function idField(label: string): FieldSchema {
  return makeField({ name: 'Id', label: `${label} ID`, type: 'id', ...readOnly });
}

export function isDeletedField(): FieldSchema {
  return makeField({ name: 'IsDeleted', label: 'Deleted', type: 'boolean', ...readOnly });
}

export function systemModstamp(): FieldSchema {
  return stamp('SystemModstamp', 'System Modstamp');
}

/** Who made and changed a record, and when. */
export function auditFields(): FieldSchema[] {
  return [
    stamp('CreatedDate', 'Created Date'),
    author('CreatedById', 'Created By ID', 'CreatedBy'),
    stamp('LastModifiedDate', 'Last Modified Date'),
    author('LastModifiedById', 'Last Modified By ID', 'LastModifiedBy'),
    systemModstamp(),
  ];
}

export function ownerField(owners: readonly string[]): FieldSchema {
  return makeField({
    name: 'OwnerId',
    label: 'Owner ID',
    type: 'reference',
    referenceTo: [...owners],
    relationshipName: 'Owner',
    // A queue that owns records cannot be deleted.
    deleteConstraint: 'Restrict',
    nillable: false,
  });
}

export function recordTypeField(): FieldSchema {
  return makeField({
    name: 'RecordTypeId',
    label: 'Record Type ID',
    type: 'reference',
    referenceTo: ['RecordType'],
    relationshipName: 'RecordType',
  });
}

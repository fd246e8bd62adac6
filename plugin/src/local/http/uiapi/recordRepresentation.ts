import { createHash } from 'node:crypto';
import type { ObjectSchema, Org, Row, RowValue } from '../../engine/index.ts';
import { notFound } from '../errorResponse.ts';
import { findUserById } from '../localUsers.ts';
import { MASTER_RECORD_TYPE } from '../rest/describe.ts';
import { objectOfRow } from '../rowText.ts';
import { soqlString } from '../soqlText.ts';
import { displayValue, plainValue } from './displayValue.ts';
import { columnsOf, type FieldTree } from './fieldTree.ts';

/** A parent record inside a row. */
export function asRow(value: RowValue | undefined): Row | undefined {
  return typeof value === 'object' && value !== null && 'attributes' in value ? value : undefined;
}

function text(row: Row, field: string): string | null {
  const value = row[field];
  return typeof value === 'string' ? value.replace(/\+0000$/, 'Z') : null;
}

/** The text that stands for a record: the value of its name field. */
export function nameOf(row: Row, objects: readonly ObjectSchema[]): string | null {
  const object = objects.find((each) => each.name === objectOfRow(row)) ?? objects[0];
  return text(row, object?.nameField?.name ?? 'Name');
}

function recordTypeInfo(row: Row, object: ObjectSchema | undefined): object | null {
  const type = object?.recordTypes.find((each) => each.id === row.RecordTypeId);
  if (!type) return null;
  return {
    available: type.active,
    defaultRecordTypeMapping: false,
    master: false,
    name: type.label,
    recordTypeId: type.id,
  };
}

/** One record as UI API shows it: the fields asked for, each with its value and the text people read. */
export function represent(row: Row, tree: FieldTree, timeZone: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, field] of tree.fields) {
    const value = plainValue(field, row[name]);
    fields[name] = { displayValue: displayValue(field, value, timeZone), value };
  }
  for (const [relationship, parent] of tree.parents) {
    const record = asRow(row[relationship]);
    fields[relationship] = record
      ? { displayValue: nameOf(record, parent.objects), value: represent(record, parent, timeZone) }
      : { displayValue: null, value: null };
  }
  const object = tree.objects.find((each) => each.name === objectOfRow(row));
  const modified = text(row, 'SystemModstamp');
  return {
    apiName: objectOfRow(row),
    childRelationships: {},
    eTag: createHash('sha1').update(JSON.stringify(fields)).digest('hex'),
    fields,
    id: text(row, 'Id'),
    lastModifiedById: text(row, 'LastModifiedById'),
    lastModifiedDate: text(row, 'LastModifiedDate'),
    recordTypeId: text(row, 'RecordTypeId') ?? (object?.recordTypes.length === 0 ? MASTER_RECORD_TYPE : null),
    recordTypeInfo: recordTypeInfo(row, object),
    systemModstamp: modified,
    weakEtag: modified === null ? 0 : Date.parse(modified),
  };
}

/** Reads one record for its representation. Throws NOT_FOUND when it is gone or not visible. */
export function readRecord(
  org: Org,
  userId: string,
  object: ObjectSchema,
  id: string,
  tree: FieldTree,
): Record<string, unknown> {
  const soql = `SELECT ${columnsOf(tree).join(', ')} FROM ${object.name} WHERE Id = ${soqlString(id)}`;
  const row = org.query(soql, { userId }).records[0];
  if (!row) throw notFound();
  return represent(row, tree, findUserById(org, userId)?.timeZone ?? 'America/New_York');
}

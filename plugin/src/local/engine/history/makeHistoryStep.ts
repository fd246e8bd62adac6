import { isAssignedByRule } from '../assignment/assignedByRule.ts';
import type { Engine } from '../dml/engine.ts';
import { insertRow } from '../dml/insert.ts';
import type { SaveStep, Saving } from '../dml/saveStep.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { identifier, sql } from '../storage/index.ts';

/** "Maximum of 255 characters" (CaseHistory, Object Reference); of longer fields only the change is told. */
const LONGEST_TOLD = 255;

/** What DataType calls a field's values. */
const dataTypes: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  currency: 'Currency',
  date: 'DateOnly',
  datetime: 'DateTime',
  double: 'Double',
  int: 'Integer',
  percent: 'Percent',
  picklist: 'DynamicEnum',
  multipicklist: 'MultiEnum',
  phone: 'PhoneNumber',
  email: 'Email',
  url: 'Url',
  reference: 'EntityId',
};

/**
 * Writes the changes of tracked fields to the object's history, `created` for a new record; "two rows are added when
 * foreign key fields change", one with the names and one with the ids (CaseHistory, Object Reference).
 */
export function makeHistoryStep(): SaveStep {
  return {
    afterSave(engine, saving) {
      const { object, before, after } = saving;
      const history = object.historyObject && engine.schema.object(object.historyObject);
      if (history === undefined || history === '') return;
      if (before === undefined) {
        write(engine, history, saving, { Field: 'created', DataType: 'Text' });
        return;
      }
      for (const field of object.fields) {
        const [old, now] = [before.get(field.name) ?? null, after.get(field.name) ?? null];
        if (field.trackHistory && old !== now) track(engine, history, saving, field, old, now);
      }
    },
  };
}

function track(
  engine: Engine,
  history: ObjectSchema,
  saving: Saving,
  field: FieldSchema,
  old: SqlValue,
  now: SqlValue,
): void {
  const byRule = field.name === 'OwnerId' && isAssignedByRule(saving);
  // A standard lookup goes by its relationship: Owner, Account.
  const Field = byRule
    ? 'ownerAssignment'
    : field.type === 'reference' && !field.custom
      ? field.name.replace(/Id$/, '')
      : field.name;
  const DataType = dataTypes[field.type] ?? 'Text';
  const told = field.length <= LONGEST_TOLD && field.type !== 'multipicklist';
  const values = (OldValue: SqlValue, NewValue: SqlValue) => ({
    OldValue: told ? shown(field, OldValue) : null,
    NewValue: told ? shown(field, NewValue) : null,
  });
  if (field.type === 'reference') {
    const names = [nameOf(engine, old), nameOf(engine, now)] as const;
    write(engine, history, saving, { Field, DataType: 'Text', ...values(...names) });
  }
  write(engine, history, saving, { Field, DataType, ...values(old, now) });
}

function shown(field: FieldSchema, value: SqlValue): SqlValue | boolean {
  return field.type === 'boolean' ? value === 1 : value;
}

function nameOf(engine: Engine, id: SqlValue): SqlValue {
  const object = typeof id === 'string' ? engine.schema.objectOfId(id) : undefined;
  if (object?.nameField === undefined) return id;
  const name = identifier(object.nameField.name);
  return (
    engine.database.row(sql`SELECT ${name} FROM ${identifier(object.name)} WHERE "Id" = ${id}`)?.[0] ?? id
  );
}

function write(
  engine: Engine,
  history: ObjectSchema,
  { id, object, userId }: Saving,
  values: Readonly<Record<string, SqlValue | boolean>>,
): void {
  const parent = object.custom ? 'ParentId' : `${object.name}Id`;
  insertRow(engine, history, { [parent]: id, ...values }, userId, 'load', new Map());
}

import type { Draft } from '../../dml/draft.ts';
import type { ObjectSchema } from '../../schemaTypes.ts';
import { isStored, joined, rowLimit, sql } from '../../storage/index.ts';
import type { Sql } from '../../storage/index.ts';
import type { Scope } from '../../soql/scope.ts';
import { faulting } from '../fault.ts';
import { cannotRun, parseElement } from '../flowFile.ts';
import type { FlowRecord } from '../flowRecord.ts';
import { flowRecord } from '../flowRecord.ts';
import type { Interview, Node } from '../interview.ts';
import { flowValue, readField, scopeOf } from '../readField.ts';
import type { FlowScope } from '../scope.ts';
import { fieldIn, mistake, objectIn, target } from '../scope.ts';
import { recordLookupShape } from '../shapes.ts';
import type { z } from 'zod';
import { compileValue, readAs } from '../value.ts';
import type { FlowValue, ValueType } from '../valueType.ts';
import { conversion, scalar, typeOfField } from '../valueType.ts';
import { assignable } from './assignment.ts';
import type { Where } from './filters.ts';
import { compileFilters } from './filters.ts';

/** What one Get Records may bring (SOQL rows of a transaction; Flow.limit). */
const MOST_RECORDS = 50_000;

type Lookup = z.output<typeof recordLookupShape>;

/** The type of what a Get Records element leaves under its own name; undefined when it stores elsewhere. */
export function lookupResult(scope: FlowScope, lookup: Lookup): ValueType | undefined {
  if (lookup.storeOutputAutomatically !== true) return undefined;
  return {
    kind: 'record',
    object: objectIn(scope, lookup.object),
    collection: lookup.getFirstRecordOnly !== true,
  };
}

/** Records of an object that a condition finds, in memory. */
export function findRecords(
  interview: Interview,
  object: ObjectSchema,
  where: Where,
  order: Order,
  limit: number,
  fields: readonly string[] = object.fields.filter(isStored).map((field) => field.name),
): FlowRecord[] {
  const from = scopeOf(interview, object);
  const condition = where(interview, from);
  const columns = fields.map((name) => {
    const field = object.field(name);
    // Stored, it is a column of the record's own table; only the others need finding.
    return field !== undefined && isStored(field) ? from.column(field.name) : from.operand(name).sql;
  });
  const rows = interview.engine.database.rows(
    sql`SELECT ${joined(columns, ', ')} FROM ${from.from()} WHERE ${condition} ORDER BY ${order(from)} ${rowLimit(limit)}`,
  );
  return rows.map((row) => {
    const values: Draft = new Map(fields.map((field, i) => [field, row[i] ?? null]));
    return flowRecord(object, values);
  });
}

/** A Get Records element: finds records and keeps them under its name, in a variable, or field by field. */
export function compileRecordLookup(scope: FlowScope, element: unknown): Node {
  const lookup = parseElement(scope.file, 'recordLookups', element, recordLookupShape);
  const object = objectIn(scope, lookup.object);
  const where = compileFilters(scope, object, lookup.filters, lookup.filterLogic);
  const queried = lookup.queriedFields.map((name) => fieldIn(scope, object, name).name);
  const fields = queried.length === 0 ? undefined : [...new Set(['Id', ...queried])];
  const store = compileStore(scope, lookup, object);
  const next = target(scope, lookup.connector);
  const limit = lookup.limit && readAs(scope, compileValue(scope, lookup.limit), scalar('number'), '<limit>');
  const order = orderOf(scope, lookup, object);
  return {
    faultTarget: target(scope, lookup.faultConnector),
    run(interview) {
      const most = store.isSingle ? 1 : Number(limit?.(interview) ?? MOST_RECORDS);
      const found = faulting('look up', () => findRecords(interview, object, where, order, most, fields));
      store.keep(interview, found);
      return next;
    },
  };
}

export type Order = (from: Scope) => Sql;

/** Without a sort field the platform promises no order; here records come as they were made. */
export const byId: Order = (from) => from.column('Id');

function orderOf(scope: FlowScope, lookup: Lookup, object: ObjectSchema): Order {
  if (lookup.sortField === undefined) return byId;
  const field = fieldIn(scope, object, lookup.sortField);
  if (!isStored(field)) {
    throw cannotRun(scope.file, `${scope.element} sorted by ${field.name}`, 'it sorts by stored fields only');
  }
  const direction: Sql = { text: lookup.sortOrder === 'Desc' ? 'DESC' : 'ASC', values: [] };
  return (from) => sql`${from.column(field.name)} ${direction}, ${byId(from)}`;
}

interface Store {
  readonly isSingle: boolean;
  keep(interview: Interview, found: readonly FlowRecord[]): void;
}

function compileStore(scope: FlowScope, lookup: Lookup, object: ObjectSchema): Store {
  const automatic = lookupResult(scope, lookup);
  if (automatic !== undefined) {
    return {
      isSingle: !automatic.collection,
      keep: (interview, found) => {
        interview.values.set(lookup.name, result(automatic, found));
      },
    };
  }
  const clears = lookup.assignNullValuesIfNoRecordsFound === true;
  if (lookup.outputReference !== undefined) {
    const to = assignable(scope, lookup.outputReference);
    const found: ValueType = { kind: 'record', object, collection: to.type.collection };
    if (conversion(found, to.type) === undefined)
      throw mistake(scope, `${to.path} does not take ${object.name} records`);
    return {
      isSingle: !to.type.collection,
      keep(interview, records) {
        if (records.length > 0 || clears) to.write?.(interview, result(found, records));
      },
    };
  }
  const assignments = lookup.outputAssignments.map(({ field: name, assignToReference }) => {
    const field = fieldIn(scope, object, name);
    const to = assignable(scope, assignToReference);
    const convert = conversion(typeOfField(field), to.type);
    if (convert === undefined) throw mistake(scope, `${to.path} does not take the values of ${field.name}`);
    return (interview: Interview, record: FlowRecord | undefined) => {
      const value = record === undefined ? null : flowValue(field, readField(interview, record, field));
      to.write?.(interview, convert(value));
    };
  });
  return {
    isSingle: true,
    keep(interview, [record]) {
      if (record !== undefined || clears) for (const assign of assignments) assign(interview, record);
    },
  };
}

/** Nothing found is null, also for a collection (Salesforce Help, "Global Constant Resource"). */
function result(type: ValueType, found: readonly FlowRecord[]): FlowValue {
  if (found.length === 0) return null;
  return type.collection ? found : (found[0] ?? null);
}

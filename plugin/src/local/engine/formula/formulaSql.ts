import type { FieldFormula, FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { Sql, SqlValue } from '../storage/index.ts';
import { identifier, joined, sql } from '../storage/index.ts';
import type { Formulas } from './formulas.ts';
import { sqlFunctionOf } from './formulas.ts';
import type { Moment } from './moment.ts';
import type { Reference, Step } from './reference.ts';

/** What the formulas in a query read besides columns. */
export interface QueryFormulas extends Moment {
  readonly formulas: Formulas;
  /** What a formula reads of the running user and the organization. */
  global(reference: Reference): SqlValue;
}

/** A record in a query, from which formulas climb to its parents. */
export interface SqlRecord {
  readonly object: ObjectSchema;
  column(field: FieldSchema): Sql;
  parent(step: Step): SqlRecord;
}

/** Text compares without regard to case, as a column of text does. */
const collated: ReadonlySet<string> = new Set(['string', 'textarea', 'email', 'phone', 'url', 'picklist']);

/** A formula field as SQL: its function, over the columns it reads. */
export function formulaSql(
  record: SqlRecord,
  field: FieldSchema,
  formulaOf: FieldFormula,
  query: QueryFormulas,
): Sql {
  const formula = query.formulas.of(formulaOf);
  const values = formula.references.map((reference) => referenceSql(record, reference, query));
  const args = formula.timed ? [sql`${query.now}`, sql`${query.zone}`, ...values] : values;
  const call = sql`${identifier(sqlFunctionOf(record.object, field))}(${joined(args, ', ')})`;
  return collated.has(field.type) ? sql`${call} COLLATE NOCASE` : call;
}

function referenceSql(record: SqlRecord, reference: Reference, query: QueryFormulas): Sql {
  if (reference.kind !== 'value' || reference.root !== 'record') return sql`${query.global(reference)}`;
  const holder = reference.path.reduce<SqlRecord>((from, step) => from.parent(step), record);
  const { field } = reference;
  return field.formula === undefined ? holder.column(field) : formulaSql(holder, field, field.formula, query);
}

import type { FieldTypeOf } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { FieldSchema, Schema } from '../schemaTypes.ts';
import type { Sql, SqlValue } from '../storage/index.ts';
import type { ChildRows, Row, RowValue } from '../types.ts';
import type { QueryContext } from './context.ts';
import { formatter } from './formatValue.ts';
import type { Operand, Relation, Scope } from './scope.ts';
import type { Shown } from './selectItems.ts';
import { readTypeOf } from './typeOf.ts';

type Part =
  | { kind: 'value'; key: string; column: number; read(value: SqlValue): RowValue }
  | { kind: 'parent'; key: string; shape: RowShape }
  | { kind: 'typeof'; key: string; cases: RowShape[]; otherwise: RowShape | undefined }
  | { kind: 'children'; key: string; rowsOf(id: string): ChildRows | null };

const plain = (value: SqlValue): RowValue => value;
const truth = (value: SqlValue): RowValue => value === 1;
/** Compounds and values of any type are kept as JSON. */
const json = (value: SqlValue): RowValue =>
  typeof value === 'string' ? (JSON.parse(value) as RowValue) : null;

function readerOf(field: FieldSchema, shown: Shown, context: QueryContext): (value: SqlValue) => RowValue {
  if (shown === 'label') return labelReader(field);
  if (shown === 'formatted') return formatter(field, context);
  if (field.type === 'boolean') return truth;
  return field.type === 'address' || field.type === 'anyType' ? json : plain;
}

/** How the columns of a SQL row become a record with its parents. Built once a query, read once a row. */
export class RowShape {
  private readonly relation: Relation;
  private readonly columns: Sql[];
  private readonly idColumn: number;
  private readonly parts: Part[] = [];
  private readonly keys = new Set<string>();

  /** `columns` is shared by a record and its parents: what the SQL has to select, in order. */
  constructor(relation: Relation, columns: Sql[]) {
    this.relation = relation;
    this.columns = columns;
    this.idColumn = columns.push(relation.id) - 1;
  }

  /** Adds the field a path leads to; parents on the way become nested records. */
  add(
    item: { path: string; alias?: string | undefined; shown: Shown },
    scope: Scope,
    context: QueryContext,
  ): void {
    const { path, alias, shown } = item;
    const { relation, name } = scope.locate(path);
    const operand = scope.operandIn(relation, name);
    const shape = alias === undefined ? this.down(relation) : this;
    shape.addValue(alias ?? operand.field.name, operand, shown, path, context);
  }

  /** Adds what TYPEOF selects: for each object its own fields, for all others those of ELSE. */
  addTypeOf(typeOf: FieldTypeOf, scope: Scope, context: QueryContext): void {
    const { relation, cases, otherwise } = readTypeOf(typeOf, scope, context);
    const under = (start: Relation, fields: readonly string[]): RowShape => {
      const shape = new RowShape(start, this.columns);
      for (const path of fields) {
        const steps = path.split('.');
        const name = steps.pop() ?? '';
        const last = scope.below(start, steps, path);
        const operand = scope.operandIn(last, name);
        shape.down(last).addValue(operand.field.name, operand, 'plain', path, context);
      }
      return shape;
    };
    const shape = this.down(relation.from ?? scope.root);
    if (!shape.claim(relation.name)) throw duplicate(relation.name);
    shape.parts.push({
      kind: 'typeof',
      key: relation.name,
      cases: cases.map((each) => under(each.relation, each.fields)),
      otherwise: otherwise && under(relation, otherwise),
    });
  }

  private addValue(key: string, operand: Operand, shown: Shown, path: string, context: QueryContext): void {
    if (!this.claim(key)) throw duplicate(path);
    this.parts.push({
      kind: 'value',
      key,
      column: this.columns.push(operand.sql) - 1,
      read: readerOf(operand.field, shown, context),
    });
  }

  addChildren(key: string, rowsOf: (id: string) => ChildRows | null): void {
    if (!this.claim(key)) throw new ApiError('MALFORMED_QUERY', `duplicate relationship selected: ${key}`);
    this.parts.push({ kind: 'children', key, rowsOf });
  }

  /** Takes a key; false when it is taken. */
  private claim(key: string): boolean {
    if (this.keys.has(key)) return false;
    this.keys.add(key);
    return true;
  }

  /** The nested record of a relation, made on the way if need be. */
  private down(relation: Relation): RowShape {
    if (relation.path === this.relation.path || relation.from === undefined) return this;
    return this.down(relation.from).parent(relation);
  }

  private parent(relation: Relation): RowShape {
    for (const part of this.parts)
      if (part.kind === 'parent' && part.key === relation.name) return part.shape;
    // TYPEOF has taken it: "typeOfField cannot reference a relationship field that is also referenced in the fieldList".
    if (!this.claim(relation.name)) throw duplicate(relation.name);
    const shape = new RowShape(relation, this.columns);
    this.parts.push({ kind: 'parent', key: relation.name, shape });
    return shape;
  }

  idOf(values: readonly SqlValue[]): string {
    return String(values[this.idColumn]);
  }

  /** The record, or null when there is no such parent. */
  read(values: readonly SqlValue[], schema: Schema): Row | null {
    const id = values[this.idColumn];
    if (typeof id !== 'string') return null;
    const { targets } = this.relation;
    // The rows of all histories share one key prefix, as on the platform.
    const [target] = targets.length === 1 ? targets : [];
    const type = (target?.object ?? schema.objectOfId(id))?.name ?? '';
    const row: Row = {
      attributes: {
        // A lookup to several objects shows the platform's object Name.
        type: targets.length > 1 ? 'Name' : type,
        url: `/services/data/v66.0/sobjects/${type}/${id}`,
      },
    };
    for (const part of this.parts) {
      if (part.kind === 'value') row[part.key] = part.read(values[part.column] ?? null);
      else if (part.kind === 'parent') row[part.key] = part.shape.read(values, schema);
      else if (part.kind === 'typeof') row[part.key] = firstOf(part, values, schema);
      else row[part.key] = part.rowsOf(id);
    }
    return row;
  }
}

/** The record as the first case that fits shows it. */
function firstOf(
  { cases, otherwise }: Extract<Part, { kind: 'typeof' }>,
  values: readonly SqlValue[],
  schema: Schema,
): Row | null {
  for (const shape of cases) {
    const row = shape.read(values, schema);
    if (row !== null) return row;
  }
  return otherwise?.read(values, schema) ?? null;
}

function duplicate(path: string): ApiError {
  return new ApiError('INVALID_FIELD', `duplicate field selected: ${path}`);
}

function labelReader(field: FieldSchema): (value: SqlValue) => RowValue {
  const labels = new Map(field.picklistValues.map((entry) => [entry.value, entry.label]));
  return (value) =>
    typeof value === 'string'
      ? value
          .split(field.type === 'multipicklist' ? ';' : '\0')
          .map((each) => labels.get(each) ?? each)
          .join(';')
      : plain(value);
}

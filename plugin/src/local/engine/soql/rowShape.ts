import { ApiError } from '../apiError.ts';
import type { FieldSchema, Schema } from '../schemaTypes.ts';
import type { Sql, SqlValue } from '../storage/index.ts';
import type { ChildRows, Row, RowValue } from '../types.ts';
import type { QueryContext } from './context.ts';
import type { Relation, Scope } from './scope.ts';
import { errorAt } from './sourceText.ts';

type Part =
  | { kind: 'value'; key: string; column: number; read(value: SqlValue): RowValue }
  | { kind: 'parent'; key: string; shape: RowShape }
  | { kind: 'children'; key: string; rowsOf(id: string): ChildRows | null };

const plain = (value: SqlValue): RowValue => value;
const truth = (value: SqlValue): RowValue => value === 1;

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
  add(path: string, label: boolean, scope: Scope, context: QueryContext): void {
    const { relation, name } = scope.locate(path);
    const shape = pathTo(relation, scope).reduce<RowShape>((from, step) => from.parent(step), this);
    const operand = scope.operandIn(relation, name);
    if (!shape.claim(operand.field.name)) {
      throw errorAt('INVALID_FIELD', context.soql, path, `duplicate field selected: ${path}`);
    }
    shape.parts.push({
      kind: 'value',
      key: operand.field.name,
      column: this.columns.push(operand.sql) - 1,
      read: label ? labelReader(operand.field) : operand.field.type === 'boolean' ? truth : plain,
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

  private parent(relation: Relation): RowShape {
    for (const part of this.parts)
      if (part.kind === 'parent' && part.key === relation.name) return part.shape;
    this.claim(relation.name);
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
    const type = schema.objectOfId(id)?.name ?? '';
    const row: Row = {
      attributes: {
        // A lookup to several objects shows the platform's object Name.
        type: this.relation.targets.length > 1 ? 'Name' : type,
        url: `/services/data/v66.0/sobjects/${type}/${id}`,
      },
    };
    for (const part of this.parts) {
      if (part.kind === 'value') row[part.key] = part.read(values[part.column] ?? null);
      else if (part.kind === 'parent') row[part.key] = part.shape.read(values, schema);
      else row[part.key] = part.rowsOf(id);
    }
    return row;
  }
}

/** The relations from the start to this one. */
function pathTo(relation: Relation, scope: Scope): Relation[] {
  const path: Relation[] = [];
  for (
    let step: Relation | undefined = relation;
    step !== undefined && step !== scope.root;
    step = step.from
  ) {
    path.unshift(step);
  }
  return path;
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

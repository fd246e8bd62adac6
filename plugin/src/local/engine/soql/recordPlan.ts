import type { OrderByClause, QueryBase, Subquery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { Database, Sql, SqlValue } from '../storage/index.ts';
import { joined, nothing, sql } from '../storage/index.ts';
import type { ChildRows, Row } from '../types.ts';
import { childOf } from './children.ts';
import type { Condition } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import { dateOperand, fieldArgument } from './functions.ts';
import { limitSql, orderTerms } from './orderBy.ts';
import type { ParsedQuery } from './parse.ts';
import { RowShape } from './rowShape.ts';
import type { Operand } from './scope.ts';
import { objectOfFrom, Scope } from './scope.ts';
import type { SelectItem } from './selectItems.ts';
import { selectItems } from './selectItems.ts';
import { whereSql } from './where.ts';

/** The platform skips at most this many rows. */
export const LARGEST_OFFSET = 2000;

/** A compiled record query: how to read its rows once the database is at hand. */
interface RecordPlan {
  read(database: Database): Row[];
}

/** A query that gives records. */
export function planRecords(
  parsed: Pick<ParsedQuery, 'query' | 'where' | 'childWheres'>,
  context: QueryContext,
): RecordPlan {
  const { query } = parsed;
  const object = objectOfFrom(context, query.sObject ?? '');
  const scope = new Scope(context, object, query.sObjectAlias);
  const parts = compile(query, parsed.childWheres, selectItems(query, object, context), scope, context);
  const where = scoped(query, parsed.where, scope, context);
  const order = parts.order === nothing ? nothing : sql` ORDER BY ${parts.order}`;
  const limit = limitSql(query.limit, query.offset);
  return {
    read(database) {
      const statement = sql`SELECT ${joined(parts.columns, ', ')} FROM ${scope.from()}${where}${order}${limit}`;
      const rows = database.rows(statement);
      const ids = rows.map((row) => parts.shape.idOf(row));
      for (const child of parts.children) child.read(database, ids);
      return rows.flatMap((row) => parts.shape.read(row, context.schema) ?? []);
    },
  };
}

interface Parts {
  shape: RowShape;
  columns: Sql[];
  order: Sql;
  children: ChildPlan[];
}

function compile(
  query: QueryBase,
  childWheres: ParsedQuery['childWheres'],
  items: readonly SelectItem[],
  scope: Scope,
  context: QueryContext,
): Parts {
  if ((query.offset ?? 0) > LARGEST_OFFSET) {
    throw new ApiError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${LARGEST_OFFSET}`);
  }
  const columns: Sql[] = [];
  const shape = new RowShape(scope.root, columns);
  const children: ChildPlan[] = [];
  for (const item of items) {
    if (item.kind === 'children') {
      const condition = childWheres[children.length];
      children.push(addChildren(item.subquery, condition, shape, scope, context));
    } else if (item.kind === 'field' && item.alias === undefined)
      shape.add(item.path, item.label, scope, context);
    else throw notForRecords(item);
  }
  const order = orderTerms(query.orderBy, (clause) => orderOperand(clause, scope, context), context);
  return { shape, columns, order, children };
}

function notForRecords(item: Exclude<SelectItem, { kind: 'children' }>): ApiError {
  const message =
    item.kind === 'field'
      ? 'only aggregate expressions use field aliasing'
      : `The local org does not know the function ${item.fn.functionName ?? ''}() here.`;
  return new ApiError('MALFORMED_QUERY', message);
}

export function orderOperand(clause: OrderByClause, scope: Scope, context: QueryContext): Operand {
  if ('field' in clause) return scope.operand(clause.field);
  if ((clause.fn.functionName ?? '').toUpperCase() === 'TOLABEL')
    return scope.operand(fieldArgument(clause.fn));
  return dateOperand(clause.fn, scope, context);
}

/** WHERE, and the records of USING SCOPE. */
function scoped(
  query: QueryBase,
  condition: Condition | undefined,
  scope: Scope,
  context: QueryContext,
): Sql {
  const where = whereSql(condition, scope, context);
  const records = query.usingScope?.toLowerCase() ?? 'everything';
  if (records === 'everything') return where;
  if (records !== 'mine' || scope.object.field('OwnerId') === undefined) {
    throw new ApiError('MALFORMED_QUERY', `unexpected token: '${query.usingScope ?? ''}'`);
  }
  return sql`${where}${where === nothing ? sql` WHERE ` : sql` AND `}${scope.column('OwnerId')} = ${context.userId}`;
}

/** A compiled child subquery: reads the children of all parents at once, then gives each its own. */
interface ChildPlan {
  read(database: Database, parentIds: readonly string[]): void;
}

function addChildren(
  subquery: Subquery,
  condition: Condition | undefined,
  shape: RowShape,
  scope: Scope,
  context: QueryContext,
): ChildPlan {
  const { object, lookup, relationshipName } = childOf(scope.object, subquery.relationshipName, context);
  const plan = planChildren(subquery, condition, object, lookup, context);
  const found = new Map<string, Row[]>();
  shape.addChildren(relationshipName, (id) => listed(found.get(id)));
  return {
    read(database, parentIds) {
      for (const [parent, rows] of plan(database, parentIds)) found.set(parent, rows);
    },
  };
}

function listed(records: Row[] | undefined): ChildRows | null {
  return records === undefined ? null : { totalSize: records.length, done: true, records };
}

type ReadChildren = (database: Database, parentIds: readonly string[]) => Map<string, Row[]>;

function planChildren(
  subquery: Subquery,
  condition: Condition | undefined,
  object: ObjectSchema,
  lookup: FieldSchema,
  context: QueryContext,
): ReadChildren {
  const scope = new Scope(context, object, undefined);
  const items = selectItems(subquery, object, context);
  if (items.some((item) => item.kind === 'children')) {
    throw new ApiError('MALFORMED_QUERY', 'A child subquery cannot contain another child subquery.');
  }
  const parts = compile(subquery, [], items, scope, context);
  const where = scoped(subquery, condition, scope, context);
  const parent = scope.column(lookup.name);
  const order = parts.order === nothing ? scope.column('Id') : parts.order;
  const rank = sql`ROW_NUMBER() OVER (PARTITION BY ${parent} ORDER BY ${order})`;
  const first = subquery.offset ?? 0;
  const last = subquery.limit === undefined ? Number.MAX_SAFE_INTEGER : first + subquery.limit;
  return (database, parentIds) => {
    const among = sql`${parent} IN (SELECT value FROM json_each(${JSON.stringify(parentIds)}))`;
    // Named c0, c1 …: two parents may have a column of one name.
    const columns = [...parts.columns, parent, rank].map((column, i) => sql`${column} AS ${name(i)}`);
    const rows = sql`SELECT ${joined(columns, ', ')} FROM ${scope.from()}${where}${where === nothing ? sql` WHERE ` : sql` AND `}${among}`;
    const [parentColumn, rankColumn] = [parts.columns.length, parts.columns.length + 1];
    const found = database.rows(
      sql`SELECT * FROM (${rows}) WHERE ${name(rankColumn)} > ${first} AND ${name(rankColumn)} <= ${last}
          ORDER BY ${name(parentColumn)}, ${name(rankColumn)}`,
    );
    return byParent(found, parts.shape, parentColumn, context);
  };
}

function name(i: number): Sql {
  return { text: `c${i}`, values: [] };
}

function byParent(
  rows: SqlValue[][],
  shape: RowShape,
  parentColumn: number,
  context: QueryContext,
): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const parent = String(row[parentColumn]);
    const record = shape.read(row, context.schema);
    if (record === null) continue;
    const list = found.get(parent);
    if (list === undefined) found.set(parent, [record]);
    else list.push(record);
  }
  return found;
}

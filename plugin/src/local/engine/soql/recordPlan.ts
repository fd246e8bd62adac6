import type { OrderByClause, QueryBase, Subquery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { Database, Sql, SqlValue } from '../storage/index.ts';
import { joined, nothing, sql } from '../storage/index.ts';
import type { ChildRows, Row } from '../types.ts';
import { isAggregate } from './aggregates.ts';
import { childOf } from './children.ts';
import type { Condition } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import { dateOperand, malformed } from './functions.ts';
import { limitSql, orderSql, orderTerms } from './orderBy.ts';
import type { ChildCondition, ParsedQuery } from './parse.ts';
import { RowShape } from './rowShape.ts';
import type { Operand } from './scope.ts';
import { objectOfFrom, Scope } from './scope.ts';
import type { SelectItem } from './selectItems.ts';
import { selectItems } from './selectItems.ts';
import { checkSemiJoins, refuseSemiJoins } from './semiJoin.ts';
import { whereSql } from './where.ts';

/** The platform skips at most this many rows. */
export const LARGEST_OFFSET = 2000;

/** "No more than 20 parent-to-child relationships", "up to five levels", the root being the first. */
const MOST_CHILDREN = 20;
const DEEPEST_LEVEL = 5;

/** A compiled record query: how to read its rows once the database is at hand. */
interface RecordPlan {
  read(database: Database): Row[];
}

/** A query that gives records. */
export function planRecords(
  parsed: Pick<ParsedQuery, 'query' | 'where' | 'childWheres'> & Partial<Pick<ParsedQuery, 'parents'>>,
  context: QueryContext,
): RecordPlan {
  const { query } = parsed;
  const object = objectOfFrom(context, query.sObject ?? '');
  const scope = new Scope(context, object, query.sObjectAlias, parsed.parents);
  checkSemiJoins(parsed.where);
  const items = selectItems(query, object, context, parsed.where);
  const parts = compile(query, parsed.childWheres, items, scope, 1, context);
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
  childConditions: readonly ChildCondition[],
  items: readonly SelectItem[],
  scope: Scope,
  level: number,
  context: QueryContext,
): Parts {
  if ((query.offset ?? 0) > LARGEST_OFFSET) {
    throw new ApiError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${LARGEST_OFFSET}`);
  }
  if (query.for === 'UPDATE' && query.orderBy !== undefined) throw malformed("unexpected token: 'FOR'");
  const columns: Sql[] = [];
  const shape = new RowShape(scope.root, columns);
  const children: ChildPlan[] = [];
  for (const item of items) {
    if (item.kind === 'children') {
      const condition = childConditions[children.length];
      children.push(addChildren(item.subquery, query, condition, shape, scope, level + 1, context));
    } else if (item.kind === 'typeof') shape.addTypeOf(item.typeOf, scope, context);
    else if (item.kind === 'field' && (item.alias === undefined || item.ofFunction))
      shape.add(item, scope, context);
    else throw notForRecords(item);
  }
  if (children.length > MOST_CHILDREN) {
    throw malformed(`A query may not have more than ${MOST_CHILDREN} child relationships.`);
  }
  const order = orderTerms(query.orderBy, (clause) => orderOperand(clause, scope, context), context);
  return { shape, columns, order: orderSql(order), children };
}

function notForRecords(item: Extract<SelectItem, { kind: 'field' | 'function' }>): ApiError {
  return malformed(
    item.kind === 'field'
      ? 'only aggregate expressions use field aliasing'
      : `Field must be grouped or aggregated: ${item.fn.rawValue ?? item.fn.functionName ?? ''}`,
  );
}

/** "You can't use the toLabel() function with the operator ORDER BY", nor convertCurrency() or FORMAT(). */
function orderOperand(clause: OrderByClause, scope: Scope, context: QueryContext): Operand {
  return 'field' in clause ? scope.operand(clause.field) : dateOperand(clause.fn, scope, context);
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
    throw malformed(`unexpected token: '${query.usingScope ?? ''}'`);
  }
  return sql`${where}${where === nothing ? sql` WHERE ` : sql` AND `}${scope.column('OwnerId')} = ${context.userId}`;
}

/** A compiled child subquery: reads the children of all parents at once, then gives each its own. */
interface ChildPlan {
  read(database: Database, parentIds: readonly string[]): void;
}

function addChildren(
  subquery: Subquery,
  parent: QueryBase,
  condition: ChildCondition | undefined,
  shape: RowShape,
  scope: Scope,
  level: number,
  context: QueryContext,
): ChildPlan {
  if (level > DEEPEST_LEVEL) {
    throw malformed(
      `SOQL queries may not have more than ${DEEPEST_LEVEL} levels of parent-to-child relationships.`,
    );
  }
  if (subquery.offset !== undefined && parent.limit !== 1) {
    throw malformed('OFFSET is allowed in a subquery only if the parent query has a LIMIT 1 clause');
  }
  const { object, lookup, relationshipName } = childOf(scope.object, subquery, context);
  const plan = planChildren(subquery, condition, object, lookup, level, context);
  const found = new Map<string, Row[]>();
  shape.addChildren(relationshipName, (id) => listed(found.get(id)));
  return {
    read(database, parentIds) {
      for (const [parentId, rows] of plan(database, parentIds)) found.set(parentId, rows);
    },
  };
}

function listed(records: Row[] | undefined): ChildRows | null {
  return records === undefined ? null : { totalSize: records.length, done: true, records };
}

type ReadChildren = (database: Database, parentIds: readonly string[]) => Map<string, Row[]>;

function planChildren(
  subquery: Subquery,
  condition: ChildCondition | undefined,
  object: ObjectSchema,
  lookup: FieldSchema,
  level: number,
  context: QueryContext,
): ReadChildren {
  const scope = new Scope(context, object, subquery.sObjectAlias);
  const items = selectItems(subquery, object, context, condition?.where);
  if (
    subquery.groupBy !== undefined ||
    items.some((item) => item.kind === 'function' && isAggregate(item.fn))
  ) {
    throw malformed('only root queries support aggregate expressions');
  }
  refuseSemiJoins(condition?.where);
  const parts = compile(subquery, condition?.children ?? [], items, scope, level, context);
  const where = scoped(subquery, condition?.where, scope, context);
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
    const ids = found.map((row) => parts.shape.idOf(row));
    for (const child of parts.children) child.read(database, ids);
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

import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { Database, Sql, SqlValue } from '../storage/index.ts';
import { joined, nothing, sql } from '../storage/index.ts';
import type { Row, RowValue } from '../types.ts';
import type { QueryContext } from './context.ts';
import { formatter } from './formatValue.ts';
import { malformed } from './functions.ts';
import type { GroupingSet } from './groups.ts';
import { Groups } from './groups.ts';
import type { OrderTerm } from './orderBy.ts';
import { limitSql, orderSql, orderTerms } from './orderBy.ts';
import type { ParsedQuery } from './parse.ts';
import type { Operand } from './scope.ts';
import { objectOfFrom, Scope } from './scope.ts';
import type { SelectItem } from './selectItems.ts';
import { selectItems } from './selectItems.ts';
import { checkSemiJoins, refuseSemiJoins } from './semiJoin.ts';
import { errorAt } from './sourceText.ts';
import { conditionSql, whereSql } from './where.ts';

/** Groups come in one answer, never in pages. */
const MOST_GROUPS = 2000;

interface AggregatePlan {
  read(database: Database): Row[];
}

/** `SELECT COUNT() …`: the number of rows and no records. */
export function countRows(
  { query, where: condition, parents }: ParsedQuery,
  context: QueryContext,
  database: Database,
): number {
  const object = objectOfFrom(context, query.sObject ?? '');
  const scope = new Scope(context, object, query.sObjectAlias, parents);
  checkSemiJoins(condition);
  const where = whereSql(condition, scope, context);
  const limit = limitSql(query.limit, query.offset);
  const [count] =
    database.row(sql`SELECT COUNT(*) FROM (SELECT 1 FROM ${scope.from()}${where}${limit})`) ?? [];
  return Number(count);
}

/** A query with aggregates or GROUP BY. */
export function planAggregate(parsed: ParsedQuery, context: QueryContext): AggregatePlan {
  const { query } = parsed;
  const object = objectOfFrom(context, query.sObject ?? '');
  const scope = new Scope(context, object, query.sObjectAlias, parsed.parents);
  checkClauses(parsed);
  const groups = new Groups(query.groupBy, scope, context);
  const items = selectItems(query, object, context, parsed.where);
  const where = whereSql(parsed.where, scope, context);
  const parts = groups.sets().map((set) => compile(parsed, items, groups, set, scope, context));
  const [first] = parts;
  if (first === undefined) throw malformed("unexpected token: 'GROUP'");
  const from = sql`${scope.from()}${where}`;
  const limit = limitSql(query.limit, query.offset);
  const statement = parts.length === 1 ? single(first, from, limit) : union(parts, from, limit);
  return {
    read(database) {
      const rows = database.rows(statement);
      if (rows.length > MOST_GROUPS) {
        throw new ApiError(
          'EXCEEDED_ID_LIMIT',
          'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
        );
      }
      return rows.map((row) => readGroup(row, first.columns));
    },
  };
}

/** What a grouped query may not have besides. */
function checkClauses({ query, where, having }: ParsedQuery): void {
  checkSemiJoins(where);
  refuseSemiJoins(having);
  if (query.groupBy !== undefined) return;
  if (having !== undefined) throw malformed("unexpected token: 'HAVING'");
  for (const clause of ['limit', 'offset'] as const) {
    if (query[clause] === undefined) continue;
    throw malformed(
      `Non-grouped query that uses overall aggregate functions cannot also use ${clause.toUpperCase()}`,
    );
  }
}

interface AggregateColumn {
  key: string;
  operand: Operand;
  read: (value: SqlValue) => RowValue;
}

/** One grouping set of a query: the whole of it but for ROLLUP and CUBE. */
interface Part {
  columns: readonly AggregateColumn[];
  grouped: Sql;
  having: Sql;
  order: readonly OrderTerm[];
}

function compile(
  { query, having }: ParsedQuery,
  items: readonly SelectItem[],
  groups: Groups,
  set: GroupingSet,
  scope: Scope,
  context: QueryContext,
): Part {
  const columns = nameColumns(items, groups, set, context);
  const terms = [...set].map((place) => groups.groups[place]?.operand.sql ?? nothing);
  const orderOperand = (clause: OrderByClause): Operand => {
    const named =
      'field' in clause
        ? columns.find((column) => column.key.toLowerCase() === clause.field.toLowerCase())
        : undefined;
    return named?.operand ?? groups.orderBy(clause, set);
  };
  return {
    columns,
    // A subtotal over everything has no rows to group by, but is there only when there are rows.
    grouped:
      terms.length > 0
        ? sql` GROUP BY ${joined(terms, ', ')}`
        : groups.mode === undefined
          ? nothing
          : sql` GROUP BY NULL`,
    having:
      having === undefined
        ? nothing
        : sql` HAVING ${conditionSql(having, (leaf) => groups.leaf(leaf, set), scope, context)}`,
    order:
      query.orderBy === undefined && groups.mode !== undefined
        ? subtotalsLast(groups, set)
        : orderTerms(query.orderBy, orderOperand, context),
  };
}

/** Each subtotal after the rows it sums up, as the reference shows them. */
function subtotalsLast(groups: Groups, set: GroupingSet): OrderTerm[] {
  return groups.groups.flatMap(({ operand }, place) => [
    { key: sql`${set.has(place) ? 0 : 1}`, direction: nothing },
    { key: set.has(place) ? operand.sql : sql`NULL`, direction: nothing },
  ]);
}

function single({ columns, grouped, having, order }: Part, from: Sql, limit: Sql): Sql {
  const terms = orderSql(order);
  const selected = joined(
    columns.map(({ operand }) => operand.sql),
    ', ',
  );
  return sql`SELECT ${selected} FROM ${from}${grouped}${having}${terms === nothing ? nothing : sql` ORDER BY ${terms}`}${limit}`;
}

const bare = (text: string): Sql => ({ text, values: [] });

/** The grouping sets one after another, sorted together: each brings the keys it is sorted by as further columns. */
function union(parts: readonly Part[], from: Sql, limit: Sql): Sql {
  const selects = parts.map(({ columns, grouped, having, order }) => {
    const values = columns.map(({ operand }, i) => sql`${operand.sql} AS ${bare(`c${i}`)}`);
    const keys = order.map(({ key }, i) => sql`${key} AS ${bare(`o${i}`)}`);
    return sql`SELECT ${joined([...values, ...keys], ', ')} FROM ${from}${grouped}${having}`;
  });
  const [first] = parts;
  const terms = (first?.order ?? []).map(
    ({ direction }, i) => sql`${bare(`o${i}`)} COLLATE NOCASE${direction}`,
  );
  const names = (first?.columns ?? []).map((_, i) => bare(`c${i}`));
  const order = terms.length === 0 ? nothing : sql` ORDER BY ${joined(terms, ', ')}`;
  return sql`SELECT ${joined(names, ', ')} FROM (${joined(selects, ' UNION ALL ')})${order}${limit}`;
}

function readGroup(row: readonly SqlValue[], columns: readonly AggregateColumn[]): Row {
  const result: Row = { attributes: { type: 'AggregateResult' } };
  columns.forEach(({ key, read }, i) => {
    result[key] = read(row[i] ?? null);
  });
  return result;
}

/** Names the columns: an alias, the field's own name, or expr0, expr1 … for functions without one. */
function nameColumns(
  items: readonly SelectItem[],
  groups: Groups,
  set: GroupingSet,
  context: QueryContext,
): AggregateColumn[] {
  let unnamed = 0;
  const keys = new Set<string>();
  return items.map((item) => {
    if (item.kind === 'children') throw malformed('A grouped query cannot select children.');
    if (item.kind === 'typeof') throw malformed('TYPEOF cannot be used in a grouped query.');
    const operand = item.kind === 'field' ? groups.field(item.path, set) : groups.function(item.fn, set);
    const key = item.alias ?? (item.kind === 'field' ? operand.field.name : `expr${unnamed++}`);
    if (keys.has(key.toLowerCase()))
      throw errorAt('MALFORMED_QUERY', context.soql, key, `duplicate alias: ${key}`);
    keys.add(key.toLowerCase());
    return { key, operand, read: readerOf(item.shown, operand, context) };
  });
}

function readerOf(
  shown: Extract<SelectItem, { kind: 'function' }>['shown'],
  { field }: Operand,
  context: QueryContext,
): (value: SqlValue) => RowValue {
  if (shown === 'formatted') return formatter(field, context);
  if (shown === 'label') {
    const labels = new Map(field.picklistValues.map((entry) => [entry.value, entry.label]));
    return (value) => (typeof value === 'string' ? (labels.get(value) ?? value) : value);
  }
  return field.type === 'boolean' ? (value) => (value === null ? null : value === 1) : (value) => value;
}

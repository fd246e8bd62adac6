import type { GroupByClause, OrderByClause } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { Sql } from '../storage/index.ts';
import type { Database } from '../storage/index.ts';
import { joined, nothing, sql } from '../storage/index.ts';
import type { Row } from '../types.ts';
import type { Leaf } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import type { SoqlFunction } from './functions.ts';
import { aggregateOperand, dateOperand, isAggregate } from './functions.ts';
import { limitSql, orderTerms } from './orderBy.ts';
import type { ParsedQuery } from './parse.ts';
import type { Operand } from './scope.ts';
import { objectOfFrom, Scope } from './scope.ts';
import type { SelectItem } from './selectItems.ts';
import { selectItems } from './selectItems.ts';
import { errorAt } from './sourceText.ts';
import { conditionSql, whereSql } from './where.ts';

/** Groups come in one answer, never in pages. */
const MOST_GROUPS = 2000;

interface AggregatePlan {
  read(database: Database): Row[];
}

/** `SELECT COUNT() …`: the number of rows and no records. */
export function countRows(
  { query, where: condition }: ParsedQuery,
  context: QueryContext,
  database: Database,
): number {
  const scope = new Scope(context, objectOfFrom(context, query.sObject ?? ''), query.sObjectAlias);
  const where = whereSql(condition, scope, context);
  const limit = limitSql(query.limit, query.offset);
  const [count] =
    database.row(sql`SELECT COUNT(*) FROM (SELECT 1 FROM ${scope.from()}${where}${limit})`) ?? [];
  return Number(count);
}

/** A query with aggregates or GROUP BY. */
export function planAggregate(parsed: ParsedQuery, context: QueryContext): AggregatePlan {
  const { query, having } = parsed;
  const object = objectOfFrom(context, query.sObject ?? '');
  const scope = new Scope(context, object, query.sObjectAlias);
  const groups = new Groups(query.groupBy, scope, context);
  const columns = nameColumns(selectItems(query, object, context), groups, context);
  const where = whereSql(parsed.where, scope, context);
  const grouped = groups.terms.length === 0 ? nothing : sql` GROUP BY ${joined(groups.terms, ', ')}`;
  const filter =
    having === undefined
      ? nothing
      : sql` HAVING ${conditionSql(having, (leaf) => groups.leaf(leaf), context)}`;
  const terms = orderTerms(query.orderBy, (clause) => groups.orderBy(clause, columns), context);
  const order = terms === nothing ? nothing : sql` ORDER BY ${terms}`;
  const limit = limitSql(query.limit, query.offset);
  const selected = joined(
    columns.map((column) => column.operand.sql),
    ', ',
  );
  return {
    read(database) {
      const rows = database.rows(
        sql`SELECT ${selected} FROM ${scope.from()}${where}${grouped}${filter}${order}${limit}`,
      );
      if (rows.length > MOST_GROUPS) {
        throw new ApiError(
          'EXCEEDED_ID_LIMIT',
          'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
        );
      }
      return rows.map((row) => {
        const result: Row = { attributes: { type: 'AggregateResult' } };
        columns.forEach(({ key, operand }, i) => {
          const value = row[i] ?? null;
          result[key] = operand.field.type === 'boolean' ? value === 1 : value;
        });
        return result;
      });
    },
  };
}

interface AggregateColumn {
  key: string;
  operand: Operand;
}

/** Names the columns: an alias, the field's own name, or expr0, expr1 … for functions without one. */
function nameColumns(items: readonly SelectItem[], groups: Groups, context: QueryContext): AggregateColumn[] {
  let unnamed = 0;
  const keys = new Set<string>();
  return items.map((item) => {
    if (item.kind === 'children')
      throw new ApiError('MALFORMED_QUERY', 'A grouped query cannot select children.');
    const operand = item.kind === 'field' ? groups.field(item.path) : groups.function(item.fn);
    const key = item.alias ?? (item.kind === 'field' ? operand.field.name : `expr${unnamed++}`);
    if (keys.has(key.toLowerCase()))
      throw errorAt('MALFORMED_QUERY', context.soql, key, `duplicate alias: ${key}`);
    keys.add(key.toLowerCase());
    return { key, operand };
  });
}

const canonical = (fn: SoqlFunction): string =>
  (fn.rawValue ?? fn.functionName ?? '').replace(/\s/g, '').toLowerCase();

/** What the rows are grouped by: only that, and aggregates, may be selected, compared and ordered by. */
class Groups {
  readonly terms: Sql[] = [];
  private readonly paths = new Set<string>();
  private readonly functions = new Set<string>();
  private readonly scope: Scope;
  private readonly context: QueryContext;

  constructor(clauses: GroupByClause | GroupByClause[] | undefined, scope: Scope, context: QueryContext) {
    this.scope = scope;
    this.context = context;
    for (const clause of clauses === undefined ? [] : [clauses].flat()) {
      if ('fn' in clause) {
        this.functions.add(canonical(clause.fn));
        this.terms.push(dateOperand(clause.fn, scope, context).sql);
      } else {
        const operand = scope.operand(clause.field);
        if (!operand.field.groupable) {
          throw errorAt(
            'MALFORMED_QUERY',
            context.soql,
            clause.field,
            `field '${clause.field}' can not be grouped in a query call`,
          );
        }
        this.paths.add(operand.sql.text);
        this.terms.push(operand.sql);
      }
    }
  }

  field(path: string): Operand {
    const operand = this.scope.operand(path);
    if (this.paths.has(operand.sql.text)) return operand;
    throw errorAt('MALFORMED_QUERY', this.context.soql, path, `Field must be grouped or aggregated: ${path}`);
  }

  function(fn: SoqlFunction): Operand {
    if (isAggregate(fn)) return aggregateOperand(fn, this.scope, this.context);
    const operand = dateOperand(fn, this.scope, this.context);
    if (this.functions.has(canonical(fn))) return operand;
    throw new ApiError('MALFORMED_QUERY', `Field must be grouped or aggregated: ${fn.rawValue ?? ''}`);
  }

  leaf(leaf: Leaf): Operand {
    return 'fn' in leaf ? this.function(leaf.fn) : this.field(leaf.field);
  }

  orderBy(clause: OrderByClause, columns: readonly AggregateColumn[]): Operand {
    if ('fn' in clause) return this.function(clause.fn);
    const named = columns.find((column) => column.key.toLowerCase() === clause.field.toLowerCase());
    return named?.operand ?? this.field(clause.field);
  }
}

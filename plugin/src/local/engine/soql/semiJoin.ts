import type { Query } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { nothing, sql } from '../storage/index.ts';
import type { Condition } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import type { Operand } from './scope.ts';
import { objectOfFrom, Scope } from './scope.ts';
import { errorAt } from './sourceText.ts';

/** "You can't use more than two IN or NOT IN statements per WHERE clause." */
const MOST_SEMI_JOINS = 2;

const unsupported = new Set(['activityhistory', 'attachment', 'event', 'note', 'openactivity', 'task']);

const malformed = (message: string): ApiError => new ApiError('MALFORMED_QUERY', message);

function isSemiJoin(condition: Condition): boolean {
  return condition.kind === 'leaf' && 'valueQuery' in condition.leaf;
}

function partsOf(condition: Condition): Condition[] {
  if (condition.kind === 'leaf') return [];
  return condition.kind === 'not' ? [condition.part] : condition.parts;
}

function count(condition: Condition): number {
  return isSemiJoin(condition) ? 1 : partsOf(condition).reduce((sum, part) => sum + count(part), 0);
}

/**
 * Where a condition of the main query may hold semi-joins: at most two, joined by AND at its top (SOQL and SOSL
 * Reference, "Considerations for Semi-Join and Anti-Join Queries").
 * @throws ApiError MALFORMED_QUERY
 */
export function checkSemiJoins(where: Condition | undefined): void {
  if (where === undefined || isSemiJoin(where)) return;
  const all = count(where);
  if (all === 0) return;
  if (all > MOST_SEMI_JOINS) throw malformed(`Maximum ${MOST_SEMI_JOINS} semi join sub-selects are allowed`);
  const atTop = partsOf(where).filter(isSemiJoin).length;
  if (atTop > 0 && where.kind !== 'and') {
    throw malformed(`Semi join sub-selects are not allowed with the '${where.kind.toUpperCase()}' operator`);
  }
  if (atTop < all) throw notHere();
}

/** A child subquery and HAVING hold none. */
export function refuseSemiJoins(condition: Condition | undefined): void {
  if (condition !== undefined && count(condition) > 0) throw notHere();
}

function notHere(): ApiError {
  return malformed(
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
  );
}

const clausesNotAllowed: readonly [keyof Query, string][] = [
  ['groupBy', 'GROUP'],
  ['having', 'HAVING'],
  ['orderBy', 'ORDER'],
  ['limit', 'LIMIT'],
  ['offset', 'OFFSET'],
  ['for', 'FOR'],
];

/** A comparison with the ids that another query gives. */
export interface SemiJoin {
  /** The left side as written, and what it means. */
  path: string;
  operand: Operand;
  operator: string;
  query: Query;
  /** The WHERE of the query. */
  condition: Condition | undefined;
}

/** Compiles the WHERE of the query, deleted and hidden rows left out. */
type WhereOf = (condition: Condition | undefined, scope: Scope) => Sql;

/**
 * `Id IN (SELECT Mentor__c FROM …)`.
 * @throws ApiError MALFORMED_QUERY
 */
export function semiJoinSql(
  { path, operand, operator, query, condition }: SemiJoin,
  outer: Scope,
  context: QueryContext,
  whereOf: WhereOf,
): Sql {
  if (!isId(operand)) {
    throw fault(
      path,
      `The left operand field in the where expression for outer query should be an id field, cannot use: '${path}'`,
      context,
    );
  }
  if (outer.locate(path).relation !== outer.root) {
    throw fault(path, `The left operand '${path}' cannot have more than one level of relationships`, context);
  }
  const object = objectOfFrom(context, query.sObject ?? '');
  if (object === outer.object) {
    throw fault(object.name, 'The inner and outer selects should not be on the same object type', context);
  }
  if (unsupported.has(object.name.toLowerCase())) {
    throw fault(object.name, `Entity '${object.name}' is not supported for semi join inner selects`, context);
  }
  for (const [clause, word] of clausesNotAllowed) {
    if (query[clause] !== undefined) throw malformed(`missing value at '${word}'`);
  }
  if (condition !== undefined && count(condition) > 0) {
    throw malformed('Nesting of semi join sub-selects is not supported');
  }
  const inner = new Scope(context, object, query.sObjectAlias);
  const selected = selectedId(query, inner, context);
  if (!targetsOf(operand, outer.object).some((target) => targetsOf(selected, object).includes(target))) {
    throw fault(
      path,
      `The selected field '${selected.field.name}' in the subquery and the left operand field in the where expression ` +
        `in the outer query '${path}' should point to the same object type`,
      context,
    );
  }
  const where = whereOf(condition, inner);
  const list = sql`SELECT ${selected.sql} FROM ${inner.from()}${where}`;
  if (operator.toUpperCase() === 'IN') return sql`${operand.sql} IN (${list})`;
  const filled = where === nothing ? sql`${list} WHERE` : sql`${list} AND`;
  const anti = sql`${operand.sql} NOT IN (${filled} ${selected.sql} IS NOT NULL)`;
  return operand.nullable ? sql`(${anti} OR ${operand.sql} IS NULL)` : anti;
}

/** The one id that the subquery selects. */
function selectedId(query: Query, inner: Scope, context: QueryContext): Operand {
  const [field, ...others] = query.fields ?? [];
  const path =
    field?.type === 'Field' ? field.field : field?.type === 'FieldRelationship' ? field.rawValue : undefined;
  if (path === undefined || others.length > 0) {
    throw malformed('The subquery of a semi join selects exactly one field');
  }
  const selected = inner.operand(path);
  if (inner.locate(path).relation !== inner.root) {
    throw fault(
      path,
      `The inner select field '${path}' cannot have more than one level of relationships`,
      context,
    );
  }
  if (!isId(selected)) {
    throw fault(path, `semi join sub selects can only query id fields, cannot use: '${path}'`, context);
  }
  return selected;
}

function fault(word: string, message: string, context: QueryContext): ApiError {
  return errorAt('MALFORMED_QUERY', context.soql, word, message);
}

function isId(operand: Operand): boolean {
  return operand.field.type === 'id' || operand.field.type === 'reference';
}

function targetsOf({ field }: Operand, object: ObjectSchema): readonly string[] {
  return field.type === 'id' ? [object.name] : field.referenceTo;
}

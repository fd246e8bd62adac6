import type { Query } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { DELETED, joined, nothing, sql } from '../storage/index.ts';
import { compare } from './comparison.ts';
import type { Condition, Leaf } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import type { Literal } from './filterKinds.ts';
import { dateOperand } from './functions.ts';
import { keysetStart } from './keyset.ts';
import type { Operand } from './scope.ts';
import { objectOfFrom, Scope } from './scope.ts';
import { errorAt } from './sourceText.ts';

const LONGEST_CHAIN = 100;

type LeafCondition = Extract<Condition, { kind: 'leaf' }>;

/** How the left side of a condition is found: fields in WHERE, groups and aggregates in HAVING. */
export type OperandOf = (leaf: Leaf) => Operand;

/** A query's WHERE with what every query adds: no deleted rows. */
export function whereSql(where: Condition | undefined, scope: Scope, context: QueryContext): Sql {
  const conditions: Sql[] = [];
  if (!showsDeleted(scope.object, context)) conditions.push(sql`${scope.column(DELETED)} = 0`);
  if (where !== undefined) {
    conditions.push(conditionSql(where, (leaf) => operandInWhere(leaf, scope, context), context));
  }
  return conditions.length === 0 ? nothing : sql` WHERE ${joined(conditions, ' AND ')}`;
}

function showsDeleted(object: ObjectSchema, context: QueryContext): boolean {
  return context.all && object.field(DELETED) !== undefined;
}

export function conditionSql(condition: Condition, operandOf: OperandOf, context: QueryContext): Sql {
  if (condition.kind === 'leaf') return leafSql(condition, operandOf(condition.leaf), context);
  // Empty fields: what is not true is false, also under NOT.
  if (condition.kind === 'not')
    return sql`((${conditionSql(condition.part, operandOf, context)}) IS NOT TRUE)`;
  const parts = condition.parts.map((part) => conditionSql(part, operandOf, context));
  if (condition.kind === 'and') return chain(parts, ' AND ');
  const any = chain(parts, ' OR ');
  const start = keysetStart(condition, operandOf, context);
  return start === undefined ? any : sql`(${start} AND +${any})`;
}

/** SQLite reads a chain as a tree as deep as it is long, up to 1000: a long one is cut into halves. */
function chain(parts: readonly Sql[], operator: ' AND ' | ' OR '): Sql {
  if (parts.length <= LONGEST_CHAIN) return sql`(${joined(parts, operator)})`;
  const middle = Math.ceil(parts.length / 2);
  const halves = [chain(parts.slice(0, middle), operator), chain(parts.slice(middle), operator)];
  return sql`(${joined(halves, operator)})`;
}

function operandInWhere(leaf: Leaf, scope: Scope, context: QueryContext): Operand {
  if ('fn' in leaf) return dateOperand(leaf.fn, scope, context);
  const operand = scope.operand(leaf.field);
  if (operand.field.filterable) return operand;
  throw errorAt(
    'INVALID_FIELD',
    context.soql,
    leaf.field,
    `field '${operand.field.name}' can not be filtered in a query call`,
  );
}

function leafSql({ leaf, inner }: LeafCondition, operand: Operand, context: QueryContext): Sql {
  if ('valueQuery' in leaf) return semiJoin(operand, leaf.operator, leaf.valueQuery, inner, context);
  return compare(operand, leaf.operator, literalsOf(leaf), context);
}

function literalsOf(leaf: Exclude<Leaf, { valueQuery: unknown }>): Literal[] {
  const values = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  return values.map((value, i) => {
    const type = Array.isArray(leaf.literalType) ? leaf.literalType[i] : leaf.literalType;
    if (type === undefined) throw new ApiError('MALFORMED_QUERY', `unexpected token: '${value}'`);
    return { text: value, type };
  });
}

/** `Id IN (SELECT Mentor__c FROM …)`. */
function semiJoin(
  operand: Operand,
  operator: string,
  query: Query,
  condition: Condition | undefined,
  context: QueryContext,
): Sql {
  const inner = new Scope(context, objectOfFrom(context, query.sObject ?? ''), query.sObjectAlias);
  const [field, ...others] = query.fields ?? [];
  const path =
    field?.type === 'Field' ? field.field : field?.type === 'FieldRelationship' ? field.rawValue : undefined;
  if (path === undefined || others.length > 0 || query.limit !== undefined || query.groupBy !== undefined) {
    throw new ApiError(
      'MALFORMED_QUERY',
      'A semi-join selects one field and has neither GROUP BY nor LIMIT.',
    );
  }
  const selected = inner.operand(path);
  if (!isId(operand) || !isId(selected)) {
    throw errorAt(
      'MALFORMED_QUERY',
      context.soql,
      isId(operand) ? path : operand.field.name,
      'Both fields of a semi-join must be of type ID or reference.',
    );
  }
  const where = whereSql(condition, inner, context);
  const list = sql`SELECT ${selected.sql} FROM ${inner.from()}${where}`;
  if (operator.toUpperCase() === 'IN') return sql`${operand.sql} IN (${list})`;
  const filled = where === nothing ? sql`${list} WHERE` : sql`${list} AND`;
  const anti = sql`${operand.sql} NOT IN (${filled} ${selected.sql} IS NOT NULL)`;
  return operand.nullable ? sql`(${anti} OR ${operand.sql} IS NULL)` : anti;
}

function isId(operand: Operand): boolean {
  return operand.field.type === 'id' || operand.field.type === 'reference';
}

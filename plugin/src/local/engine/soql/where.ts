import { ApiError } from '../apiError.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { DELETED, joined, nothing, sql } from '../storage/index.ts';
import { compare } from './comparison.ts';
import type { Condition, Leaf } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import type { Literal } from './filterKinds.ts';
import { functionInWhere } from './functions.ts';
import { keysetStart } from './keyset.ts';
import type { Operand, Scope } from './scope.ts';
import { semiJoinSql } from './semiJoin.ts';
import { errorAt, IN_CONDITION } from './sourceText.ts';

const LONGEST_CHAIN = 100;

/** Operators whose values stand in parentheses. */
const listOperators = /^(?:(?:NOT\s+)?IN|INCLUDES|EXCLUDES)$/i;

type LeafCondition = Extract<Condition, { kind: 'leaf' }>;

/** How the left side of a condition is found: fields in WHERE, groups and aggregates in HAVING. */
export type OperandOf = (leaf: Leaf) => Operand;

/** A query's WHERE with what every query adds: no deleted rows. */
export function whereSql(where: Condition | undefined, scope: Scope, context: QueryContext): Sql {
  const conditions: Sql[] = [];
  if (!showsDeleted(scope.object, context)) conditions.push(sql`${scope.column(DELETED)} = 0`);
  const visible = context.visible?.(scope.object, scope.alias);
  if (visible !== undefined) conditions.push(visible);
  if (where !== undefined) {
    conditions.push(conditionSql(where, (leaf) => operandInWhere(leaf, scope, context), scope, context));
  }
  return conditions.length === 0 ? nothing : sql` WHERE ${joined(conditions, ' AND ')}`;
}

function showsDeleted(object: ObjectSchema, context: QueryContext): boolean {
  return context.all && object.field(DELETED) !== undefined;
}

export function conditionSql(
  condition: Condition,
  operandOf: OperandOf,
  scope: Scope,
  context: QueryContext,
): Sql {
  if (condition.kind === 'leaf') return leafSql(condition, operandOf(condition.leaf), scope, context);
  // Empty fields: what is not true is false, also under NOT.
  if (condition.kind === 'not')
    return sql`((${conditionSql(condition.part, operandOf, scope, context)}) IS NOT TRUE)`;
  const parts = condition.parts.map((part) => conditionSql(part, operandOf, scope, context));
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
  if ('fn' in leaf) return functionInWhere(leaf.fn, scope, context);
  const operand = scope.operand(leaf.field);
  if (operand.field.filterable) return neverNull(operand);
  throw errorAt(
    'INVALID_FIELD',
    context.soql,
    leaf.field,
    `field '${operand.field.name}' can not be filtered in a query call`,
    IN_CONDITION,
  );
}

/** "The Boolean field never has a null value. Instead, null is treated as false", also where there is no parent. */
function neverNull(operand: Operand): Operand {
  if (operand.field.type !== 'boolean' || !operand.nullable) return operand;
  return { ...operand, sql: sql`COALESCE(${operand.sql}, 0)`, nullable: false };
}

function leafSql({ leaf, inner }: LeafCondition, operand: Operand, scope: Scope, context: QueryContext): Sql {
  if ('valueQuery' in leaf) {
    const { field: path, operator, valueQuery: query } = leaf;
    return semiJoinSql({ path, operand, operator, query, condition: inner }, scope, context, (where, of) =>
      whereSql(where, of, context),
    );
  }
  if (listOperators.test(leaf.operator) && !Array.isArray(leaf.value)) {
    throw new ApiError('MALFORMED_QUERY', `unexpected token: '${leaf.value}'`);
  }
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

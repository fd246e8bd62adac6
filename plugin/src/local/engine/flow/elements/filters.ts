import { DELETED, joined, sql } from '../../storage/index.ts';
import type { Sql, SqlValue } from '../../storage/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schemaTypes.ts';
import type { Operand, Scope } from '../../soql/scope.ts';
import type { Logic } from '../conditionLogic.ts';
import { parseLogic } from '../conditionLogic.ts';
import { toId18 } from '../../ids.ts';
import { cannotRun } from '../flowFile.ts';
import type { Interview } from '../interview.ts';
import { storedValue } from '../readField.ts';
import type { FlowScope } from '../scope.ts';
import { fieldIn, mistake } from '../scope.ts';
import type { FilterShape } from '../shapes.ts';
import { compileValue, readAs } from '../value.ts';
import type { FlowItem, FlowValue } from '../valueType.ts';
import { isCollection, scalar, typeOfField } from '../valueType.ts';

/** A condition on stored records, for one interview. */
export type Where = (interview: Interview, scope: Scope) => Sql;

const FALSE: Sql = { text: '0', values: [] };

type Comparison = (operand: Operand, value: SqlValue) => Sql;

const written = (operator: string): Comparison => {
  const symbol: Sql = { text: operator, values: [] };
  return ({ sql: column }, value) => sql`(${column} ${symbol} ${value}) IS TRUE`;
};

const pattern =
  (before: string, after: string): Comparison =>
  ({ sql: column }, value) => {
    const escaped = String(value ?? '').replace(/[\\%_]/g, '\\$&');
    return value === null ? FALSE : sql`(${column} LIKE ${before + escaped + after} ESCAPE '\\') IS TRUE`;
  };

/** Filters ask the database as SOQL does: text without regard to case, null equals null. */
const comparisons: Readonly<Record<string, Comparison>> = {
  EqualTo: ({ sql: column }, value) => sql`${column} IS ${value}`,
  NotEqualTo: ({ sql: column }, value) => sql`${column} IS NOT ${value}`,
  GreaterThan: written('>'),
  GreaterThanOrEqualTo: written('>='),
  LessThan: written('<'),
  LessThanOrEqualTo: written('<='),
  Contains: pattern('%', '%'),
  StartsWith: pattern('', '%'),
  EndsWith: pattern('%', ''),
};

const lists: Readonly<Record<string, boolean>> = { In: true, NotIn: false };

function compileFilter(scope: FlowScope, object: ObjectSchema, filter: FilterShape): Where {
  const field = fieldIn(scope, object, filter.field);
  const value = compileValue(scope, filter.value);
  const what = `${filter.operator} on ${object.name}.${field.name}`;
  if (filter.operator === 'IsNull') {
    const wanted = readAs(scope, value, scalar('boolean'), what);
    return (interview, from) => {
      const column = from.operand(field.name).sql;
      return wanted(interview) === true ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`;
    };
  }
  const isIn = lists[filter.operator];
  if (isIn !== undefined) {
    const read = readAs(scope, value, { ...typeOfField(field), collection: true }, what);
    return (interview, from) => membership(from.operand(field.name), field, read(interview), isIn);
  }
  const compare = comparisons[filter.operator];
  if (compare === undefined) {
    throw cannotRun(
      scope.file,
      `${scope.element} with the operator ${filter.operator}`,
      'the operator is not supported',
    );
  }
  const read = readAs(scope, value, typeOfField(field), what);
  return (interview, from) => compare(from.operand(field.name), idOr(field, single(field, read(interview))));
}

/** An empty text is stored as nothing, so it finds nothing but that. */
function single(field: FieldSchema, value: FlowValue): SqlValue {
  const stored = isCollection(value) ? null : storedValue(field, value);
  return stored === '' ? null : stored;
}

function idOr(field: FieldSchema, stored: SqlValue): SqlValue {
  if (typeof stored !== 'string' || (field.type !== 'id' && field.type !== 'reference')) return stored;
  return toId18(stored) ?? stored;
}

function membership(operand: Operand, field: FieldSchema, value: FlowValue, isIn: boolean): Sql {
  const items: readonly FlowItem[] = isCollection(value) ? value : [];
  const any = items.map((item) => sql`${operand.sql} IS ${idOr(field, single(field, item))}`);
  const found = any.length === 0 ? FALSE : sql`(${joined(any, ' OR ')})`;
  return isIn ? found : sql`NOT ${found}`;
}

/** The conditions of a Get, Update or Delete Records element; deleted records are never found. */
export function compileFilters(
  scope: FlowScope,
  object: ObjectSchema,
  filters: readonly FilterShape[],
  logic: string | undefined,
): Where {
  const parts = filters.map((filter) => compileFilter(scope, object, filter));
  const table = parseLogic(logic, parts.length);
  if (table === undefined) {
    throw mistake(scope, `the logic "${logic ?? ''}" does not fit ${parts.length} conditions`);
  }
  return (interview, from) => {
    const live = sql`${from.column(DELETED)} = 0`;
    if (parts.length === 0) return live;
    return sql`${live} AND (${logicSql(table, (index) => parts[index]?.(interview, from) ?? FALSE)})`;
  };
}

function logicSql(logic: Logic, condition: (index: number) => Sql): Sql {
  if (logic.kind === 'condition') return condition(logic.index);
  if (logic.kind === 'not') return sql`NOT (${logicSql(logic.of, condition)})`;
  const parts = logic.of.map((part) => sql`(${logicSql(part, condition)})`);
  return joined(parts, logic.kind === 'and' ? ' AND ' : ' OR ');
}

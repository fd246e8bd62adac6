import type { FieldFunctionExpression, FunctionExp } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import { makeField } from '../schema/makeField.ts';
import type { FieldSchema, FieldType } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { sql } from '../storage/index.ts';
import type { QueryContext } from './context.ts';
import { datePartNames } from './dateParts.ts';
import type { Operand, Scope } from './scope.ts';
import { errorAt } from './sourceText.ts';

export type SoqlFunction = FieldFunctionExpression | FunctionExp;

const numeric: readonly FieldType[] = ['int', 'double', 'currency', 'percent'];

interface Aggregate {
  accepts(field: FieldSchema): boolean;
  sql(column: Sql, field: FieldSchema): Sql;
  /** The result's type; the field's own when undefined. */
  type: FieldType | undefined;
}

const isNumber = (field: FieldSchema): boolean => numeric.includes(field.type);
const isOrdered = (field: FieldSchema): boolean => field.sortable && field.type !== 'boolean';

const aggregates: Readonly<Record<string, Aggregate>> = {
  COUNT: { accepts: (field) => field.filterable, sql: (column) => sql`COUNT(${column})`, type: 'int' },
  COUNT_DISTINCT: {
    accepts: (field) => field.filterable,
    sql: (column) => sql`COUNT(DISTINCT ${column})`,
    type: 'int',
  },
  SUM: {
    accepts: isNumber,
    sql: (column, field) => sql`ROUND(SUM(${column}), ${field.scale})`,
    type: undefined,
  },
  AVG: { accepts: isNumber, sql: (column) => sql`AVG(${column})`, type: 'double' },
  MIN: { accepts: isOrdered, sql: (column) => sql`MIN(${column})`, type: undefined },
  MAX: { accepts: isOrdered, sql: (column) => sql`MAX(${column})`, type: undefined },
};

export function isAggregate(fn: SoqlFunction): boolean {
  return (fn.functionName ?? '').toUpperCase() in aggregates;
}

/** The single field a function is about. */
export function fieldArgument(fn: SoqlFunction): string {
  const [argument, ...rest] = fn.parameters ?? [];
  if (typeof argument === 'string' && rest.length === 0) return argument;
  throw new ApiError('MALFORMED_QUERY', `unexpected argument of function ${fn.functionName ?? ''}`);
}

/** COUNT(x), SUM(x) … as something to select, compare or order by. */
export function aggregateOperand(fn: SoqlFunction, scope: Scope, context: QueryContext): Operand {
  const name = (fn.functionName ?? '').toUpperCase();
  const path = fieldArgument(fn);
  const operand = scope.operand(path);
  const aggregate = aggregates[name];
  if (aggregate?.accepts(operand.field) !== true) {
    throw errorAt(
      'MALFORMED_QUERY',
      context.soql,
      path,
      `field ${path} does not support aggregate operator ${name}`,
    );
  }
  const type = aggregate.type ?? operand.field.type;
  return {
    sql: aggregate.sql(operand.sql, operand.field),
    field: { ...operand.field, name: fn.rawValue ?? name, type, nillable: true },
    nullable: true,
  };
}

/** CALENDAR_YEAR(x), DAY_ONLY(convertTimezone(x)) …; days are UTC's unless convertTimezone makes them the org's. */
export function dateOperand(fn: SoqlFunction, scope: Scope, context: QueryContext): Operand {
  const name = (fn.functionName ?? '').toUpperCase();
  if (!datePartNames.has(name)) {
    throw new ApiError(
      'MALFORMED_QUERY',
      `The local org does not know the function ${fn.functionName ?? ''}() here.`,
    );
  }
  const [argument] = fn.parameters ?? [];
  const converted =
    typeof argument === 'object' && argument.functionName?.toUpperCase() === 'CONVERTTIMEZONE';
  const operand = scope.operand(fieldArgument(converted ? argument : fn));
  if (operand.field.type !== 'date' && operand.field.type !== 'datetime') {
    throw errorAt(
      'MALFORMED_QUERY',
      context.soql,
      operand.field.name,
      `field ${operand.field.name} is no date or dateTime`,
    );
  }
  const type = name === 'DAY_ONLY' ? 'date' : 'int';
  return {
    sql: sql`soql_date_part(${name}, ${operand.sql}, ${converted ? context.zone : 'UTC'})`,
    field: makeField({ name: fn.rawValue ?? name, label: name, type }),
    nullable: true,
  };
}

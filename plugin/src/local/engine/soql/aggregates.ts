import type { FieldSchema, FieldType } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { sql } from '../storage/index.ts';
import type { QueryContext } from './context.ts';
import type { SoqlFunction } from './functions.ts';
import { fieldArgument, malformed } from './functions.ts';
import { picklistPlace } from './picklistOrder.ts';
import type { Operand, Scope } from './scope.ts';
import { errorAt } from './sourceText.ts';

interface Aggregate {
  accepts(field: FieldSchema): boolean;
  sql(column: Sql, field: FieldSchema): Sql;
  /** The result's type; the field's own when undefined. */
  type: FieldType | undefined;
}

const numeric: readonly FieldType[] = ['int', 'double', 'currency', 'percent'];
/** "Support for Field Types in Aggregate Functions"; long text areas, which cannot be filtered, have none either. */
const without: readonly FieldType[] = ['boolean', 'time', 'multipicklist', 'address', 'anyType'];

const isNumber = (field: FieldSchema): boolean => numeric.includes(field.type);
const isCounted = (field: FieldSchema): boolean => field.filterable && !without.includes(field.type);

/** MIN and MAX of a pick list go by the order of its values, not by the alphabet. */
function extreme(name: 'MIN' | 'MAX', column: Sql, field: FieldSchema): Sql {
  const place = picklistPlace(field, column);
  const call = { text: name, values: [] };
  if (place === undefined) return sql`${call}(${column})`;
  return sql`SUBSTR(${call}(printf('%06d', ${place}) || ${column}), 7)`;
}

const aggregates: Readonly<Record<string, Aggregate>> = {
  COUNT: { accepts: isCounted, sql: (column) => sql`COUNT(${column})`, type: 'int' },
  COUNT_DISTINCT: { accepts: isCounted, sql: (column) => sql`COUNT(DISTINCT ${column})`, type: 'int' },
  SUM: {
    accepts: isNumber,
    sql: (column, field) => sql`ROUND(SUM(${column}), ${field.scale})`,
    type: undefined,
  },
  AVG: { accepts: isNumber, sql: (column) => sql`AVG(${column})`, type: 'double' },
  MIN: { accepts: isCounted, sql: (column, field) => extreme('MIN', column, field), type: undefined },
  MAX: { accepts: isCounted, sql: (column, field) => extreme('MAX', column, field), type: undefined },
};

export function isAggregate(fn: SoqlFunction): boolean {
  return (fn.functionName ?? '').toUpperCase() in aggregates;
}

/** COUNT(): the number of rows. */
export function isCountOfRows(fn: SoqlFunction): boolean {
  return fn.functionName?.toUpperCase() === 'COUNT' && (fn.parameters ?? []).length === 0;
}

/** The field an aggregate is of. */
export function aggregatedField(fn: SoqlFunction, scope: Scope): Operand {
  const [argument] = fn.parameters ?? [];
  if (typeof argument === 'object') {
    throw malformed(
      'nested functional syntax can only be used in the following manner: date_function(convertTimezone(columnName)): ' +
        (fn.functionName ?? ''),
    );
  }
  return scope.operand(fieldArgument(fn));
}

/** COUNT(x), SUM(x) … as something to select, compare or order by. */
export function aggregateOperand(fn: SoqlFunction, scope: Scope, context: QueryContext): Operand {
  const name = (fn.functionName ?? '').toUpperCase();
  const operand = aggregatedField(fn, scope);
  const aggregate = aggregates[name];
  if (aggregate?.accepts(operand.field) !== true) {
    const path = fieldArgument(fn);
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
    // Whatever was aggregated, the result sorts and compares as a plain value.
    field: {
      ...operand.field,
      name: fn.rawValue ?? name,
      type,
      nillable: true,
      filterable: true,
      sortable: true,
    },
    nullable: true,
  };
}

import type { FieldFunctionExpression, FunctionExp } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import { makeField } from '../schema/makeField.ts';
import { joined, sql } from '../storage/index.ts';
import type { QueryContext } from './context.ts';
import { datePartNames } from './dateParts.ts';
import type { Operand, Scope } from './scope.ts';
import { errorAt } from './sourceText.ts';

export type SoqlFunction = FieldFunctionExpression | FunctionExp;

export const malformed = (message: string): ApiError => new ApiError('MALFORMED_QUERY', message);

/** The single field a function is about. */
export function fieldArgument(fn: SoqlFunction): string {
  const [argument, ...rest] = fn.parameters ?? [];
  if (typeof argument === 'string' && rest.length === 0) return argument;
  throw malformed(`unexpected argument of function ${fn.functionName ?? ''}`);
}

/** Functions of a moment, not of a day. */
const ofDatetimes = new Set(['DAY_ONLY', 'HOUR_IN_DAY']);

/** The field a date function is of, and whether convertTimezone() makes its days the user's. */
export function dateArgument(fn: SoqlFunction): { path: string; converted: boolean } {
  const [argument] = fn.parameters ?? [];
  const converted =
    typeof argument === 'object' && argument.functionName?.toUpperCase() === 'CONVERTTIMEZONE';
  return { path: fieldArgument(converted ? argument : fn), converted };
}

/** CALENDAR_YEAR(x), DAY_ONLY(convertTimezone(x)) …; days are UTC's unless convertTimezone makes them the user's. */
export function dateOperand(fn: SoqlFunction, scope: Scope, context: QueryContext): Operand {
  const name = (fn.functionName ?? '').toUpperCase();
  if (!datePartNames.has(name)) throw notHere(fn);
  const { path, converted } = dateArgument(fn);
  const operand = scope.operand(path);
  const fits = operand.field.type === 'datetime' || (operand.field.type === 'date' && !ofDatetimes.has(name));
  if (!fits) {
    throw errorAt(
      'MALFORMED_QUERY',
      context.soql,
      path,
      `field ${operand.field.name} does not support date function ${name}`,
    );
  }
  const type = name === 'DAY_ONLY' ? 'date' : 'int';
  return {
    sql: sql`soql_date_part(${name}, ${operand.sql}, ${converted ? context.zone : 'UTC'})`,
    field: makeField({ name: fn.rawValue ?? name, label: name, type }),
    nullable: true,
  };
}

/** A function that is known, but not here, or that the local org does not imitate. */
function notHere(fn: SoqlFunction): ApiError {
  const name = fn.functionName ?? '';
  const upper = name.toUpperCase();
  if (upper === 'CONVERTTIMEZONE') {
    return malformed(
      'nested functional syntax can only be used in the following manner: date_function(convertTimezone(columnName)): ' +
        name,
    );
  }
  if (upper === 'DISTANCE' || upper === 'GEOLOCATION') {
    return malformed(`The local org does not know the function ${name}() here: it has no geolocations.`);
  }
  return malformed(`unexpected token: '${name}'`);
}

/** A function on the left of a comparison in WHERE: of a date, or toLabel(), which compares with the label. */
export function functionInWhere(fn: SoqlFunction, scope: Scope, context: QueryContext): Operand {
  if ((fn.functionName ?? '').toUpperCase() !== 'TOLABEL') return dateOperand(fn, scope, context);
  const operand = scope.operand(fieldArgument(fn));
  const labels = operand.field.picklistValues.map((entry) => sql`WHEN ${entry.value} THEN ${entry.label}`);
  if (labels.length === 0) return operand;
  const label = sql`(CASE ${operand.sql} ${joined(labels, ' ')} ELSE ${operand.sql} END) COLLATE NOCASE`;
  return { ...operand, sql: label };
}

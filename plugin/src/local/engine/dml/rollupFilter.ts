import { ApiError } from '../apiError.ts';
import { detailColumn } from '../formula/rollupFormulas.ts';
import type { ObjectSchema, RollupFilter } from '../schemaTypes.ts';
import type { Sql, SqlValue } from '../storage/index.ts';
import { joined, sql } from '../storage/index.ts';
import { coerce } from './coerce.ts';
import type { Engine } from './engine.ts';

type Test = (column: Sql, value: SqlValue) => Sql;

const ordered =
  (sign: string) =>
  (column: Sql, value: SqlValue): Sql =>
    sql`${column} ${{ text: sign, values: [] }} ${value}`;
const contains = (column: Sql, value: SqlValue): Sql => sql`INSTR(LOWER(${column}), LOWER(${value})) > 0`;
const includes = (column: Sql, value: SqlValue): Sql =>
  sql`INSTR(';' || LOWER(${column}) || ';', ';' || LOWER(${value}) || ';') > 0`;
const same = (column: Sql, value: SqlValue): Sql => sql`${column} IS ${value}`;

/** Each operation, and whether it asks for none of the listed values rather than for any ("FilterItem", Metadata API). */
const operations: Record<RollupFilter['operation'], { test: Test; none?: true }> = {
  equals: { test: same },
  notEqual: { test: same, none: true },
  lessThan: { test: ordered('<') },
  greaterThan: { test: ordered('>') },
  lessOrEqual: { test: ordered('<=') },
  greaterOrEqual: { test: ordered('>=') },
  contains: { test: contains },
  notContain: { test: contains, none: true },
  startsWith: { test: (column, value) => sql`INSTR(LOWER(${column}), LOWER(${value})) = 1` },
  includes: { test: includes },
  excludes: { test: includes, none: true },
};

/** A roll-up's filter as SQL. Its value may list several, separated by commas: any of them will do. */
export function filterSql(engine: Engine, child: ObjectSchema, filter: RollupFilter): Sql {
  const field = child.field(filter.field);
  if (field === undefined)
    throw new ApiError('UNKNOWN_EXCEPTION', `${child.name} has no field ${filter.field}`);
  const column = detailColumn(engine.formulas.formulas, child, field);
  const { test, none } = operations[filter.operation];
  const any = joined(
    filter.value.split(',').map((value) => test(column, coerce(field, value.trim()))),
    ' OR ',
  );
  return none === true ? sql`NOT COALESCE(${any}, 0)` : sql`(${any})`;
}

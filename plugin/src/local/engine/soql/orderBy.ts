import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { Sql } from '../storage/index.ts';
import { joined, nothing, sql } from '../storage/index.ts';
import type { QueryContext } from './context.ts';
import { picklistPlace } from './picklistOrder.ts';
import type { Operand } from './scope.ts';
import { errorAt, IN_ORDER } from './sourceText.ts';

const bare = (text: string): Sql => ({ text, values: [] });

/** One term of ORDER BY: what is compared, and in which direction. */
export interface OrderTerm {
  key: Sql;
  direction: Sql;
}

/** The terms of ORDER BY. */
export function orderTerms(
  clauses: OrderByClause | OrderByClause[] | undefined,
  operandOf: (clause: OrderByClause) => Operand,
  context: QueryContext,
): OrderTerm[] {
  return (clauses === undefined ? [] : [clauses].flat()).map((clause) => {
    const operand = operandOf(clause);
    if (!operand.field.sortable) {
      throw errorAt(
        'MALFORMED_QUERY',
        context.soql,
        operand.field.name,
        `field '${operand.field.name}' can not be sorted in a query call`,
        IN_ORDER,
      );
    }
    const { field } = operand;
    return {
      key: picklistPlace(field, operand.sql) ?? operand.sql,
      // "NULLS FIRST and NULLS LAST expressions aren't supported" for lookups: their empty ones come first.
      direction: directionOf(
        operand.nullable,
        clause.order === 'DESC',
        clause.nulls === 'LAST' && field.type !== 'reference',
      ),
    };
  });
}

/** The terms with commas between; nothing when there are none. */
export function orderSql(terms: readonly OrderTerm[]): Sql {
  if (terms.length === 0) return nothing;
  return joined(
    terms.map(({ key, direction }) => sql`${key}${direction}`),
    ', ',
  );
}

/** Empty fields come first unless told otherwise, also when descending; SQLite does so only when ascending. */
function directionOf(nullable: boolean, descending: boolean, nullsLast: boolean): Sql {
  const nulls = !nullable || nullsLast === descending ? '' : nullsLast ? ' NULLS LAST' : ' NULLS FIRST';
  return bare((descending ? ' DESC' : '') + nulls);
}

/** LIMIT and OFFSET; nothing when there is neither. */
export function limitSql(limit: number | undefined, offset: number | undefined): Sql {
  if (limit === undefined && offset === undefined) return nothing;
  return sql` LIMIT ${limit ?? -1} OFFSET ${offset ?? 0}`;
}

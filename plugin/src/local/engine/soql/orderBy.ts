import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { joined, nothing, sql } from '../storage/index.ts';
import type { QueryContext } from './context.ts';
import type { Operand } from './scope.ts';
import { errorAt } from './sourceText.ts';

const bare = (text: string): Sql => ({ text, values: [] });

/** The terms of ORDER BY, with a comma between; nothing when there are none. */
export function orderTerms(
  clauses: OrderByClause | OrderByClause[] | undefined,
  operandOf: (clause: OrderByClause) => Operand,
  context: QueryContext,
): Sql {
  if (clauses === undefined) return nothing;
  const terms = (Array.isArray(clauses) ? clauses : [clauses]).map((clause) => {
    const operand = operandOf(clause);
    if (!operand.field.sortable) {
      throw errorAt(
        'INVALID_FIELD',
        context.soql,
        operand.field.name,
        `field '${operand.field.name}' can not be sorted in a query call`,
      );
    }
    return term(operand, clause.order === 'DESC', clause.nulls === 'LAST');
  });
  return joined(terms, ', ');
}

/** Empty fields come first unless told otherwise, also when descending; SQLite does so only when ascending. */
function term(operand: Operand, descending: boolean, nullsLast: boolean): Sql {
  const direction = descending ? ' DESC' : '';
  const nulls =
    !operand.nullable || nullsLast === descending ? '' : nullsLast ? ' NULLS LAST' : ' NULLS FIRST';
  return sql`${inOrder(operand.field, operand.sql)}${bare(direction + nulls)}`;
}

/** Pick-list values sort in the order they are defined, values nobody defined after them. */
function inOrder(field: FieldSchema, column: Sql): Sql {
  if (field.type !== 'picklist' || field.picklistValues.length === 0) return column;
  const whens = field.picklistValues.map((entry, i) => sql`WHEN ${entry.value} THEN ${i}`);
  return sql`(CASE WHEN ${column} IS NULL THEN NULL ELSE CASE ${column} ${joined(whens, ' ')} ELSE ${whens.length} END END)`;
}

/** LIMIT and OFFSET; nothing when there is neither. */
export function limitSql(limit: number | undefined, offset: number | undefined): Sql {
  if (limit === undefined && offset === undefined) return nothing;
  return sql` LIMIT ${limit ?? -1} OFFSET ${offset ?? 0}`;
}

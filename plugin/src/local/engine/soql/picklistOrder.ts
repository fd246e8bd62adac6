import type { FieldSchema } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { joined, sql } from '../storage/index.ts';

/** The place of a pick-list value in the order of its definition, values nobody defined last; undefined for other fields. */
export function picklistPlace(field: FieldSchema, column: Sql): Sql | undefined {
  if (field.type !== 'picklist' || field.picklistValues.length === 0) return undefined;
  const whens = field.picklistValues.map((entry, i) => sql`WHEN ${entry.value} THEN ${i}`);
  return sql`(CASE WHEN ${column} IS NULL THEN NULL ELSE CASE ${column} ${joined(whens, ' ')} ELSE ${whens.length} END END)`;
}

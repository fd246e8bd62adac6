import type { FieldTypeOf } from '@jetstreamapp/soql-parser-js';
import type { QueryContext } from './context.ts';
import type { Relation, Scope } from './scope.ts';
import { errorAt } from './sourceText.ts';

/** What a TYPEOF selects. */
interface TypeOf {
  relation: Relation;
  cases: { relation: Relation; fields: readonly string[] }[];
  otherwise: readonly string[] | undefined;
}

/**
 * Reads `TYPEOF Owner WHEN User THEN … ELSE … END`.
 * @throws ApiError MALFORMED_QUERY when the relationship leads to one kind of object only, or not to one that WHEN names
 */
export function readTypeOf(typeOf: FieldTypeOf, scope: Scope, context: QueryContext): TypeOf {
  const { field } = typeOf;
  const relation = scope.relation(field.split('.'), field);
  if (relation.targets.length < 2) {
    throw errorAt(
      'MALFORMED_QUERY',
      context.soql,
      field,
      `TYPEOF can only be used with a polymorphic relationship, cannot use: '${field}'`,
    );
  }
  const cases: TypeOf['cases'] = [];
  let otherwise: readonly string[] | undefined;
  for (const condition of typeOf.conditions) {
    if (condition.type === 'ELSE') {
      otherwise = condition.fieldList;
      continue;
    }
    const name = condition.objectType ?? '';
    const narrowed = scope.narrowed(relation, name);
    if (narrowed === undefined || cases.some((known) => known.relation.path === narrowed.path)) {
      const reason = narrowed === undefined ? 'is not a type of the relationship' : 'is not unique';
      throw errorAt('MALFORMED_QUERY', context.soql, name, `WHEN clause operand [${name}] ${reason}`);
    }
    cases.push({ relation: narrowed, fields: condition.fieldList });
  }
  return { relation, cases, otherwise };
}

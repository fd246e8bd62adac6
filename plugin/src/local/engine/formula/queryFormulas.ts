import type { QueryContext } from '../soql/index.ts';
import type { QueryFormulas } from './formulaSql.ts';
import type { OrgFormulas } from './orgFormulas.ts';

/** The org's formulas for one query: its user, its moment. */
export function queryFormulas(org: OrgFormulas, context: QueryContext): QueryFormulas {
  return {
    formulas: org.formulas,
    now: context.now,
    get zone() {
      return context.zone;
    },
    global: (reference) => org.global(reference, context.userId),
  };
}

import type { FieldSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import type { OrgFormulas } from './orgFormulas.ts';

/** Computes the default of a new record's field by its formula; undefined when it has none. */
export function computedDefault(
  formulas: OrgFormulas,
  field: FieldSchema,
  userId: string,
): SqlValue | undefined {
  const { defaultFormula } = field;
  if (defaultFormula === undefined) return undefined;
  return formulas.reader(userId).evaluate(formulas.formulas.of(defaultFormula), () => null);
}

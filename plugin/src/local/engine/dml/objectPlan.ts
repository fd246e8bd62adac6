import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { isStored } from '../storage/index.ts';

/** The fields of an object by what each save has to do with them; seeding asks many thousand times. */
interface ObjectPlan {
  autoNumbers: readonly FieldSchema[];
  required: readonly FieldSchema[];
  restricted: readonly FieldSchema[];
  unique: readonly FieldSchema[];
  references: readonly FieldSchema[];
  masters: readonly FieldSchema[];
  /** The stored fields, and what each starts as where neither a record type nor a formula says otherwise. */
  defaults: readonly { field: FieldSchema; value: SqlValue }[];
}

function defaultValue(field: FieldSchema): SqlValue {
  if (field.rollup !== undefined)
    return field.rollup.operation === 'count' || field.rollup.operation === 'sum' ? 0 : null;
  const chosen = field.picklistValues.find((entry) => entry.defaultValue)?.value ?? field.defaultValue;
  return typeof chosen === 'boolean' ? Number(chosen) : (chosen ?? null);
}

const plans = new WeakMap<ObjectSchema, ObjectPlan>();

export function planOf(object: ObjectSchema): ObjectPlan {
  const known = plans.get(object);
  if (known !== undefined) return known;
  const those = (wanted: (field: FieldSchema) => boolean): FieldSchema[] => object.fields.filter(wanted);
  const plan = {
    autoNumbers: those((field) => field.autoNumber),
    required: those((field) => !field.nillable && field.createable),
    restricted: those((field) => field.restrictedPicklist),
    unique: those((field) => field.unique),
    references: those((field) => field.type === 'reference'),
    masters: those((field) => field.masterDetail),
    defaults: those(isStored).map((field) => ({ field, value: defaultValue(field) })),
  };
  plans.set(object, plan);
  return plan;
}

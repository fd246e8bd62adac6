import { ApiError } from '../apiError.ts';
import type { Criterion } from '../dml/criterion.ts';
import { makeCriterion } from '../dml/criterion.ts';
import { readDraft } from '../dml/find.ts';
import type { SaveStep } from '../dml/saveStep.ts';
import type { Logic } from '../flow/conditionLogic.ts';
import { holds, parseLogic } from '../flow/conditionLogic.ts';
import type { Metadata, Sourced } from '../metadata/readFolders.ts';
import type { FieldElement } from '../metadata/shapes.ts';
import { MetadataError } from '../metadataError.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schemaTypes.ts';

/** What "Lookup Filters" (Salesforce Help) shows where an administrator wrote no message. */
const USUAL_MESSAGE = 'Value does not exist or does not match filter criteria.';

interface LookupFilter {
  field: FieldSchema;
  target: ObjectSchema;
  criteria: readonly Criterion[];
  logic: Logic;
  message: string;
}

/**
 * Refuses a lookup to a record that its required filter leaves out ("NestedLookupFilter", Metadata API Developer Guide).
 * Filters compare fields of the target with values; MetadataError names one that does more.
 */
export function makeLookupFilterStep(metadata: Metadata, schema: Schema): SaveStep {
  const filters = new Map<ObjectSchema, LookupFilter[]>();
  for (const [name, folder] of metadata.objects) {
    const object = schema.object(name);
    const own = [...folder.fields.values()].flatMap((source) =>
      object === undefined ? [] : (readFilter(source, object, schema) ?? []),
    );
    if (object !== undefined && own.length > 0) filters.set(object, own);
  }
  return {
    validate(engine, { object, before, after }) {
      for (const { field, target, criteria, logic, message } of filters.get(object) ?? []) {
        const id = after.get(field.name) ?? null;
        if (typeof id !== 'string' || before?.get(field.name) === id) continue;
        const record = readDraft(engine, target, id);
        if (holds(logic, (index) => criteria[index]?.(record) === true)) continue;
        throw new ApiError('FIELD_FILTER_VALIDATION_EXCEPTION', message, { fields: [field.name] });
      }
    },
  };
}

function readFilter(
  { file, element }: Sourced<FieldElement>,
  object: ObjectSchema,
  schema: Schema,
): LookupFilter | undefined {
  const filter = element.lookupFilter;
  if (filter === undefined || filter.active === false || filter.isOptional === true) return undefined;
  const field = object.field(element.fullName);
  const target = schema.object(field?.referenceTo[0] ?? '');
  const logic = parseLogic(filter.booleanFilter, filter.filterItems.length);
  if (field === undefined || target === undefined || logic === undefined)
    throw new MetadataError(file, `<lookupFilter>: ${filter.booleanFilter ?? 'not understood'}`);
  const criteria = filter.filterItems.map((item) => makeCriterion(file, target, item));
  return { field, target, criteria, logic, message: filter.errorMessage ?? USUAL_MESSAGE };
}

import { ApiError } from '../apiError.ts';
import type { SaveStep, Saving } from '../dml/index.ts';
import type { Metadata } from '../metadata/readFolders.ts';
import { MetadataError } from '../metadataError.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { RecordFormula } from './formulas.ts';
import { compileRecordFormula } from './formulas.ts';
import type { OrgFormulas } from './orgFormulas.ts';
import type { FormulaWorld } from './recordResolver.ts';
import { places } from './recordResolver.ts';
import type { RecordValues } from './recordReader.ts';

interface ValidationRule {
  readonly condition: RecordFormula;
  readonly message: string;
  /** Where the message stands: a field, or the top of the page. */
  readonly fields: string[];
}

/**
 * The active validation rules as a step of saving. Every rule is checked and every failure reported: "If one validation
 * rule fails, Salesforce continues to check other validation rules" ("Validation Rules", Salesforce Help).
 * @throws MetadataError for a rule that does not compile
 */
export function makeValidationStep(world: FormulaWorld, metadata: Metadata, formulas: OrgFormulas): SaveStep {
  const rules = readRules(world, metadata);
  return {
    validate(_, saving) {
      const ofObject = rules.get(saving.object.name);
      if (ofObject !== undefined) validate(ofObject, saving, formulas);
    },
  };
}

function readRules(world: FormulaWorld, metadata: Metadata): Map<string, ValidationRule[]> {
  const rules = new Map<string, ValidationRule[]>();
  for (const [key, { file, element }] of [...metadata.validationRules].sort()) {
    const name = key.split('.')[0] ?? '';
    const object = world.schema.object(name);
    if (object === undefined) throw new MetadataError(file, `the local org has no object ${name}`);
    const condition = compileRecordFormula(world, object, places.validationRule, {
      file,
      element: 'errorConditionFormula',
      text: element.errorConditionFormula,
      type: 'boolean',
    });
    if (!element.active) continue;
    const rule = { condition, message: element.errorMessage, fields: displayField(file, object, element) };
    rules.set(object.name, [...(rules.get(object.name) ?? []), rule]);
  }
  return rules;
}

function displayField(
  file: string,
  object: ObjectSchema,
  { errorDisplayField }: { errorDisplayField?: string | undefined },
): string[] {
  if (errorDisplayField === undefined) return [];
  const field = object.field(errorDisplayField);
  if (field !== undefined) return [field.name];
  throw new MetadataError(file, `<errorDisplayField>: ${object.name} has no field ${errorDisplayField}`);
}

/** A record that is being made has no id yet. */
function valuesOf({ after, before }: Saving): RecordValues {
  return (name) => (name === 'Id' && before === undefined ? null : (after.get(name) ?? null));
}

function validate(rules: readonly ValidationRule[], saving: Saving, formulas: OrgFormulas): void {
  const { before, userId } = saving;
  const reader = formulas.reader(userId);
  const record = valuesOf(saving);
  const history = { before: before && ((name: string) => before.get(name) ?? null) };
  const [first, ...more] = rules
    .filter((rule) => reader.evaluate(rule.condition, record, history) === 1)
    .map(({ message, fields }) => new ApiError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, { fields }));
  if (first === undefined) return;
  if (more.length === 0) throw first;
  throw new ApiError(first.errorCode, first.message, { fields: first.fields, more });
}

import { normalizeLabel, type Binding, type LogicalName } from '../../policy/index.ts';
import type { FieldDescription, ObjectDescription } from './describeObject.ts';
import { expectedTypes, writtenObjects } from './expectedTypes.ts';
import { findingOf, type BindingFinding } from './finding.ts';

/** The described objects by name; undefined: the org shows no such object. */
export type Objects = ReadonlyMap<string, ObjectDescription | undefined>;

/** What the org says of one bound field, and of the values bound for it. */
export function checkField(
  name: LogicalName,
  logical: string,
  path: string,
  binding: Binding,
  objects: Objects,
): BindingFinding[] {
  const key = `${name}.fields.${logical}`;
  const finding = findingOf(key, `${binding[name].object}.${path}`);
  const field = resolve(binding[name].object, path, objects);
  if (!field) {
    return [
      finding(
        'missing',
        `Not in the org, or hidden from this user by field-level security. Correct ${key} in config/engage.yaml, or assign the permission set SCORE_Service.`,
      ),
    ];
  }
  const expected = (expectedTypes[name] as Readonly<Record<string, readonly string[]>>)[logical] ?? [];
  if (!expected.includes(field.type)) {
    return [
      finding(
        'wrongType',
        `Is of type ${field.type}; expected ${expected.join(' or ')}. Bind ${key} to another field.`,
      ),
    ];
  }
  return [finding('bound', ''), ...checkValues(name, logical, field, binding)];
}

function checkValues(
  name: LogicalName,
  logical: string,
  field: FieldDescription,
  binding: Binding,
): BindingFinding[] {
  const values = (
    binding[name].values as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  )[logical];
  if (!values || field.picklistValues.length === 0) return [];
  const offered = new Set(
    field.picklistValues.filter(({ active }) => active).map(({ value }) => normalizeLabel(value)),
  );
  const written = writtenObjects.some((row) => row.name === name);
  return Object.entries(values)
    .filter(([, labels]) => !labels.some((label) => offered.has(normalizeLabel(label))))
    .map(([code, labels]) => ({
      key: `${name}.values.${logical}.${code}`,
      name: `${binding[name].object}.${field.name}`,
      status: 'valueMissing' as const,
      blocking: written,
      advice: `The org offers none of: ${labels.join(', ')}. Add the org's own label to this key of config/engage.yaml.`,
    }));
}

/** Follows a path (`Contact.Status__c`) over lookups; undefined where a step does not exist or was not described. */
function resolve(object: string, path: string, objects: Objects): FieldDescription | undefined {
  const [step, ...rest] = path.split('.');
  const description = objects.get(object);
  if (!description || step === undefined) return undefined;
  if (rest.length === 0) return fieldOf(description, step);
  const lookup = description.fields.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === step.toLowerCase(),
  );
  return lookup?.referenceTo
    .map((target) => resolve(target, rest.join('.'), objects))
    .find((field) => field !== undefined);
}

/** A field by its name, whatever its case. */
export function fieldOf(description: ObjectDescription, name: string): FieldDescription | undefined {
  return description.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}

import { normalizeLabel, type Binding, type LogicalName } from '../../policy/index.ts';
import type { Gateway } from '../gateway.ts';
import { describeObject, type FieldDescription, type ObjectDescription } from './describeObject.ts';
import { expectedTypes, writtenObjects } from './expectedTypes.ts';

export type FindingStatus = 'bound' | 'missing' | 'unreadable' | 'wrongType' | 'notWritable' | 'valueMissing';

/** What the org says about one name of engage.yaml (C4). */
export interface BindingFinding {
  /** Key in engage.yaml: `request.fields.area`. */
  readonly key: string;
  /** Name in the org: `Case.Area_of_Expertise__c`. */
  readonly name: string;
  readonly status: FindingStatus;
  /** A sync would not be safe. */
  readonly blocking: boolean;
  /** What was found and what to do; empty when bound. */
  readonly advice: string;
}

export interface BindingReport {
  readonly safe: boolean;
  readonly findings: readonly BindingFinding[];
}

type Objects = ReadonlyMap<string, ObjectDescription | undefined>;

/**
 * Compares every bound name with what the org shows to the logged-in user. Reads only.
 *
 * @throws EngageError when the org cannot be asked.
 */
export async function checkBinding(gateway: Gateway, binding: Binding): Promise<BindingReport> {
  const objects = await describeAll(gateway, [
    ...new Set(Object.values(binding).map(({ object }) => object)),
  ]);
  const findings = (Object.keys(binding) as LogicalName[]).flatMap((name) =>
    checkObject(name, binding, objects),
  );
  return { safe: findings.every((finding) => !finding.blocking), findings };
}

async function describeAll(gateway: Gateway, names: readonly string[]): Promise<Objects> {
  const described = await Promise.all(
    names.map(async (name) => [name, await describeObject(gateway, name)] as const),
  );
  return new Map(described);
}

function checkObject(name: LogicalName, binding: Binding, objects: Objects): BindingFinding[] {
  const { object, recordType, fields } = binding[name];
  const description = objects.get(object);
  const finding = findingOf(`${name}.object`, object);
  if (!description) {
    return [
      finding(
        'missing',
        `The org shows no object ${object}. Deploy dist/force-app, correct ${name}.object in config/engage.yaml, or give this user access.`,
      ),
    ];
  }
  if (!description.queryable) {
    return [
      finding('unreadable', `This user may not read ${object}. Assign the permission set SCORE_Service.`),
    ];
  }
  return [
    finding('bound', ''),
    ...checkRecordType(name, description, recordType),
    ...checkWritable(name, binding, description),
    ...Object.entries(fields).flatMap(([logical, path]) => checkField(name, logical, path, binding, objects)),
  ];
}

function checkRecordType(
  name: LogicalName,
  description: ObjectDescription,
  recordType: string | undefined,
): BindingFinding[] {
  if (recordType === undefined) return [];
  const finding = findingOf(`${name}.recordType`, `${description.name}.${recordType}`);
  const known = description.recordTypeInfos?.some(({ developerName }) => developerName === recordType);
  return known
    ? [finding('bound', '')]
    : [
        finding(
          'missing',
          `${description.name} has no record type ${recordType} for this user. Correct ${name}.recordType in config/engage.yaml.`,
        ),
      ];
}

function checkWritable(
  name: LogicalName,
  binding: Binding,
  description: ObjectDescription,
): BindingFinding[] {
  const written = writtenObjects.find((row) => row.name === name);
  if (!written) return [];
  const finding = findingOf(`${name}.object`, description.name);
  const keyField =
    (binding[written.name].fields as Readonly<Record<string, string>>)[written.externalId] ?? '';
  const field = fieldOf(description, keyField);
  const may = description.createable && description.updateable && (description.deletable || !written.deletes);
  return [
    ...(may
      ? []
      : [
          finding(
            'notWritable',
            `This user may not write ${description.name}. Assign the permission set SCORE_Service.`,
          ),
        ]),
    ...(field && !(field.externalId && field.unique)
      ? [
          findingOf(`${name}.fields.${written.externalId}`, `${description.name}.${keyField}`)(
            'wrongType',
            'Must be a unique external id, or the same row could be written twice. Deploy dist/force-app.',
          ),
        ]
      : []),
  ];
}

function checkField(
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

function fieldOf(description: ObjectDescription, name: string): FieldDescription | undefined {
  return description.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}

function findingOf(key: string, name: string) {
  return (status: FindingStatus, advice: string): BindingFinding => ({
    key,
    name,
    status,
    advice,
    blocking: status !== 'bound',
  });
}

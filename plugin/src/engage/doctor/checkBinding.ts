import type { Binding, LogicalName } from '../../policy/index.ts';
import type { Gateway } from '../gateway.ts';
import { checkField, fieldOf, type Objects } from './checkField.ts';
import { describeObject, type ObjectDescription } from './describeObject.ts';
import { writtenObjects } from './expectedTypes.ts';
import { findingOf, type BindingFinding } from './finding.ts';

export interface BindingReport {
  readonly safe: boolean;
  readonly findings: readonly BindingFinding[];
}

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
  const may =
    written.by === 'person' ||
    (description.createable && description.updateable && (description.deletable || !written.deletes));
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

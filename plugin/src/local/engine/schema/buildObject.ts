import { MetadataError } from '../metadataError.ts';
import type { Metadata, ObjectFolder } from '../metadata/readFolders.ts';
import type { FieldSchema } from '../schemaTypes.ts';
import { customField } from './customField.ts';
import { customMetadataType } from './customMetadataType.ts';
import { makeField } from './makeField.ts';
import type { StandardObject } from './standard/index.ts';
import { auditFields, idField, isDeletedField, ownerField, recordTypeField } from './systemFields.ts';
import { readPicklistValues, readValueSet } from './valueSet.ts';

/** A custom object as the same kind of row the built-in table has. */
export function customObject(folder: ObjectFolder): Omit<StandardObject, 'keyPrefix'> {
  const file = folder.object?.file ?? folder.name;
  const element = folder.object?.element;
  if (element !== undefined && folder.name.endsWith('__mdt')) return customMetadataType(folder.name, element);
  if (element === undefined || !folder.name.endsWith('__c')) {
    throw new MetadataError(
      file,
      `the local org has no object ${folder.name}: it is neither in its table of standard objects nor a custom object ` +
        'with an .object-meta.xml file.',
    );
  }
  if (element.customSettingsType !== undefined)
    throw new MetadataError(file, 'custom settings cannot be loaded yet.');
  const detail = [...folder.fields.values()].some((field) => field.element.type === 'MasterDetail');
  const label = element.label ?? folder.name;
  return {
    name: folder.name,
    label,
    labelPlural: element.pluralLabel ?? `${label}s`,
    owners: detail ? [] : ['Group', 'User'],
    recycled: true,
    createable: true,
    deletable: true,
    fields: [nameOf(folder, label)],
  };
}

function nameOf(folder: ObjectFolder, label: string): FieldSchema {
  const given = folder.object?.element.nameField;
  const name = {
    name: 'Name',
    label: given?.label ?? `${label} Name`,
    type: 'string',
    nameField: true,
  } as const;
  if (given?.type !== 'AutoNumber') return makeField({ ...name, length: 80 });
  return makeField({
    ...name,
    length: 80,
    nillable: false,
    createable: false,
    updateable: false,
    autoNumber: true,
    displayFormat: given.displayFormat ?? '{0}',
  });
}

/** All fields of an object: system fields, the table's, then the folder's own laid over or added. */
export function fieldsOf(
  base: Omit<StandardObject, 'keyPrefix'>,
  folder: ObjectFolder | undefined,
  metadata: Metadata,
): FieldSchema[] {
  const fields = [
    idField(base.label),
    ...(base.recycled ? [isDeletedField()] : []),
    ...(base.owners.length > 0 ? [ownerField(base.owners)] : []),
    ...base.fields.map((field) => ({ ...field, referenceTo: [...field.referenceTo] })),
    ...(folder !== undefined && folder.recordTypes.size > 0 ? [recordTypeField()] : []),
    ...(base.audit ?? auditFields()),
  ];
  for (const [name, source] of folder?.fields ?? []) {
    if (name.endsWith('__c')) {
      fields.push(customField(source, metadata));
      continue;
    }
    const field = fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      throw new MetadataError(source.file, `the local org's ${base.name} has no standard field ${name}`);
    }
    field.label = source.element.label ?? field.label;
    field.inlineHelpText = source.element.inlineHelpText;
    field.trackHistory = source.element.trackHistory === true;
    if (source.element.valueSet !== undefined) Object.assign(field, readValueSet(source, metadata));
  }
  return fields;
}

/** Lays the standard value sets over the standard pick lists that use them. */
export function applyStandardValueSets(
  object: string,
  fields: readonly FieldSchema[],
  sets: Metadata['standardValueSets'],
  uses: Readonly<Record<string, readonly string[]>>,
): void {
  for (const [set, elements] of sets) {
    for (const path of uses[set] ?? []) {
      const field = fields.find((candidate) => path === `${object}.${candidate.name}`);
      if (field !== undefined) field.picklistValues = readPicklistValues(elements);
    }
  }
}

import type { ObjectElement } from '../metadata/shapes.ts';
import { makeField } from './makeField.ts';
import type { StandardObject } from './standard/index.ts';
import { systemModstamp } from './systemFields.ts';

const readOnly = { createable: false, updateable: false } as const;

/**
 * The object behind a custom metadata type: "Custom metadata records are read-only" to DML ("Custom Metadata Type__mdt",
 * Object Reference).
 */
export function customMetadataType(name: string, element: ObjectElement): Omit<StandardObject, 'keyPrefix'> {
  const label = element.label ?? name;
  const text = (field: string, title: string, given: Partial<Parameters<typeof makeField>[0]> = {}) =>
    makeField({ name: field, label: title, type: 'string', length: 40, ...readOnly, ...given });
  return {
    name,
    label,
    labelPlural: element.pluralLabel ?? `${label}s`,
    owners: [],
    recycled: false,
    createable: false,
    deletable: false,
    fields: [
      text('DeveloperName', 'Custom Metadata Record Name', { nillable: false }),
      text('MasterLabel', 'Label', { nillable: false }),
      text('Language', 'Master Language'),
      text('NamespacePrefix', 'Namespace Prefix', { length: 15 }),
      text('Label', 'Label', { nameField: true }),
      text('QualifiedApiName', 'Qualified API Name', { length: 70 }),
    ],
    audit: [systemModstamp()],
  };
}

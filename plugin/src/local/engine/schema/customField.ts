import { MetadataError } from '../metadataError.ts';
import type { Metadata, Sourced } from '../metadata/readFolders.ts';
import type { FieldElement } from '../metadata/shapes.ts';
import type { FieldSchema } from '../schemaTypes.ts';
import { defaultOf } from './defaultValue.ts';
import { formulaField } from './formulaField.ts';
import { makeField } from './makeField.ts';
import { readRollup } from './rollupField.ts';
import { readValueSet } from './valueSet.ts';

type Source = Sourced<FieldElement>;
type Reader = (source: Source, metadata: Metadata) => Partial<FieldSchema> & Pick<FieldSchema, 'type'>;

const numeric =
  (type: FieldSchema['type']): Reader =>
  ({ element }) => ({ type, precision: element.precision ?? 18, scale: element.scale ?? 0 });

const sized =
  (type: FieldSchema['type'], length: number): Reader =>
  ({ element }) => ({ type, length: element.length ?? length });

const listed =
  (type: FieldSchema['type']): Reader =>
  (source, metadata) => ({ type, ...readValueSet(source, metadata) });

const lookup: Reader = ({ file, element }) => {
  if (element.referenceTo === undefined) throw new MetadataError(file, 'a lookup needs <referenceTo>');
  return {
    type: 'reference',
    referenceTo: [element.referenceTo],
    relationshipName: element.fullName.replace(/__c$/, '__r'),
    childRelationshipName: element.relationshipName && `${element.relationshipName}__r`,
    // Setup offers no "clear the field" for a required lookup.
    deleteConstraint: element.deleteConstraint ?? (element.required ? 'Restrict' : 'SetNull'),
  };
};

/** A custom field's `<type>`, and what it means in the words of describe. */
const readers: Readonly<Record<string, Reader>> = {
  Text: sized('string', 255),
  TextArea: () => ({ type: 'textarea', length: 255 }),
  LongTextArea: sized('textarea', 32768),
  Html: (source, metadata) => ({ ...sized('textarea', 32768)(source, metadata), htmlFormatted: true }),
  Email: () => ({ type: 'email' }),
  Phone: () => ({ type: 'phone' }),
  Url: () => ({ type: 'url' }),
  Checkbox: () => ({ type: 'boolean' }),
  Number: numeric('double'),
  Currency: numeric('currency'),
  Percent: numeric('percent'),
  Date: () => ({ type: 'date' }),
  DateTime: () => ({ type: 'datetime' }),
  Time: () => ({ type: 'time' }),
  Picklist: listed('picklist'),
  MultiselectPicklist: listed('multipicklist'),
  Lookup: lookup,
  MasterDetail: (source, metadata) => ({
    ...lookup(source, metadata),
    type: 'reference',
    deleteConstraint: 'Cascade',
    masterDetail: true,
    cascadeDelete: true,
    nillable: false,
    updateable: source.element.reparentableMasterDetail === true,
  }),
  AutoNumber: ({ file, element }) => {
    if (element.displayFormat === undefined)
      throw new MetadataError(file, 'an auto number needs <displayFormat>');
    return {
      type: 'string',
      length: 30,
      autoNumber: true,
      displayFormat: element.displayFormat,
      nillable: false,
      createable: false,
      updateable: false,
    };
  },
  Summary: ({ file, element }) => ({
    type: 'double',
    precision: 18,
    rollup: readRollup(file, element),
    calculated: true,
    createable: false,
    updateable: false,
  }),
};

/** One custom field of the metadata folders; MetadataError when the engine cannot honour it. */
export function customField(source: Source, metadata: Metadata): FieldSchema {
  const { file, element } = source;
  if (element.formula !== undefined) return formulaField(file, element, element.formula);
  const reader = readers[element.type ?? ''];
  if (reader === undefined) {
    throw new MetadataError(
      file,
      `<type>: expected one of ${Object.keys(readers).join(', ')}, found ${element.type ?? 'nothing'}`,
    );
  }
  const given = reader(source, metadata);
  const nillable = given.nillable ?? !(element.required === true || given.type === 'boolean');
  return makeField({
    name: element.fullName,
    label: element.label ?? element.fullName,
    unique: element.unique === true,
    caseSensitive: element.caseSensitive === true,
    externalId: element.externalId === true,
    inlineHelpText: element.inlineHelpText,
    trackHistory: element.trackHistory === true,
    ...given,
    nillable,
    ...defaultOf(file, given.type, element.defaultValue),
  });
}

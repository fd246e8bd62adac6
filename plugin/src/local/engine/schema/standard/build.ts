import type { DeleteConstraint, FieldSchema, FieldType } from '../../schemaTypes.ts';
import { makeField, picklistValues } from '../makeField.ts';

/** One standard object of the built-in table, before metadata is laid over it. */
export interface StandardObject {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  /** The objects OwnerId may point to; no OwnerId when empty. */
  owners: readonly string[];
  /** Whether records go to the recycle bin (IsDeleted). */
  recycled: boolean;
  createable: boolean;
  deletable: boolean;
  /** The object of its field history; it exists whether or not history is on. */
  history?: string;
  fields: FieldSchema[];
  /** Its stamps; the usual ones when not given. */
  audit?: FieldSchema[];
}

type Given = Partial<FieldSchema>;

export function object(
  name: string,
  keyPrefix: string,
  fields: FieldSchema[],
  given: Partial<StandardObject> = {},
): StandardObject {
  const label = given.label ?? name;
  return {
    name,
    keyPrefix,
    label,
    labelPlural: `${label}s`,
    owners: [],
    recycled: true,
    createable: true,
    deletable: true,
    fields,
    ...given,
  };
}

export const required: Given = { nillable: false };
export const readOnly: Given = { createable: false, updateable: false };

function typed(type: FieldType) {
  return (name: string, label: string, given: Given = {}): FieldSchema =>
    makeField({ name, label, type, ...given });
}

export const email = typed('email');
export const phone = typed('phone');
export const url = typed('url');
export const date = typed('date');
export const datetime = typed('datetime');
export const checkbox = typed('boolean');

export function text(name: string, label: string, length: number, given: Given = {}): FieldSchema {
  return makeField({ name, label, type: 'string', length, ...given });
}

/** A name that is put together from its parts, or given whole. */
export function nameText(label: string, length: number, given: Given = {}): FieldSchema {
  return text('Name', label, length, { nameField: true, nillable: false, ...given });
}

export function area(name: string, label: string, length: number, given: Given = {}): FieldSchema {
  return makeField({ name, label, type: 'textarea', length, ...given });
}

export function integer(name: string, label: string, digits = 8, given: Given = {}): FieldSchema {
  return makeField({ name, label, type: 'int', precision: digits, ...given });
}

export function currency(name: string, label: string, scale = 2, given: Given = {}): FieldSchema {
  return makeField({ name, label, type: 'currency', precision: 18, scale, ...given });
}

export function double(
  name: string,
  label: string,
  precision: number,
  scale: number,
  given: Given = {},
): FieldSchema {
  return makeField({ name, label, type: 'double', precision, scale, ...given });
}

/** Values separated by `|`; the one with a star is the default. */
export function picklist(name: string, label: string, values: string, given: Given = {}): FieldSchema {
  const list = values === '' ? [] : values.split('|');
  const chosen = list.find((value) => value.endsWith('*'))?.slice(0, -1);
  return makeField({
    name,
    label,
    type: 'picklist',
    picklistValues: picklistValues(
      list.map((value) => value.replace(/\*$/, '')),
      chosen,
    ),
    ...given,
  });
}

/** A text with suggestions: anything may be written. */
export function makeCombobox(name: string, label: string, values: string, given: Given = {}): FieldSchema {
  return picklist(name, label, values, { type: 'combobox', ...given });
}

/** A lookup; `children` is the name of the list on the parent. */
export function lookup(
  name: string,
  label: string,
  referenceTo: string | readonly string[],
  children?: string,
  given: Given & { deleteConstraint?: DeleteConstraint } = {},
): FieldSchema {
  return makeField({
    name,
    label,
    type: 'reference',
    referenceTo: typeof referenceTo === 'string' ? [referenceTo] : [...referenceTo],
    relationshipName: name.replace(/Id$/, ''),
    childRelationshipName: children,
    ...given,
  });
}

const accuracies = 'Address|NearAddress|Block|Street|ExtendedZip|Zip|Neighborhood|City|County|State|Unknown';

/** Street to geocode accuracy, as `MailingStreet` …, then the compound `MailingAddress`. */
export function address(prefix: string, label: string): FieldSchema[] {
  const title = label === '' ? '' : `${label} `;
  const compoundFieldName = `${prefix}Address`;
  const parts = [
    area(`${prefix}Street`, `${title}Street`, 255),
    text(`${prefix}City`, `${title}City`, 40),
    text(`${prefix}State`, `${title}State/Province`, 80),
    text(`${prefix}PostalCode`, `${title}Zip/Postal Code`, 20),
    text(`${prefix}Country`, `${title}Country`, 80),
    double(`${prefix}Latitude`, `${title}Latitude`, 18, 15),
    double(`${prefix}Longitude`, `${title}Longitude`, 18, 15),
    picklist(`${prefix}GeocodeAccuracy`, `${title}Geocode Accuracy`, accuracies, {
      length: 40,
      restrictedPicklist: true,
    }),
  ].map((field) => ({ ...field, compoundFieldName }));
  return [
    ...parts,
    makeField({ name: compoundFieldName, label: `${title}Address`, type: 'address', ...readOnly }),
  ];
}

/** When the running user last looked at the record or at one related to it. */
export function viewed(): FieldSchema[] {
  return [
    datetime('LastViewedDate', 'Last Viewed Date', readOnly),
    datetime('LastReferencedDate', 'Last Referenced Date', readOnly),
  ];
}

/** "Path to be combined with the URL of a Salesforce instance" (Object Reference). */
export function photo(): FieldSchema {
  return url('PhotoUrl', 'Photo URL', readOnly);
}

/** First, middle and last name with the composed Name. */
export function personName(): FieldSchema[] {
  const compoundFieldName = 'Name';
  return [
    text('LastName', 'Last Name', 80, { ...required, compoundFieldName }),
    text('FirstName', 'First Name', 40, { compoundFieldName }),
    picklist('Salutation', 'Salutation', 'Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.', { length: 40, compoundFieldName }),
    nameText('Full Name', 121, { ...readOnly }),
  ];
}

import type { FieldSchema, FieldType, PicklistValue } from '../schemaTypes.ts';

interface TypeTraits {
  length: number;
  filterable: boolean;
  sortable: boolean;
  groupable: boolean;
}

const plain: TypeTraits = { length: 0, filterable: true, sortable: true, groupable: true };
const notGrouped: TypeTraits = { ...plain, groupable: false };

/** Default length, and whether the type may stand in WHERE, ORDER BY and GROUP BY. */
const traits: Record<FieldType, TypeTraits> = {
  id: { ...plain, length: 18 },
  reference: { ...plain, length: 18 },
  string: { ...plain, length: 255 },
  textarea: { ...plain, length: 255 },
  email: { ...plain, length: 80 },
  phone: { ...plain, length: 40 },
  url: { ...plain, length: 255 },
  picklist: { ...plain, length: 255 },
  combobox: { ...plain, length: 255 },
  multipicklist: { length: 4099, filterable: true, sortable: false, groupable: false },
  boolean: plain,
  int: plain,
  double: notGrouped,
  currency: notGrouped,
  percent: notGrouped,
  date: plain,
  datetime: notGrouped,
  time: notGrouped,
  address: { length: 0, filterable: false, sortable: false, groupable: false },
  anyType: { length: 255, filterable: false, sortable: false, groupable: false },
};

/** Long text areas can be read, never filtered, sorted or grouped by. */
const LONGEST_FILTERABLE_TEXT = 255;

/** A field with the platform's usual answers for everything not given. */
export function makeField(
  given: Partial<FieldSchema> & Pick<FieldSchema, 'name' | 'label' | 'type'>,
): FieldSchema {
  const trait = traits[given.type];
  const length = given.length ?? trait.length;
  const longText = given.type === 'textarea' && length > LONGEST_FILTERABLE_TEXT;
  return {
    custom: given.name.endsWith('__c'),
    length,
    precision: 0,
    scale: 0,
    nillable: given.type !== 'boolean',
    unique: false,
    caseSensitive: false,
    externalId: false,
    restrictedPicklist: false,
    picklistValues: [],
    controllerName: undefined,
    referenceTo: [],
    relationshipName: undefined,
    childRelationshipName: undefined,
    deleteConstraint: 'SetNull',
    cascadeDelete: false,
    masterDetail: false,
    calculated: false,
    createable: true,
    updateable: true,
    autoNumber: false,
    displayFormat: undefined,
    defaultValue: given.type === 'boolean' ? false : undefined,
    filterable: trait.filterable && !longText,
    sortable: trait.sortable && !longText,
    groupable: trait.groupable && !longText,
    nameField: false,
    htmlFormatted: false,
    inlineHelpText: undefined,
    rollup: undefined,
    formula: undefined,
    defaultFormula: undefined,
    compoundFieldName: undefined,
    mirror: undefined,
    trackHistory: false,
    ...given,
  };
}

/** Pick-list values from a plain list; the one marked is the default. */
export function picklistValues(values: readonly string[], defaultValue?: string): PicklistValue[] {
  return values.map((value) => ({ value, label: value, active: true, defaultValue: value === defaultValue }));
}

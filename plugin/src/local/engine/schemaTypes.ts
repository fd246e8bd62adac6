/** Field types in the words of the describe call. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'reference'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  /** A compound of other fields, read only: `BillingAddress`. */
  | 'address'
  /** OldValue and NewValue of a field history: kept as JSON. */
  | 'anyType';

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  defaultValue: boolean;
  /** Case, Task and Opportunity statuses only. */
  closed?: boolean;
  won?: boolean;
  /** Opportunity stages only: percent, and the forecast category's API name. */
  probability?: number;
  forecastCategory?: string;
  /** Lead statuses only. */
  converted?: boolean;
}

export type RollupOperation = 'count' | 'sum' | 'min' | 'max';

export interface RollupFilter {
  field: string;
  operation:
    | 'equals'
    | 'notEqual'
    | 'lessThan'
    | 'greaterThan'
    | 'lessOrEqual'
    | 'greaterOrEqual'
    | 'contains'
    | 'notContain'
    | 'startsWith'
    | 'includes'
    | 'excludes';
  value: string;
}

/** A roll-up summary: computed from the live detail records that pass every filter. */
export interface Rollup {
  operation: RollupOperation;
  childObject: string;
  /** The detail's master-detail field. */
  foreignKey: string;
  /** The detail's field that is summed or compared; undefined for count. */
  summarized: string | undefined;
  filters: RollupFilter[];
}

/** A formula as its metadata file writes it. */
export interface FieldFormula {
  text: string;
  /** Blank numbers count as 0 (`formulaTreatBlanksAs`). */
  blankAsZero: boolean;
  file: string;
}

/** What happens to a lookup when its target is deleted. */
export type DeleteConstraint = 'SetNull' | 'Restrict' | 'Cascade';

export interface FieldSchema {
  name: string;
  label: string;
  type: FieldType;
  custom: boolean;
  /** Characters, for text types; 18 for ids; 0 otherwise. */
  length: number;
  /** Digits in all and after the point, for numbers; int uses `precision` as its digits. */
  precision: number;
  scale: number;
  nillable: boolean;
  unique: boolean;
  caseSensitive: boolean;
  externalId: boolean;
  restrictedPicklist: boolean;
  picklistValues: PicklistValue[];
  controllerName: string | undefined;
  referenceTo: string[];
  /** Parent path name: `Account`, `Request__r`. */
  relationshipName: string | undefined;
  /** Where the parent lists these records: `Cases`, `Mentor_Assignments__r`. */
  childRelationshipName: string | undefined;
  deleteConstraint: DeleteConstraint;
  /** Master-detail: the detail is deleted with its master and cannot exist without it. */
  cascadeDelete: boolean;
  masterDetail: boolean;
  calculated: boolean;
  createable: boolean;
  updateable: boolean;
  autoNumber: boolean;
  /** `MA-{000000}` for an auto number. */
  displayFormat: string | undefined;
  defaultValue: string | number | boolean | undefined;
  filterable: boolean;
  sortable: boolean;
  groupable: boolean;
  nameField: boolean;
  htmlFormatted: boolean;
  inlineHelpText: string | undefined;
  rollup: Rollup | undefined;
  /** Computed each time the field is read, and never stored. */
  formula: FieldFormula | undefined;
  /** Computes the default of a new record; `defaultValue` holds plain ones. */
  defaultFormula: FieldFormula | undefined;
  /** The compound this one is a part of: `BillingAddress` of BillingCity, `Name` of LastName. */
  compoundFieldName: string | undefined;
  /** Shows a field of the record that a lookup points to, and is not stored: ContactEmail is `ContactId`, `Email`. */
  mirror: { lookup: string; field: string } | undefined;
  /** Changes are written to the object's history. */
  trackHistory: boolean;
}

export interface RecordTypeSchema {
  /** 18 characters. */
  id: string;
  developerName: string;
  label: string;
  description: string | undefined;
  active: boolean;
  /** Values this record type allows and its default, by lower-case field name. */
  picklists: ReadonlyMap<string, { values: readonly string[]; defaultValue: string | undefined }>;
}

export interface ChildRelationship {
  childObject: string;
  field: string;
  relationshipName: string | undefined;
  cascadeDelete: boolean;
  restrictedDelete: boolean;
}

export interface ObjectSchema {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  custom: boolean;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  fields: FieldSchema[];
  /** Case-insensitive; undefined when there is none. */
  field(name: string): FieldSchema | undefined;
  recordTypes: RecordTypeSchema[];
  childRelationships: ChildRelationship[];
  nameField: FieldSchema | undefined;
  /** The object its field history is written to, when history is on. */
  historyObject: string | undefined;
}

export interface Schema {
  /** By lower-case API name. */
  objects: ReadonlyMap<string, ObjectSchema>;
  /** Case-insensitive; undefined when there is none. */
  object(name: string): ObjectSchema | undefined;
  /** By the first three characters of an id. */
  objectOfId(id: string): ObjectSchema | undefined;
}

import type { FieldSchema, FieldType, ObjectSchema } from '../schemaTypes.ts';
import type { SearchGroup } from './parseSosl.ts';

/** Objects that a search finds, next to custom ones. */
const searchable = new Set(
  'Account,Asset,Campaign,Case,Contact,Contract,Event,Lead,Opportunity,Product2,Task,User'.split(','),
);

/** "Valid SearchGroup Settings": what NAME FIELDS searches besides the name, by object. */
const moreNames: Readonly<Record<string, readonly string[]>> = {
  Account: ['Website', 'Site'],
  Case: ['SuppliedName', 'SuppliedCompany', 'Subject'],
  Contact: ['FirstName', 'LastName', 'AssistantName'],
  Event: ['Subject'],
  Lead: ['FirstName', 'LastName', 'Company'],
  Task: ['Subject'],
  User: ['FirstName', 'LastName', 'CommunityNickname'],
};

/** Numbers, pick lists and dates are not searched. */
const texts: readonly FieldType[] = ['string', 'textarea', 'email', 'phone', 'url', 'combobox'];

export function isSearchable(object: ObjectSchema): boolean {
  return searchable.has(object.name) || object.name.endsWith('__c');
}

const groups: Record<SearchGroup, (field: FieldSchema, object: ObjectSchema) => boolean> = {
  ALL: (field) => texts.includes(field.type),
  SIDEBAR: (field) => texts.includes(field.type),
  NAME: (field, object) => field.nameField || (moreNames[object.name] ?? []).includes(field.name),
  EMAIL: (field) => field.type === 'email',
  PHONE: (field) => field.type === 'phone',
};

/** The fields of an object that a search of a group looks into; formulas and fields of a parent are in no index. */
export function searchedFields(object: ObjectSchema, group: SearchGroup): FieldSchema[] {
  return object.fields.filter(
    (field) =>
      texts.includes(field.type) &&
      !field.calculated &&
      field.mirror === undefined &&
      groups[group](field, object),
  );
}

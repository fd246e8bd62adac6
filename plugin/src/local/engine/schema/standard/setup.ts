import {
  checkbox,
  datetime,
  integer,
  nameText,
  object,
  picklist,
  readOnly,
  required,
  text,
} from './build.ts';

export const recordType = object(
  'RecordType',
  '012',
  [
    nameText('Name', 80),
    text('DeveloperName', 'Record Type Name', 80, required),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    text('Description', 'Description', 255),
    text('SobjectType', 'SObject Type Name', 40, required),
    checkbox('IsActive', 'Active', { defaultValue: true }),
  ],
  { label: 'Record Type', recycled: false, createable: false, deletable: false },
);

/** "AssignmentRule", Object Reference: read only, mirrored from the metadata folders. */
export const assignmentRule = object(
  'AssignmentRule',
  '01Q',
  [
    text('Name', 'Name', 120, { nameField: true }),
    picklist('SobjectType', 'SObject Type', 'Case|Lead', { length: 40 }),
    checkbox('Active', 'Active'),
  ],
  { label: 'Assignment Rule', recycled: false, createable: false, deletable: false },
);

export const organization = object(
  'Organization',
  '00D',
  [
    nameText('Name', 80),
    text('InstanceName', 'Instance Name', 5),
    checkbox('IsSandbox', 'Is Sandbox'),
    picklist('OrganizationType', 'Edition', 'Enterprise Edition|Developer Edition'),
    datetime('TrialExpirationDate', 'Trial Expiration Date'),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    picklist('TimeZoneSidKey', 'Time Zone', '', { defaultValue: 'America/New_York' }),
    picklist('DefaultLocaleSidKey', 'Locale', '', { defaultValue: 'en_US' }),
    picklist('LanguageLocaleKey', 'Language', '', { defaultValue: 'en_US' }),
    integer('FiscalYearStartMonth', 'Fiscal Year Starts In', 9, { defaultValue: 1 }),
  ],
  { recycled: false, createable: false, deletable: false },
);

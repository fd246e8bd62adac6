import {
  address,
  area,
  checkbox,
  datetime,
  email,
  lookup,
  nameText,
  object,
  personName,
  phone,
  picklist,
  readOnly,
  required,
  text,
  url,
  viewed,
} from './build.ts';

const userTypes =
  'Standard|PowerPartner|PowerCustomerSuccess|CustomerSuccess|CspLitePortal|Guest|AutomatedProcess';

const permissions = 'Marketing|Offline|Knowledge|Interaction|Support|SFContent|CallCenterAutoLogin'
  .split('|')
  .map((name) =>
    checkbox(
      `UserPermissions${name}${name === 'CallCenterAutoLogin' ? '' : 'User'}`,
      `${name.replace(/([a-z])([A-Z])/g, '$1 $2')} User`,
    ),
  );

/** "User", Object Reference and Field Reference for the Salesforce Platform. */
export const user = object(
  'User',
  '005',
  [
    text('Username', 'Username', 80, { ...required, unique: true }),
    ...personName().filter((field) => field.name !== 'Salutation'),
    text('CompanyName', 'Company Name', 80),
    text('Division', 'Division', 80),
    text('Department', 'Department', 80),
    text('Title', 'Title', 80),
    ...address('', ''),
    email('Email', 'Email', { ...required, length: 128 }),
    checkbox('EmailPreferencesAutoBcc', 'AutoBcc', { defaultValue: true }),
    email('SenderEmail', 'Email Sender Address'),
    text('SenderName', 'Email Sender Name', 80),
    area('Signature', 'Email Signature', 1333),
    text('Alias', 'Alias', 8),
    text('CommunityNickname', 'Nickname', 40),
    phone('Phone', 'Phone'),
    phone('Fax', 'Fax'),
    phone('MobilePhone', 'Mobile'),
    phone('Extension', 'Extension'),
    checkbox('IsActive', 'Active', { defaultValue: true }),
    picklist('TimeZoneSidKey', 'Time Zone', '', { ...required, defaultValue: 'America/New_York' }),
    lookup('UserRoleId', 'Role ID', 'UserRole'),
    picklist('LocaleSidKey', 'Locale', '', { ...required, defaultValue: 'en_US' }),
    picklist('EmailEncodingKey', 'Email Encoding', '', { ...required, defaultValue: 'UTF-8' }),
    picklist('LanguageLocaleKey', 'Language', '', { ...required, defaultValue: 'en_US' }),
    lookup('ProfileId', 'Profile ID', 'Profile', undefined, required),
    picklist('UserType', 'User Type', userTypes, readOnly),
    lookup('ManagerId', 'Manager ID', 'User'),
    lookup('ContactId', 'Contact ID', 'Contact', 'Users'),
    lookup('AccountId', 'Account ID', 'Account', 'Users', readOnly),
    text('FederationIdentifier', 'SAML Federation ID', 512),
    text('EmployeeNumber', 'Employee Number', 20),
    checkbox('ReceivesInfoEmails', 'Info Emails'),
    checkbox('ReceivesAdminInfoEmails', 'Admin Info Emails'),
    checkbox('ForecastEnabled', 'Allow Forecasting'),
    checkbox('IsPortalEnabled', 'Portal Enabled', readOnly),
    checkbox('IsProfilePhotoActive', 'Has Profile Photo', readOnly),
    ...permissions,
    lookup('DelegatedApproverId', 'Delegated Approver ID', ['Group', 'User'], undefined, {
      relationshipName: undefined,
    }),
    datetime('LastLoginDate', 'Last Login', readOnly),
    datetime('LastPasswordChangeDate', 'Last Password Change or Reset', readOnly),
    url('FullPhotoUrl', 'Url for full-sized Photo', readOnly),
    url('SmallPhotoUrl', 'Photo', readOnly),
    ...viewed(),
    area('AboutMe', 'About Me', 1000),
  ],
  { recycled: false, deletable: false },
);

export const profile = object(
  'Profile',
  '00e',
  [
    nameText('Name', 255),
    picklist('UserType', 'User Type', userTypes),
    text('Description', 'Description', 255),
  ],
  { recycled: false, createable: false, deletable: false },
);

export const userRole = object(
  'UserRole',
  '00E',
  [
    nameText('Name', 80),
    text('DeveloperName', 'Developer Name', 80),
    lookup('ParentRoleId', 'Parent Role ID', 'UserRole', undefined, { relationshipName: undefined }),
  ],
  { label: 'Role', recycled: false },
);

export const permissionSet = object(
  'PermissionSet',
  '0PS',
  [
    text('Name', 'Permission Set Name', 80, { ...required, nameField: true }),
    text('Label', 'Permission Set Label', 80, required),
    text('Description', 'Description', 255),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile', readOnly),
    checkbox('IsCustom', 'Is Custom', { ...readOnly, defaultValue: true }),
    lookup('ProfileId', 'Profile ID', 'Profile', undefined, readOnly),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
  ],
  { label: 'Permission Set', recycled: false },
);

export const permissionSetAssignment = object(
  'PermissionSetAssignment',
  '0Pa',
  [
    lookup('PermissionSetId', 'PermissionSet ID', 'PermissionSet', 'Assignments', {
      ...required,
      deleteConstraint: 'Cascade',
    }),
    lookup('AssigneeId', 'Assignee ID', 'User', 'PermissionSetAssignments', required),
    checkbox('IsActive', 'Is Active', { ...readOnly, defaultValue: true }),
  ],
  { label: 'Permission Set Assignment', recycled: false },
);

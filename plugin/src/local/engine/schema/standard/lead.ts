import { cleanStatuses, industries } from './account.ts';
import {
  address,
  area,
  checkbox,
  currency,
  date,
  datetime,
  email,
  integer,
  lookup,
  object,
  personName,
  phone,
  photo,
  picklist,
  readOnly,
  required,
  text,
  url,
  viewed,
} from './build.ts';
import { leadSources } from './contact.ts';

const statuses = 'Open - Not Contacted*|Working - Contacted|Closed - Converted|Closed - Not Converted';

/** "Lead", Object Reference and Field Reference for the Salesforce Platform. */
export const lead = object(
  'Lead',
  '00Q',
  [
    lookup('MasterRecordId', 'Master Record ID', 'Lead', undefined, readOnly),
    ...personName(),
    text('Title', 'Title', 128),
    text('Company', 'Company', 255, required),
    ...address('', ''),
    phone('Phone', 'Phone'),
    phone('MobilePhone', 'Mobile Phone'),
    phone('Fax', 'Fax'),
    email('Email', 'Email'),
    url('Website', 'Website'),
    photo(),
    area('Description', 'Description', 32000),
    picklist('LeadSource', 'Lead Source', leadSources),
    picklist('Status', 'Status', statuses, required),
    picklist('Industry', 'Industry', industries),
    picklist('Rating', 'Rating', 'Hot|Warm|Cold'),
    currency('AnnualRevenue', 'Annual Revenue', 0),
    integer('NumberOfEmployees', 'Employees'),
    checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
    checkbox('HasOptedOutOfFax', 'Fax Opt Out'),
    checkbox('DoNotCall', 'Do Not Call'),
    checkbox('IsConverted', 'Converted', readOnly),
    date('ConvertedDate', 'Converted Date', readOnly),
    lookup('ConvertedAccountId', 'Converted Account ID', 'Account', undefined, readOnly),
    lookup('ConvertedContactId', 'Converted Contact ID', 'Contact', undefined, readOnly),
    lookup('ConvertedOpportunityId', 'Converted Opportunity ID', 'Opportunity', undefined, readOnly),
    checkbox('IsUnreadByOwner', 'Unread By Owner', { defaultValue: true }),
    date('LastActivityDate', 'Last Activity', readOnly),
    ...viewed(),
    text('Jigsaw', 'Data.com Key', 20),
    text('JigsawContactId', 'Jigsaw Contact ID', 20, readOnly),
    picklist('CleanStatus', 'Clean Status', cleanStatuses, { length: 40, restrictedPicklist: true }),
    text('CompanyDunsNumber', 'Company D-U-N-S Number', 9),
    text('EmailBouncedReason', 'Email Bounced Reason', 255),
    datetime('EmailBouncedDate', 'Email Bounced Date'),
  ],
  { owners: ['Group', 'User'], history: 'LeadHistory' },
);

/** The rows behind Lead.Status ("LeadStatus", Object Reference). */
export const leadStatus = object(
  'LeadStatus',
  '01L',
  [
    text('MasterLabel', 'Master Label', 255, { nameField: true }),
    text('ApiName', 'API Name', 255),
    integer('SortOrder', 'Sort Order', 9),
    checkbox('IsDefault', 'Is Default'),
    checkbox('IsConverted', 'Is Converted'),
  ],
  { label: 'Lead Status Value', recycled: false, createable: false, deletable: false },
);

import { cleanStatuses } from './account.ts';
import {
  address,
  area,
  checkbox,
  date,
  datetime,
  email,
  lookup,
  object,
  personName,
  phone,
  photo,
  picklist,
  readOnly,
  text,
  viewed,
} from './build.ts';

const leadSources = 'Web|Phone Inquiry|Partner Referral|Purchased List|Other';

/** "Contact", Object Reference and Field Reference for the Salesforce Platform. */
export const contact = object(
  'Contact',
  '003',
  [
    lookup('MasterRecordId', 'Master Record ID', 'Contact', undefined, readOnly),
    lookup('AccountId', 'Account ID', 'Account', 'Contacts', { deleteConstraint: 'Cascade' }),
    ...personName(),
    ...address('Other', 'Other'),
    ...address('Mailing', 'Mailing'),
    phone('Phone', 'Business Phone'),
    phone('Fax', 'Business Fax'),
    phone('MobilePhone', 'Mobile Phone'),
    phone('HomePhone', 'Home Phone'),
    phone('OtherPhone', 'Other Phone'),
    phone('AssistantPhone', 'Asst. Phone'),
    lookup('ReportsToId', 'Reports To ID', 'Contact', undefined, { relationshipName: 'ReportsTo' }),
    email('Email', 'Email'),
    text('Title', 'Title', 128),
    text('Department', 'Department', 80),
    text('AssistantName', "Assistant's Name", 40),
    picklist('LeadSource', 'Lead Source', leadSources),
    date('Birthdate', 'Birthdate'),
    area('Description', 'Contact Description', 32000),
    checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
    checkbox('HasOptedOutOfFax', 'Fax Opt Out'),
    checkbox('DoNotCall', 'Do Not Call'),
    date('LastActivityDate', 'Last Activity', readOnly),
    datetime('LastCURequestDate', 'Last Stay-in-Touch Request Date', readOnly),
    datetime('LastCUUpdateDate', 'Last Stay-in-Touch Save Date', readOnly),
    ...viewed(),
    text('EmailBouncedReason', 'Email Bounced Reason', 255),
    datetime('EmailBouncedDate', 'Email Bounced Date'),
    checkbox('IsEmailBounced', 'Is Email Bounced', readOnly),
    photo(),
    text('Jigsaw', 'Data.com Key', 20),
    text('JigsawContactId', 'Jigsaw Contact ID', 20, readOnly),
    picklist('CleanStatus', 'Clean Status', cleanStatuses, { length: 40, restrictedPicklist: true }),
  ],
  { owners: ['User'], history: 'ContactHistory' },
);

export { leadSources };

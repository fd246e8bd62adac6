import {
  address,
  area,
  checkbox,
  date,
  email,
  lookup,
  object,
  personName,
  phone,
  picklist,
  text,
} from './build.ts';

const leadSources = 'Web|Phone Inquiry|Partner Referral|Purchased List|Other';

export const contact = object(
  'Contact',
  '003',
  [
    lookup('AccountId', 'Account ID', 'Account', 'Contacts', { deleteConstraint: 'Cascade' }),
    ...personName(),
    ...address('Mailing', 'Mailing'),
    ...address('Other', 'Other'),
    phone('Phone', 'Business Phone'),
    phone('Fax', 'Business Fax'),
    phone('MobilePhone', 'Mobile Phone'),
    phone('HomePhone', 'Home Phone'),
    phone('OtherPhone', 'Other Phone'),
    phone('AssistantPhone', 'Asst. Phone'),
    text('AssistantName', "Assistant's Name", 40),
    lookup('ReportsToId', 'Reports To ID', 'Contact', undefined, { relationshipName: 'ReportsTo' }),
    email('Email', 'Email'),
    text('Title', 'Title', 128),
    text('Department', 'Department', 80),
    picklist('LeadSource', 'Lead Source', leadSources),
    date('Birthdate', 'Birthdate'),
    area('Description', 'Contact Description', 32000),
    checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
    checkbox('DoNotCall', 'Do Not Call'),
  ],
  { owners: ['User'] },
);

export { leadSources };

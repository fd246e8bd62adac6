import {
  area,
  checkbox,
  datetime,
  email,
  integer,
  lookup,
  object,
  phone,
  picklist,
  readOnly,
  required,
  text,
  viewed,
} from './build.ts';

const reasons = 'Installation|Equipment Complexity|Performance|Breakdown|Equipment Design|Feedback|Other';

/** Case.ContactEmail "shows the Email field of the contact that Case.ContactId references" (Object Reference, Case). */
const ofContact = (field: string) => ({ ...readOnly, mirror: { lookup: 'ContactId', field } });

/** "Case", Object Reference and Field Reference for the Salesforce Platform. */
export const caseObject = object(
  'Case',
  '500',
  [
    lookup('MasterRecordId', 'Master Record ID', 'Case', undefined, readOnly),
    text('CaseNumber', 'Case Number', 30, {
      ...readOnly,
      ...required,
      nameField: true,
      autoNumber: true,
      displayFormat: '{00000000}',
    }),
    lookup('ContactId', 'Contact ID', 'Contact', 'Cases', { deleteConstraint: 'Restrict' }),
    lookup('AccountId', 'Account ID', 'Account', 'Cases', { deleteConstraint: 'Restrict' }),
    lookup('ParentId', 'Parent Case ID', 'Case', 'Cases'),
    text('SuppliedName', 'Web Name', 80),
    email('SuppliedEmail', 'Web Email'),
    phone('SuppliedPhone', 'Web Phone'),
    text('SuppliedCompany', 'Web Company', 80),
    picklist('Type', 'Case Type', 'Question|Problem|Feature Request'),
    picklist('Status', 'Status', 'New*|Working|Escalated|Closed'),
    picklist('Reason', 'Case Reason', reasons),
    picklist('Origin', 'Case Origin', 'Phone|Email|Web'),
    text('Subject', 'Subject', 255),
    picklist('Priority', 'Priority', 'High|Medium*|Low'),
    area('Description', 'Description', 32000),
    checkbox('IsClosed', 'Closed', readOnly),
    datetime('ClosedDate', 'Closed Date', { createable: true, updateable: false }),
    checkbox('IsEscalated', 'Escalated'),
    phone('ContactPhone', 'Contact Phone', ofContact('Phone')),
    phone('ContactMobile', 'Contact Mobile', ofContact('MobilePhone')),
    email('ContactEmail', 'Contact Email', ofContact('Email')),
    phone('ContactFax', 'Contact Fax', ofContact('Fax')),
    area('Comments', 'Internal Comments', 4000, { filterable: false, sortable: false, groupable: false }),
    ...viewed(),
  ],
  { owners: ['Group', 'User'], history: 'CaseHistory' },
);

/** The rows behind Case.Status; Salesforce shows them as an object of their own. */
export const caseStatus = object(
  'CaseStatus',
  '01J',
  [
    text('MasterLabel', 'Master Label', 255, { ...required, nameField: true }),
    text('ApiName', 'Api Name', 255, required),
    integer('SortOrder', 'Sort Order', 9),
    checkbox('IsDefault', 'Is Default'),
    checkbox('IsClosed', 'Is Closed'),
  ],
  { label: 'Case Status Value', recycled: false, createable: false, deletable: false },
);

/** "CaseComment", Object Reference. */
export const caseComment = object(
  'CaseComment',
  '00a',
  [
    lookup('ParentId', 'Parent ID', 'Case', 'CaseComments', {
      ...required,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    checkbox('IsPublished', 'Published'),
    area('CommentBody', 'Body', 4000),
  ],
  { label: 'Case Comment' },
);

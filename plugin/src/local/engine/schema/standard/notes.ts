import { area, checkbox, integer, lookup, object, required, text } from './build.ts';

const parents = ['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity', 'Product2'];

/** "Note", Object Reference. */
export const note = object(
  'Note',
  '002',
  [
    lookup('ParentId', 'Parent ID', parents, 'Notes', {
      ...required,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    text('Title', 'Title', 80, { ...required, nameField: true }),
    checkbox('IsPrivate', 'Private'),
    area('Body', 'Body', 32000),
  ],
  { owners: ['User'] },
);

/** "Attachment", Object Reference; its Body is kept as the base64 text that came. */
export const attachment = object(
  'Attachment',
  '00P',
  [
    lookup('ParentId', 'Parent ID', [...parents, 'Event', 'Task'], 'Attachments', {
      ...required,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    text('Name', 'File Name', 255, { ...required, nameField: true }),
    checkbox('IsPrivate', 'Private'),
    text('ContentType', 'Content Type', 120),
    integer('BodyLength', 'Body Length', 9, { createable: false, updateable: false }),
    area('Body', 'Body', 35_000_000, required),
    text('Description', 'Description', 500),
  ],
  { owners: ['User'] },
);

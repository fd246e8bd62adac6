import type { FieldSchema } from '../../schemaTypes.ts';
import {
  area,
  checkbox,
  date,
  datetime,
  integer,
  lookup,
  makeCombobox,
  object,
  picklist,
  readOnly,
  required,
  text,
} from './build.ts';

const what = ['Account', 'Case', 'Opportunity'];

/** Who and what an activity is about; the children of a Contact or Case list it. */
function about(children: string): FieldSchema[] {
  return [
    lookup('WhoId', 'Name ID', ['Contact', 'Lead'], children, { relationshipName: 'Who' }),
    lookup('WhatId', 'Related To ID', what, children, { relationshipName: 'What' }),
  ];
}

export const task = object(
  'Task',
  '00T',
  [
    ...about('Tasks'),
    makeCombobox('Subject', 'Subject', 'Call|Email|Send Letter|Send Quote|Other', { nameField: true }),
    date('ActivityDate', 'Due Date Only'),
    picklist(
      'Status',
      'Status',
      'Not Started*|In Progress|Completed|Waiting on someone else|Deferred',
      required,
    ),
    picklist('Priority', 'Priority', 'High|Normal*|Low', required),
    checkbox('IsHighPriority', 'High Priority', readOnly),
    area('Description', 'Description', 32000),
    picklist('Type', 'Type', 'Call|Meeting|Other|Email'),
    checkbox('IsClosed', 'Closed', readOnly),
    datetime('CompletedDateTime', 'Completed Date/Time', readOnly),
    picklist('TaskSubtype', 'Task Subtype', 'Task*|Email|List Email|Cadence|Call|LinkedIn'),
  ],
  { owners: ['Group', 'User'] },
);

export const event = object(
  'Event',
  '00U',
  [
    ...about('Events'),
    makeCombobox('Subject', 'Subject', 'Call|Email|Meeting|Send Letter/Quote|Other', { nameField: true }),
    text('Location', 'Location', 255),
    checkbox('IsAllDayEvent', 'All-Day Event'),
    datetime('ActivityDateTime', 'Due Date Time'),
    date('ActivityDate', 'Due Date Only'),
    integer('DurationInMinutes', 'Duration'),
    datetime('StartDateTime', 'Start Date Time'),
    datetime('EndDateTime', 'End Date Time'),
    area('Description', 'Description', 32000),
    picklist('ShowAs', 'Show Time As', 'Busy*|OutOfOffice|Free'),
    checkbox('IsPrivate', 'Private'),
  ],
  { owners: ['User'] },
);

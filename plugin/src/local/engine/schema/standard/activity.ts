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

const what = ['Account', 'Campaign', 'Case', 'Opportunity', 'Product2'];

/** Who and what an activity is about; the children of a Contact or Case list it, and take it along. */
function about(children: string): FieldSchema[] {
  return [
    lookup('WhoId', 'Name ID', ['Contact', 'Lead'], children, { relationshipName: 'Who' }),
    lookup('WhatId', 'Related To ID', what, children, {
      relationshipName: 'What',
      deleteConstraint: 'Cascade',
    }),
  ];
}

const recurrenceTypes =
  'RecursDaily|RecursEveryWeekday|RecursMonthly|RecursMonthlyNth|RecursWeekly|RecursYearly|RecursYearlyNth';

/** Recurring series: the fields are there, the series are not made. */
function recurrence(): FieldSchema[] {
  return [
    date('RecurrenceEndDateOnly', 'Recurrence End'),
    checkbox('IsRecurrence', 'Create Recurring Series'),
    text('RecurrenceTimeZoneSidKey', 'Recurrence Time Zone', 40),
    picklist('RecurrenceType', 'Recurrence Type', recurrenceTypes, { length: 40 }),
    integer('RecurrenceInterval', 'Recurrence Interval', 9),
    integer('RecurrenceDayOfWeekMask', 'Recurrence Day of Week Mask', 9),
    integer('RecurrenceDayOfMonth', 'Recurrence Day of Month', 9),
  ];
}

/** "Task", Object Reference and Field Reference for the Salesforce Platform. */
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
    lookup('AccountId', 'Account ID', 'Account', undefined, readOnly),
    checkbox('IsClosed', 'Closed', readOnly),
    checkbox('IsArchived', 'Archived', readOnly),
    integer('CallDurationInSeconds', 'Call Duration'),
    picklist('CallType', 'Call Type', 'Internal|Inbound|Outbound', { length: 40 }),
    text('CallDisposition', 'Call Result', 255),
    text('CallObject', 'Call Object Identifier', 255),
    datetime('ReminderDateTime', 'Reminder Date/Time'),
    checkbox('IsReminderSet', 'Reminder Set'),
    date('RecurrenceStartDateOnly', 'Recurrence Start'),
    ...recurrence(),
    picklist('TaskSubtype', 'Task Subtype', 'Task*|Email|List Email|Cadence|Call|LinkedIn', {
      length: 40,
      restrictedPicklist: true,
      updateable: false,
    }),
    datetime('CompletedDateTime', 'Completed Date', readOnly),
  ],
  { owners: ['Group', 'User'] },
);

/** "Event", Object Reference and Field Reference for the Salesforce Platform. */
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
    date('EndDate', 'End Date', readOnly),
    area('Description', 'Description', 32000),
    lookup('AccountId', 'Account ID', 'Account', undefined, readOnly),
    picklist('Type', 'Type', 'Call|Email|Meeting|Other'),
    checkbox('IsPrivate', 'Private'),
    picklist('ShowAs', 'Show Time As', 'Busy*|OutOfOffice|Free', { length: 40 }),
    checkbox('IsChild', 'Is Child', readOnly),
    checkbox('IsGroupEvent', 'Is Group Event', readOnly),
    checkbox('IsArchived', 'Archived', readOnly),
    datetime('ReminderDateTime', 'Reminder Date/Time'),
    checkbox('IsReminderSet', 'Reminder Set'),
    datetime('RecurrenceStartDateTime', 'Recurrence Start'),
    ...recurrence(),
    picklist('EventSubtype', 'Event Subtype', 'Event*', { length: 40, updateable: false }),
  ],
  { owners: ['User'] },
);

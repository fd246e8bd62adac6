import { checkbox, email, lookup, nameText, object, picklist, required, text } from './build.ts';

export const group = object(
  'Group',
  '00G',
  [
    nameText('Name', 40),
    text('DeveloperName', 'Developer Name', 80),
    picklist('Type', 'Type', 'Regular*|Queue|Role|RoleAndSubordinates|Organization'),
    email('Email', 'Email'),
    lookup('RelatedId', 'Related ID', ['User', 'UserRole'], undefined, { relationshipName: 'Related' }),
    checkbox('DoesIncludeBosses', 'Include Bosses', { defaultValue: true }),
    checkbox('DoesSendEmailToMembers', 'Send Email to Members'),
  ],
  { recycled: false },
);

export const groupMember = object(
  'GroupMember',
  '011',
  [
    lookup('GroupId', 'Group ID', 'Group', 'GroupMembers', { ...required, deleteConstraint: 'Cascade' }),
    lookup('UserOrGroupId', 'User/Group ID', ['User', 'Group'], undefined, {
      ...required,
      relationshipName: undefined,
    }),
  ],
  { label: 'Group Member', recycled: false },
);

export const queueSobject = object(
  'QueueSobject',
  '03g',
  [
    lookup('QueueId', 'Group ID', 'Group', 'QueueSobjects', { ...required, deleteConstraint: 'Cascade' }),
    text('SobjectType', 'Sobject Type', 40, required),
  ],
  { label: 'Queue Sobject', recycled: false },
);

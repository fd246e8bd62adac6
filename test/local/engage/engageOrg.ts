import { engageAutomation, runDue, type DueSummary } from '../../../plugin/src/local/engage/index.ts';
import {
  openOrg,
  type Clock,
  type FieldValues,
  type Org,
  type Row,
} from '../../../plugin/src/local/engine/index.ts';
import { metadataFolders } from '../../metadataFolders.ts';
import { handClock, textOf } from '../engine/fixture.ts';

const metadata = metadataFolders();

/** A Wednesday noon in Chicago, a week before Thanksgiving. */
export const start = '2026-11-18T18:00:00.000Z';

export interface EngageOrg {
  readonly org: Org;
  readonly clock: ReturnType<typeof handClock>;
  /** Moves the clock, stopping at each due time, as the local org does. */
  readonly pass: (to: string) => DueSummary;
  readonly insert: (object: string, values: FieldValues, userId?: string) => string;
  readonly get: (object: string, id: string, ...fields: string[]) => Row;
  /** A volunteer with a user. */
  readonly mentor: (name: string, values?: FieldValues) => { contactId: string; userId: string };
  /** A request of the chapter's client, in the chapter's queue unless told otherwise. */
  readonly request: (values?: FieldValues) => string;
  /** Template, receivers and record of each mail from `from` on. */
  readonly mails: (from?: number) => (string | null)[][];
  readonly queueId: string;
  readonly chapterId: string;
  readonly clientId: string;
  readonly cicId: string;
}

/** An org with Engage's automation, new or as a file has it. */
export function openEngage(file: string, clock: Clock): Org {
  return openOrg({ file, metadata, clock, automation: engageAutomation });
}

/** Engage with one chapter in Chicago, its queue with a coordinator, and a client; in a region that is not enrolled. */
export function engageOrg(file = ':memory:', regionName = 'Elsewhere'): EngageOrg {
  const clock = handClock(start);
  const org = openEngage(file, clock);
  const system = org.systemUserId;
  const insert = (object: string, values: FieldValues, userId = system): string =>
    org.insert(object, values, userId);
  const idOf = (object: string, name: string): string =>
    textOf(org.query(`SELECT Id FROM ${object} WHERE Name = '${name}'`, { userId: system }).records[0]?.Id);
  const recordType = (object: string, name: string): string | undefined =>
    org.schema.object(object)?.recordTypes.find((each) => each.developerName === name)?.id;
  const user = (name: string, profile: string, more: FieldValues = {}): string =>
    insert('User', {
      Username: `${name}@engage.local`,
      LastName: name,
      Alias: name.slice(0, 8),
      Email: `${name}@engage.local`,
      ProfileId: idOf('Profile', profile),
      ...more,
    });
  const grant = (userId: string, set: string): void => {
    insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: idOf('PermissionSet', set) });
  };

  const region = insert('Account', { Name: regionName, Unit_Level__c: 'Region' });
  const district = insert('Account', { Name: 'Testland', Unit_Level__c: 'District', ParentId: region });
  const chapterId = insert('Account', {
    Name: 'SCORE Testville',
    Unit_Level__c: 'Chapter',
    ParentId: district,
    Chapter_Number__c: '0700',
    Time_Zone__c: 'America/Chicago',
  });
  const [queueId = ''] = org.load('Group', [
    { Name: 'Client Intake Queue Testville', DeveloperName: 'Client_Intake_0700', Type: 'Queue' },
  ]);
  org.load('QueueSobject', [{ QueueId: queueId, SobjectType: 'Case' }]);
  const cicId = user('cic', 'Standard User');
  grant(cicId, 'SCORE_CIC');
  org.load('GroupMember', [{ GroupId: queueId, UserOrGroupId: cicId }]);
  const clientId = insert('Contact', {
    RecordTypeId: recordType('Contact', 'Client'),
    LastName: 'Client',
    Email: 'client@example.com',
  });

  return {
    org,
    clock,
    insert,
    queueId,
    chapterId,
    clientId,
    cicId,
    pass(to) {
      const summary = runDue(org, new Date(to), (instant) => {
        clock.set(new Date(instant).toISOString());
      });
      clock.set(to);
      return summary;
    },
    get: (object, id, ...fields) => org.retrieve(object, id, fields, system),
    mentor(name, values = {}) {
      const contactId = insert('Contact', {
        RecordTypeId: recordType('Contact', 'Volunteer'),
        LastName: name,
        AccountId: chapterId,
        Volunteer_Status__c: 'Active',
        Classification__c: 'Mentor',
        ...values,
      });
      const userId = user(name, 'Partner Community User', { ContactId: contactId });
      grant(userId, 'SCORE_Mentor');
      return { contactId, userId };
    },
    request: (values = {}) =>
      insert('Case', {
        RecordTypeId: recordType('Case', 'Mentoring_Request'),
        Subject: 'A request',
        ContactId: clientId,
        Chapter__c: chapterId,
        OwnerId: queueId,
        Assignment_Status__c: 'Unassigned',
        ...values,
      }),
    mails: (from = 0) =>
      org
        .outbox()
        .filter(({ source }) => source === 'Engage')
        .slice(from)
        .map(({ template, to, sentAt }) => [template, to.join(', '), sentAt.slice(0, 19)]),
  };
}

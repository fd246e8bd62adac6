import { hourLength } from '../../calendar/zoneTime.ts';
import type { Client, MentoringRequest, Session } from '../world/model.ts';
import { userKey } from '../world/model.ts';
import {
  dateTime,
  optionalDateTime,
  optionalReference,
  reference,
  stamps,
  type SeedRow,
  type SeedTable,
} from './row.ts';

/** A request with its key; the oldest request has the lowest number. */
export interface NumberedRequest {
  readonly key: string;
  readonly request: MentoringRequest;
}

/** Clients, their requests, and the sessions: what Engage itself has. */
export function requestTables(requests: readonly NumberedRequest[]): SeedTable[] {
  const clients = [...new Set(requests.map(({ request }) => request.client))];
  const sessions = requests.flatMap(({ key, request }) =>
    request.sessions.map((session) => ({ key, session })),
  );
  sessions.sort((one, other) => one.session.arrangedAt - other.session.arrangedAt);
  return [
    { object: 'Contact', rows: clients.map(clientRow) },
    { object: 'Case', rows: requests.map(caseRow) },
    {
      object: 'Mentoring_Session__c',
      rows: sessions.map(({ key, session }, index) => sessionRow(key, session, index + 1)),
    },
  ];
}

function clientRow(client: Client): SeedRow {
  return {
    key: client.key,
    values: {
      RecordTypeId: reference('recordType:Contact.Client'),
      OwnerId: reference('user:admin@engage.local'),
      FirstName: client.first,
      LastName: client.last,
      Email: client.email,
      Phone: client.phone,
      MailingStreet: client.street,
      Preferred_Contact_Method__c: client.prefers,
      Service_Suspended__c: client.suspended,
      ...stamps(client.createdAt, client.createdAt),
    },
  };
}

function caseRow({ key, request }: NumberedRequest): SeedRow {
  const { client } = request;
  return {
    key,
    values: {
      RecordTypeId: reference('recordType:Case.Mentoring_Request'),
      ContactId: reference(client.key),
      OwnerId: reference(request.owner),
      Origin: 'Web',
      Subject: `Mentoring request: ${request.area ?? 'no area named'}`,
      SuppliedName: `${client.first} ${client.last}`,
      SuppliedEmail: client.email,
      SuppliedPhone: client.phone,
      Status: request.status,
      ClosedDate: optionalDateTime(request.closedAt),
      Assignment_Status__c: request.assignmentStatus,
      Chapter__c: optionalReference(request.chapter?.key),
      Area_of_Expertise__c: request.area,
      Industry__c: request.industry,
      Business_Established__c: request.established,
      Business_Questions__c: request.words,
      Meeting_Preference__c: request.meeting,
      Notification_Preference__c: request.notify,
      Requested_Mentor__c: optionalReference(request.requestedMentor?.key),
      Client_Waits_Until__c: request.waitsUntil,
      ...stamps(request.submittedAt, request.touchedAt),
    },
  };
}

function sessionRow(requestKey: string, session: Session, number: number): SeedRow {
  const held = session.status === 'Completed';
  return {
    key: `session:${number}`,
    values: {
      Mentoring_Request__c: reference(requestKey),
      Lead_Mentor__c: reference(session.lead.key),
      OwnerId: reference(userKey(session.lead.username)),
      Status__c: session.status,
      Session_Start__c: dateTime(session.start),
      Session_End__c: dateTime(session.end),
      Mentoring_Type__c: session.type,
      Notes_Logged_At__c: optionalDateTime(session.notesLoggedAt),
      Mentor_Hours__c: held ? (session.end - session.start) / hourLength : undefined,
      ...stamps(session.arrangedAt, session.touchedAt),
    },
  };
}

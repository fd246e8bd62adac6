import assert from 'node:assert/strict';
import {
  ApiError,
  openOrg,
  type Clock,
  type FieldValues,
  type Org,
  type Row,
} from '../../plugin/src/local/engine/index.ts';
import { textOf } from '../local/engine/fixture.ts';
import { metadataFolders } from '../metadataFolders.ts';

const hour = 3_600_000;
/** A Monday, noon in Des Moines. */
const start = Date.parse('2026-11-16T18:00:00Z');

export interface SmallEngage {
  readonly org: Org;
  readonly clock: Clock;
  /** Id of a unit, a person, a user, a queue by its short name below. */
  readonly id: (name: string) => string;
  /** A request in the queue of its chapter; its Case Id. */
  request(values?: FieldValues): string;
  /** A second CIC's offer to a mentor by short name; the assignment's Id. */
  offer(caseId: string, mentor: string, values?: FieldValues): string;
  save(object: string, id: string, values: FieldValues, user?: string): void;
  read(object: string, id: string, fields: string): Row;
  assignmentsOf(caseId: string): Row[];
  attempt(assignmentId: string, values?: FieldValues): string;
  /** Engage takes an unanswered request back into its queue after five days (D2). */
  timeOut(caseId: string): void;
  /** Moves the org's clock. */
  later(hours: number): void;
  /** ISO time so many hours from now. */
  at(hours: number): string;
}

/**
 * A local org with the package. Central is enrolled: mentors Ada, Bo, Cy (paused) and Di (resigned), the leader Lee, Gus (his user is no longer active), Cic and Roc.
 * So is Mid-Atlantic: the mentor May and the CIC Mac. Flo mentors in a region that takes no part. Svc is the service's user, Nil
 * has no permission set. Rows are loaded, so that no rule or flow has run yet.
 */
export function smallEngage(): SmallEngage {
  let now = start;
  const clock: Clock = { now: () => new Date((now += 1)) };
  const org = openOrg({ file: ':memory:', metadata: metadataFolders(), clock });
  const ids = new Map<string, string>();
  const load = (name: string, object: string, values: FieldValues): string => {
    const [id = ''] = org.load(object, [values]);
    ids.set(name, id);
    return id;
  };
  const id = (name: string): string => {
    const known = ids.get(name);
    assert.ok(known, `nothing is called ${name}`);
    return known;
  };
  const idWhere = (soql: string): string => {
    const [row] = org.query(soql, { userId: org.systemUserId }).records;
    assert.ok(row, soql);
    return textOf(row.Id);
  };

  const unit = (name: string, level: string, parent?: string): string =>
    load(name, 'Account', {
      Name: name,
      Unit_Level__c: level,
      ...(parent === undefined ? {} : { ParentId: id(parent) }),
    });
  unit('Central', 'Region');
  unit('Prairie Rivers', 'District', 'Central');
  unit('SCORE Des Moines', 'Chapter', 'Prairie Rivers');
  unit('West Branch', 'Branch', 'SCORE Des Moines');
  unit('Mid-Atlantic', 'Region');
  unit('Bay', 'District', 'Mid-Atlantic');
  unit('SCORE Bayside', 'Chapter', 'Bay');
  unit('Northeast', 'Region');
  unit('Granite Coast', 'District', 'Northeast');
  unit('SCORE Elsewhere', 'Chapter', 'Granite Coast');

  const profile = (name: string): string => idWhere(`SELECT Id FROM Profile WHERE Name = '${name}'`);
  const user = (name: string, profileName: string, contact?: string): void => {
    load(`${name}'s user`, 'User', {
      Username: `${name.toLowerCase()}@engage.local`,
      LastName: name,
      Alias: name.slice(0, 8).toLowerCase(),
      Email: `${name.toLowerCase()}@engage.local`,
      TimeZoneSidKey: 'America/Chicago',
      IsActive: true,
      ProfileId: profile(profileName),
      ...(contact === undefined ? {} : { ContactId: id(contact) }),
    });
  };
  const permit = (name: string, set: string): void => {
    org.load('PermissionSetAssignment', [
      {
        PermissionSetId: idWhere(`SELECT Id FROM PermissionSet WHERE Name = '${set}'`),
        AssigneeId: id(`${name}'s user`),
      },
    ]);
  };
  const volunteer = (name: string, set: string, values: FieldValues = {}): void => {
    load(name, 'Contact', {
      RecordTypeId: idWhere(
        "SELECT Id FROM RecordType WHERE SobjectType = 'Contact' AND DeveloperName = 'Volunteer'",
      ),
      LastName: name,
      AccountId: id('SCORE Des Moines'),
      Volunteer_Status__c: 'Active',
      Classification__c: 'Mentor',
      ...values,
    });
    user(name, 'Partner Community User', name);
    permit(name, set);
  };
  volunteer('Ada', 'SCORE_Mentor');
  volunteer('Bo', 'SCORE_Mentor');
  volunteer('Cy', 'SCORE_Mentor', { Mentoring_Paused__c: true });
  volunteer('Di', 'SCORE_Mentor', { Volunteer_Status__c: 'Resigned' });
  volunteer('May', 'SCORE_Mentor', { AccountId: id('SCORE Bayside') });
  volunteer('Flo', 'SCORE_Mentor', { AccountId: id('SCORE Elsewhere') });
  volunteer('Lee', 'SCORE_Leader');
  volunteer('Gus', 'SCORE_Mentor');
  org.update('User', id("Gus's user"), { IsActive: false }, org.systemUserId);
  const member = (name: string, group: string): void => {
    const groupId = idWhere(`SELECT Id FROM Group WHERE DeveloperName = '${group}'`);
    org.load('GroupMember', [{ GroupId: groupId, UserOrGroupId: id(`${name}'s user`) }]);
  };
  const staff = (name: string, profileName: string, set: string, group: string): void => {
    user(name, profileName);
    permit(name, set);
    member(name, group);
  };
  staff('Cic', 'Standard User', 'SCORE_CIC', 'SCORE_Central');
  staff('Roc', 'Standard User', 'SCORE_ROC', 'SCORE_Central');
  staff('Mac', 'Standard User', 'SCORE_CIC', 'SCORE_Mid_Atlantic');
  staff('Svc', 'Minimum Access - API Only Integrations', 'SCORE_Service', 'SCORE_Service');
  user('Nil', 'Standard User');
  user('Admin', 'System Administrator');

  const queue = (chapter: string, coordinator: string): void => {
    const queueId = load(`queue of ${chapter}`, 'Group', {
      Name: `Client Intake Queue ${chapter.replace('SCORE ', '')}`,
      DeveloperName: `Client_Intake_${chapter.replaceAll(' ', '_')}`,
      Type: 'Queue',
    });
    org.load('QueueSobject', [{ QueueId: queueId, SobjectType: 'Case' }]);
    org.load('GroupMember', [{ GroupId: queueId, UserOrGroupId: id(`${coordinator}'s user`) }]);
  };
  queue('SCORE Des Moines', 'Cic');
  queue('SCORE Bayside', 'Mac');
  queue('SCORE Elsewhere', 'Cic');
  load('client', 'Contact', { LastName: 'Testclient' });

  const admin = id("Admin's user");
  return {
    org,
    clock,
    id,
    request: (values = {}) => {
      const [caseId = ''] = org.load('Case', [
        {
          RecordTypeId: idWhere("SELECT Id FROM RecordType WHERE DeveloperName = 'Mentoring_Request'"),
          ContactId: id('client'),
          Chapter__c: id('SCORE Des Moines'),
          OwnerId: id('queue of SCORE Des Moines'),
          Status: 'New',
          Assignment_Status__c: 'Unassigned',
          ...values,
        },
      ]);
      return caseId;
    },
    offer: (caseId, name, values = {}) =>
      org.insert(
        'Mentor_Assignment__c',
        {
          Request__c: caseId,
          Mentor__c: id(name),
          How__c: 'Assigned',
          Recommended_By__c: 'Coordinator',
          ...values,
        },
        admin,
      ),
    save: (object, recordId, values, name = 'Admin') => {
      org.update(object, recordId, values, id(`${name}'s user`));
    },
    read: (object, recordId, fields) => org.retrieve(object, recordId, fields.split(' '), org.systemUserId),
    assignmentsOf: (caseId) =>
      org.query(
        'SELECT Id, Mentor__c, How__c, Response__c, Outcome__c, Open_Key__c, From_Engage__c, Recommended_By__c, Claim_Status__c ' +
          `FROM Mentor_Assignment__c WHERE Request__c = '${caseId}' ORDER BY Offered_At__c, Id`,
        { userId: org.systemUserId },
      ).records,
    attempt: (assignmentId, values = {}) =>
      org.insert(
        'Contact_Attempt__c',
        {
          Assignment__c: assignmentId,
          Attempt_Key__c: `${assignmentId}-${now}`,
          Method__c: 'Phone',
          Result__c: 'No Answer',
          Made_At__c: new Date(now).toISOString(),
          ...values,
        },
        admin,
      ),
    timeOut: (caseId) => {
      now += 7 * 24 * hour;
      org.update('Case', caseId, { OwnerId: id('queue of SCORE Des Moines') }, admin);
    },
    later: (hours) => {
      now += hours * hour;
    },
    at: (hours) => new Date(now + hours * hour).toISOString(),
  };
}

/** The refusal of a save: Salesforce's code and the text a person reads. */
export function refusal(work: () => unknown): { code: string; message: string; fields: readonly string[] } {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) {
      return { code: error.errorCode, message: error.message, fields: error.fields };
    }
    throw error;
  }
  throw new assert.AssertionError({ message: 'Expected a refusal, but the record was saved.' });
}

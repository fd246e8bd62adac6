import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { FieldValues, Org, Row } from '../../../plugin/src/local/engine/index.ts';
import { openOrg } from '../../../plugin/src/local/engine/index.ts';
import { metadataFolders } from '../../metadataFolders.ts';
import { handClock, refuses } from './fixture.ts';

const clock = handClock();
let org: Org;
let userId: string;
const ids: Record<'chapter' | 'client' | 'mentor' | 'request' | 'assignment', string> = {
  chapter: '',
  client: '',
  mentor: '',
  request: '',
  assignment: '',
};

const recordType = (object: string, name: string): string | undefined =>
  org.schema.object(object)?.recordTypes.find((each) => each.developerName === name)?.id;
const rows = (soql: string): Row[] => org.query(soql, { userId }).records;

const offer = (cause: string): FieldValues => ({
  Request__c: ids.request,
  Mentor__c: ids.mentor,
  Offered_At__c: '2026-11-21T15:00:00Z',
  How__c: 'Assigned',
  Recommended_By__c: 'Recommendation',
  Cause_Key__c: cause,
});

before(() => {
  org = openOrg({ file: ':memory:', metadata: metadataFolders(), clock });
  userId = org.systemUserId;
  ids.chapter = org.insert(
    'Account',
    { Name: 'Chapter 0001', Unit_Level__c: 'Chapter', Chapter_Number__c: '0001' },
    userId,
  );
  ids.client = org.insert(
    'Contact',
    { LastName: 'Client', RecordTypeId: recordType('Contact', 'Client') },
    userId,
  );
  ids.mentor = org.insert(
    'Contact',
    {
      FirstName: 'Made-up',
      LastName: 'Mentor',
      RecordTypeId: recordType('Contact', 'Volunteer'),
      AccountId: ids.chapter,
      Volunteer_Status__c: 'Active',
      Classification__c: 'Mentor',
      Maximum_Client_Weekly_Requests__c: '3',
    },
    userId,
  );
  ids.request = org.insert(
    'Case',
    { ContactId: ids.client, Chapter__c: ids.chapter, Assignment_Status__c: 'Unassigned' },
    userId,
  );
  ids.assignment = org.insert('Mentor_Assignment__c', offer('offer-1'), userId);
});

test('a request is a Mentoring_Request case, new, numbered and owned', () => {
  const row = org.retrieve(
    'Case',
    ids.request,
    ['CaseNumber', 'Status', 'IsClosed', 'RecordType.DeveloperName', 'Owner.Name'],
    userId,
  );
  assert.deepEqual([row.CaseNumber, row.Status, row.IsClosed], ['00001000', 'New', false]);
  assert.equal((row.RecordType as Row).DeveloperName, 'Mentoring_Request');
});

test('the statuses that close a request are the documented three', () => {
  assert.deepEqual(
    rows('SELECT ApiName FROM CaseStatus WHERE IsClosed = true ORDER BY SortOrder').map((row) => row.ApiName),
    ['Completed', 'Unable to Contact', 'Withdrawn'],
  );
});

test('an assignment is made once for one cause', () => {
  refuses(
    () => org.insert('Mentor_Assignment__c', offer('offer-1'), userId),
    'DUPLICATE_VALUE',
    /^duplicate value found: Cause_Key__c/,
  );
  const again = org.upsert(
    'Mentor_Assignment__c',
    'Cause_Key__c',
    'offer-1',
    { Response__c: 'Accepted' },
    userId,
  );
  assert.deepEqual(again, { id: ids.assignment, created: false });
  refuses(
    () => {
      org.update('Mentor_Assignment__c', ids.assignment, { Response__c: 'Maybe' }, userId);
    },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Response: bad value for restricted picklist field: Maybe',
  );
});

test('attempts roll up by method, first and last; a voided one does not count', () => {
  const attempt = (method: string, hour: string, voided = false): string =>
    org.insert(
      'Contact_Attempt__c',
      {
        Assignment__c: ids.assignment,
        Method__c: method,
        Made_At__c: `2026-11-21T${hour}:00:00Z`,
        Result__c: 'No Answer',
        Voided__c: voided,
      },
      userId,
    );
  attempt('Email', '10');
  attempt('Email', '12');
  attempt('Phone', '11');
  attempt('Text', '09', true);
  const row = org.retrieve('Mentor_Assignment__c', ids.assignment, undefined, userId);
  assert.deepEqual(
    [
      row.Email_Attempts__c,
      row.Phone_Attempts__c,
      row.Text_Attempts__c,
      row.First_Attempt_At__c,
      row.Last_Attempt_At__c,
    ],
    [2, 1, 0, '2026-11-21T10:00:00.000+0000', '2026-11-21T12:00:00.000+0000'],
  );
});

test('a recommendation is upserted by its key, listed under the request, and goes with it', () => {
  const request = org.insert('Case', { ContactId: ids.client }, userId);
  const recommend = (rank: number) =>
    org.upsert(
      'Mentor_Recommendation__c',
      'Recommendation_Key__c',
      `${request}:${ids.mentor}`,
      {
        Request__c: request,
        Mentor__c: ids.mentor,
        Rank__c: rank,
        Tier__c: 'Chapter',
        Match_Group__c: 'Area and Industry',
      },
      userId,
    );
  assert.equal(recommend(2).created, true);
  assert.equal(recommend(1).created, false);
  const children = org.schema
    .object('Case')
    ?.childRelationships.find((each) => each.childObject === 'Mentor_Recommendation__c');
  const [row] = rows(
    `SELECT (SELECT Rank__c, Mentor__r.Name FROM ${children?.relationshipName} ORDER BY Rank__c) FROM Case WHERE Id = '${request}'`,
  );
  const list = row?.[children?.relationshipName ?? ''] as { records: Row[] };
  assert.deepEqual(
    list.records.map((each) => [each.Rank__c, (each.Mentor__r as Row).Name]),
    [[1, 'Made-up Mentor']],
  );
  org.delete('Case', request, userId);
  assert.deepEqual(rows(`SELECT Id FROM Mentor_Recommendation__c WHERE Request__c = '${request}'`), []);
});

test('one clock a request, by its key', () => {
  const clockOf = () =>
    org.upsert(
      'Request_Clock__c',
      'Request_Key__c',
      ids.request,
      { Request__c: ids.request, Next_Action_Owner__c: 'CIC' },
      userId,
    );
  assert.equal(clockOf().created, true);
  assert.equal(clockOf().created, false);
});

test('deleting an assignment takes its attempts along; a request with an assignment stays', () => {
  refuses(() => {
    org.delete('Case', ids.request, userId);
  }, 'DELETE_FAILED');
  org.delete('Mentor_Assignment__c', ids.assignment, userId);
  assert.deepEqual(rows('SELECT Id FROM Contact_Attempt__c'), []);
});

import { dayLength, type Instant } from '../../calendar/zoneTime.ts';
import { limitReached, requestsLast7Days } from '../life/mentorPool.ts';
import { userKey, type Mentor } from '../world/model.ts';
import { reference, stamps, type SeedRow, type SeedTable } from './row.ts';

/** The mentors as Contacts and, since every one of them logs in, as Users. */
export function mentorTables(mentors: readonly Mentor[], asOf: Instant): SeedTable[] {
  return [
    { object: 'Contact', rows: mentors.map((mentor) => contactRow(mentor, asOf)) },
    { object: 'User', rows: mentors.map((mentor) => userRow(mentor, asOf)) },
    { object: 'PermissionSetAssignment', rows: mentors.filter(isEnrolled).map(permissionRow) },
  ];
}

function isEnrolled({ chapter }: Mentor): boolean {
  return chapter.district.region.enrolled;
}

function permissionRow({ key, username }: Mentor): SeedRow {
  return {
    key: `permission:${key}`,
    values: {
      PermissionSetId: reference('permissionSet:SCORE_Mentor'),
      AssigneeId: reference(userKey(username)),
    },
  };
}

function contactRow(mentor: Mentor, asOf: Instant): SeedRow {
  return {
    key: mentor.key,
    values: {
      RecordTypeId: reference('recordType:Contact.Volunteer'),
      AccountId: reference(mentor.chapter.key),
      OwnerId: reference('user:admin@engage.local'),
      FirstName: mentor.first,
      LastName: mentor.last,
      Email: mentor.username,
      Volunteer_Status__c: mentor.status,
      Classification__c: mentor.classification,
      Areas_of_Expertise__c: mentor.areas.join(';'),
      Industry_Experience__c: mentor.industries.join(';'),
      Subject_Matter_Expertise__c: mentor.expertiseText,
      Maximum_Client_Weekly_Requests__c: mentor.weeklyLimit,
      Client_Requests_Last_7_Days__c: requestsLast7Days(mentor, asOf),
      Request_Limit_Reached__c: limitReached(mentor, asOf),
      Accept_Direct_Requests__c: mentor.acceptsDirect,
      Serve_Clients_Outside_of_Local_Area__c: mentor.servesOutside,
      Mentoring_Paused__c: mentor.paused !== undefined,
      Mentoring_Paused_Until__c: mentor.paused?.until,
      ...stamps(mentor.joinedAt, mentor.profileChangedAt),
    },
  };
}

function userRow(mentor: Mentor, asOf: Instant): SeedRow {
  const short = String(mentor.number).padStart(6, '0');
  return {
    key: userKey(mentor.username),
    values: {
      Username: mentor.username,
      FirstName: mentor.first,
      LastName: mentor.last,
      Email: mentor.username,
      Alias: `m${short}`,
      CommunityNickname: `mentor${short}`,
      ProfileId: reference('profile:Partner Community User'),
      ContactId: reference(mentor.key),
      TimeZoneSidKey: mentor.chapter.zone,
      IsActive: !leftLongAgo(mentor, asOf),
      ...stamps(mentor.joinedAt, mentor.leftAt ?? mentor.joinedAt),
    },
  };
}

/** A user is closed some weeks after the volunteer has left; until then requests may still be theirs (M16). */
function leftLongAgo({ status, leftAt }: Mentor, asOf: Instant): boolean {
  return (
    (status === 'Resigned' || status === 'Terminated') &&
    leftAt !== undefined &&
    leftAt < asOf - 30 * dayLength
  );
}

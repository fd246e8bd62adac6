import type { Schema } from '../engine/index.ts';

/**
 * Engage's API names are not public: these are the ones config/engage-baseline assumes. An org whose schema has others
 * gets no automation of Engage's.
 */
export const requestFields = {
  assignmentStatus: 'Assignment_Status__c',
  chapter: 'Chapter__c',
  requestedMentor: 'Requested_Mentor__c',
} as const;

export const mentorFields = {
  status: 'Volunteer_Status__c',
  classification: 'Classification__c',
  paused: 'Mentoring_Paused__c',
  weeklyMaximum: 'Maximum_Client_Weekly_Requests__c',
  requestsLast7Days: 'Client_Requests_Last_7_Days__c',
  limitReached: 'Request_Limit_Reached__c',
} as const;

export const chapterFields = { number: 'Chapter_Number__c', zone: 'Time_Zone__c' } as const;

/** Assignment Status, the labels of help.score.org 360041668893 and supportcenter.score.org 47. */
export const assignmentStatus = {
  unassigned: 'Unassigned',
  pending: 'Assigned-Pending',
  assigned: 'Assigned',
  pendingReassignment: 'Pending Reassignment',
} as const;

/** Where a chapter has no zone of its own, and where Engage's day begins. */
export const defaultZone = 'America/New_York';

const needed: Readonly<Record<string, readonly string[]>> = {
  Case: Object.values(requestFields),
  Contact: Object.values(mentorFields),
  Account: Object.values(chapterFields),
};

/** Whether the org has everything Engage's automation reads and writes. */
export function isEngage(schema: Schema): boolean {
  return Object.entries(needed).every(([object, fields]) =>
    fields.every((field) => schema.object(object)?.field(field) !== undefined),
  );
}

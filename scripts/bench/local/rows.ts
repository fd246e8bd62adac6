import type { ServerReady } from './serverProcess.ts';

export interface Table {
  readonly object: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const METHODS = ['Email', 'Phone', 'Text'] as const;
const START = Date.UTC(2026, 0, 5, 15);
const MINUTE = 60_000;

const at = (minutes: number): string => new Date(START + minutes * MINUTE).toISOString();

/** Requests that mentors have accepted, spread over a year, outside the enrolled regions. */
export function requestTable({ mentors, chapterId, clientId }: ServerReady, count: number): Table {
  return {
    object: 'Case',
    header: ['Subject', 'Origin', 'Status', 'ContactId', 'Chapter__c', 'OwnerId', 'Assignment_Status__c'],
    rows: Array.from({ length: count }, (_, index) => [
      `Request ${index}`,
      'Web',
      'New',
      clientId,
      chapterId,
      mentors[index % mentors.length]?.userId ?? '',
      'Assigned',
    ]),
  };
}

/** One accepted assignment for each request. */
export function assignmentTable({ mentors }: ServerReady, requests: readonly string[]): Table {
  return {
    object: 'Mentor_Assignment__c',
    header: [
      'Cause_Key__c',
      'Request__c',
      'Mentor__c',
      'Mentor_User__c',
      'OwnerId',
      'How__c',
      'Offered_At__c',
      'Response__c',
      'Responded_At__c',
    ],
    rows: requests.map((request, index) => {
      const mentor = mentors[index % mentors.length];
      const user = mentor?.userId ?? '';
      const contact = mentor?.contactId ?? '';
      return [
        `bench:${request}`,
        request,
        contact,
        user,
        user,
        'Assigned',
        at(index),
        'Accepted',
        at(index + 60),
      ];
    }),
  };
}

/** Three or four attempts below each assignment, in turn by e-mail, phone and text. */
export function attemptTable(assignments: readonly string[], count: number): Table {
  return {
    object: 'Contact_Attempt__c',
    header: ['Assignment__c', 'Attempt_Key__c', 'Method__c', 'Made_At__c', 'Result__c'],
    rows: Array.from({ length: count }, (_, index) => {
      const turn = Math.floor((index * assignments.length) / count);
      const assignment = assignments[turn] ?? '';
      const made = at(turn + 120 + (index % 4) * 1500);
      return [assignment, `bench:${index}`, METHODS[index % 3] ?? 'Email', made, 'No Answer'];
    }),
  };
}

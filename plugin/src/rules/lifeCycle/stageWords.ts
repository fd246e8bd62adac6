import type { AssignmentStage, RequestStage } from './lifeEvent.ts';

/** "; the request is withdrawn" */
export const REQUEST_WORDS: Readonly<Record<RequestStage, string>> = {
  unknown: 'the request is not submitted yet',
  waiting: 'the request waits in the queue',
  followUpOwed: 'the request waits in the queue for a follow-up',
  offered: 'the request is offered',
  held: 'a mentor has the request',
  inContact: 'a mentor is in contact with the client',
  mentored: 'a session was held',
  suspended: "the client's service is suspended",
  completed: 'the request is completed',
  unableToReach: 'the request is closed as Unable to Reach Client',
  withdrawn: 'the request is withdrawn',
  deleted: 'the request is deleted',
  merged: 'the request is merged into another',
};

/** "; the offer was declined" */
export const ASSIGNMENT_WORDS: Readonly<Record<AssignmentStage, string>> = {
  unknown: 'no offer to the mentor is recorded before it',
  offered: 'the offer waits for an answer',
  chosen: 'the client chose the mentor',
  accepted: 'the mentor accepted',
  inContact: 'the mentor is in contact with the client',
  mentored: 'the mentor held a session',
  declined: 'the mentor had declined',
  timedOut: 'the offer had timed out',
  transferred: 'the mentor had transferred it',
  reassigned: 'it had been reassigned',
  completed: 'it was completed',
  unableToReach: 'it was closed as Unable to Reach Client',
  withdrawn: 'the client had withdrawn',
};

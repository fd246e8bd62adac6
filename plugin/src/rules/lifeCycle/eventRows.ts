import {
  ANSWERABLE,
  CLOSED,
  ENDED,
  HOLDING,
  leadsTo,
  OPEN,
  QUEUED,
  staysIn,
  WITH_MENTOR,
  type EventRow,
} from './eventRow.ts';
import type { LifeEventKind } from './lifeEvent.ts';

const STILL_HELD = 'Another mentor still had the request: it counts as reassigned.';
const LOCKED = 'D3: after the time-out the CIC was to follow up with the mentor first.';

/** Every event of a request's life. Events of one assignment at the same instant happen in the order of this table. */
export const EVENTS: Readonly<Record<LifeEventKind, EventRow>> = {
  submitted: {
    name: 'submitted',
    only: 'A request is submitted once',
    request: { unknown: 'waiting' },
  },
  chosen: {
    name: 'chosen by the client',
    only: 'A client chooses a mentor with the submission',
    request: leadsTo(['waiting'], 'held'),
    assignment: { unknown: 'chosen' },
  },
  offered: {
    name: 'offered',
    only: 'Only a request that is open can be offered',
    request: leadsTo(OPEN, 'offered'),
    assignment: { unknown: 'offered' },
    irregular: {
      request: {
        followUpOwed: LOCKED,
        offered: STILL_HELD,
        held: STILL_HELD,
        inContact: STILL_HELD,
        mentored: STILL_HELD,
      },
    },
  },
  accepted: {
    name: 'accepted',
    only: 'Only an offer that waits for an answer can be accepted',
    request: { ...leadsTo(['offered', 'held'], 'held'), inContact: 'inContact', mentored: 'mentored' },
    assignment: leadsTo(ANSWERABLE, 'accepted'),
  },
  attempted: {
    name: 'tried to reach the client',
    only: 'Only a mentor who has the request can try to reach the client',
    request: staysIn(WITH_MENTOR),
    assignment: staysIn(HOLDING),
  },
  reached: {
    name: 'reached the client',
    only: 'Only a mentor who has the request can reach the client',
    request: { ...leadsTo(['offered', 'held', 'inContact'], 'inContact'), mentored: 'mentored' },
    // Before the acceptance the offer still waits for its answer.
    assignment: {
      offered: 'offered',
      ...leadsTo(['chosen', 'accepted', 'inContact'], 'inContact'),
      mentored: 'mentored',
    },
  },
  voided: {
    name: 'voided an attempt',
    only: 'Only an attempt that is recorded, and not voided before, can be voided',
    request: staysIn([...OPEN, ...CLOSED, 'suspended']),
    assignment: staysIn([...HOLDING, ...ENDED]),
  },
  sessionArranged: {
    name: 'arranged a session',
    only: 'A session is arranged by a mentor who has the request',
    request: { ...leadsTo(['offered', 'held', 'inContact'], 'inContact'), mentored: 'mentored' },
    assignment: {
      ...leadsTo(['offered', 'chosen', 'accepted', 'inContact'], 'inContact'),
      mentored: 'mentored',
    },
  },
  sessionCalledOff: {
    name: 'called a session off',
    only: 'Only a session that was arranged can be called off',
    request: staysIn([...OPEN, ...CLOSED, 'suspended']),
    assignment: staysIn([...HOLDING, ...ENDED]),
  },
  sessionHeld: {
    name: 'held a session',
    only: 'A session is held by a mentor who has the request',
    request: leadsTo(WITH_MENTOR, 'mentored'),
    assignment: leadsTo(HOLDING, 'mentored'),
  },
  followUpSet: {
    name: 'set a follow-up',
    only: 'A follow-up is set by a mentor who has the request, after a session',
    request: leadsTo(WITH_MENTOR, 'mentored'),
    assignment: leadsTo(HOLDING, 'mentored'),
  },
  otherServiceOffered: {
    name: 'offered another service',
    only: 'Another service is offered while the request is open',
    request: staysIn(OPEN),
  },
  notesLogged: {
    name: 'logged the notes',
    only: 'Notes are logged of a session of the request',
    request: staysIn([...OPEN, ...CLOSED, 'suspended']),
    assignment: staysIn([...HOLDING, ...ENDED]),
  },
  holderAway: {
    name: 'no longer mentors',
    only: 'Only a mentor who has the request leaves it behind',
    request: staysIn(WITH_MENTOR),
    assignment: staysIn(HOLDING),
  },
  declined: {
    name: 'declined',
    only: 'Only an offer that waits for an answer can be declined',
    request: leadsTo(['offered', 'held', 'inContact'], 'waiting'),
    assignment: leadsTo(ANSWERABLE, 'declined'),
  },
  timedOut: {
    name: 'timed out',
    only: 'Only an offer that waits for an answer can time out',
    request: leadsTo(['offered', 'held', 'inContact'], 'followUpOwed'),
    assignment: leadsTo(ANSWERABLE, 'timedOut'),
  },
  followedUp: {
    name: 'followed up with the mentor',
    only: 'The CIC follows up with a mentor who let an offer time out',
    request: { followUpOwed: 'waiting', ...staysIn(['waiting', ...WITH_MENTOR, ...CLOSED]) },
    assignment: staysIn(['timedOut']),
  },
  unlocked: {
    name: 'unlocked by the ROC',
    only: 'Only a request that a time-out locked can be unlocked',
    request: { followUpOwed: 'waiting', ...staysIn(['waiting', ...WITH_MENTOR, ...CLOSED]) },
    assignment: staysIn(['timedOut']),
  },
  transferred: {
    name: 'transferred back to the queue',
    only: 'Only a mentor who has accepted the request can transfer it',
    request: leadsTo(WITH_MENTOR, 'waiting'),
    assignment: leadsTo(HOLDING, 'transferred'),
    irregular: { assignment: { offered: 'T1: it was transferred before it was accepted.' } },
  },
  reassigned: {
    name: 'reassigned',
    only: 'Only a request that a mentor has can be reassigned',
    request: { ...leadsTo(WITH_MENTOR, 'waiting'), suspended: 'suspended' },
    assignment: leadsTo(HOLDING, 'reassigned'),
  },
  pausedByClient: {
    name: 'paused by the client',
    only: 'A client can ask to wait while the request is open',
    request: staysIn(OPEN),
  },
  suspended: {
    name: 'suspended',
    only: 'Only an open request can be suspended',
    request: leadsTo(OPEN, 'suspended'),
  },
  completed: {
    name: 'completed',
    only: 'Only a request that a mentor has can be completed',
    request: leadsTo([...WITH_MENTOR, 'suspended'], 'completed'),
    assignment: leadsTo(HOLDING, 'completed'),
  },
  unableToReach: {
    name: 'closed as Unable to Reach Client',
    only: 'Only a mentor who has the request can close it as Unable to Reach Client',
    request: leadsTo([...WITH_MENTOR, 'suspended'], 'unableToReach'),
    assignment: leadsTo(HOLDING, 'unableToReach'),
    irregular: {
      assignment: {
        inContact: 'D6: the client had been reached.',
        mentored: 'D6: the client had been reached.',
      },
    },
  },
  withdrawn: {
    name: 'withdrawn by the client',
    only: 'Only an open request can be withdrawn',
    request: leadsTo([...OPEN, 'suspended'], 'withdrawn'),
    assignment: leadsTo(HOLDING, 'withdrawn'),
  },
  merged: {
    name: 'merged into another request',
    only: 'Only a request that is there can be merged',
    request: leadsTo([...QUEUED, ...WITH_MENTOR, ...CLOSED, 'suspended'], 'merged'),
  },
  deleted: {
    name: 'deleted',
    only: 'Only a request that is there can be deleted',
    request: leadsTo([...OPEN, ...CLOSED, 'suspended', 'merged'], 'deleted'),
  },
};

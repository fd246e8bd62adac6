import { dayOf } from '../calendar/calendarDate.ts';
import { dateWords } from '../calendar/dueWords.ts';
import { METHOD_WORDS } from '../clocks/attemptWords.ts';
import type { AssignmentId, AttemptId, ContactMethod, Instant } from '../facts.ts';
import type { LifeEvent, LifeEventKind } from './lifeEvent.ts';

/** What the words for an event need besides it. */
export interface EventScene {
  /** "the mentor", "the 2nd mentor": never a name. */
  readonly mentor: (assignmentId: AssignmentId | undefined) => string;
  readonly method: (attemptId: AttemptId) => ContactMethod | undefined;
  readonly moment: (instant: Instant) => string;
}

type EventOf<Kind extends LifeEventKind> = LifeEvent & { readonly kind: Kind };
type EventWords = { readonly [Kind in LifeEventKind]: (event: EventOf<Kind>, scene: EventScene) => string };

const at = (startsAt: Instant | undefined, { moment }: EventScene): string =>
  startsAt === undefined ? ', without a time as yet' : ` for ${moment(startsAt)}`;

const by = (method: ContactMethod | undefined): string =>
  method === undefined ? '' : ` by ${METHOD_WORDS[method]}`;

const WORDS: EventWords = {
  submitted: () => 'the client submitted the request',
  chosen: ({ assignmentId }, { mentor }) => `the client chose ${mentor(assignmentId)}, who has it with that`,
  offered: ({ assignmentId }, { mentor }) => `the CIC assigned ${mentor(assignmentId)}`,
  accepted: ({ assignmentId }, { mentor }) => `${mentor(assignmentId)} accepted`,
  attempted: ({ assignmentId, method }, { mentor }) =>
    `${mentor(assignmentId)} tried to reach the client${by(method)}`,
  reached: ({ assignmentId }, { mentor }) => `${mentor(assignmentId)} reached the client`,
  voided: ({ attemptId }, { method }) => `an attempt${by(method(attemptId))} was voided: it does not count`,
  sessionArranged: (event, scene) =>
    `${scene.mentor(event.assignmentId)} arranged a session${at(event.startsAt, scene)}`,
  sessionCalledOff: () => 'the session did not take place',
  sessionHeld: ({ assignmentId }, { mentor }) => `${mentor(assignmentId)} held a session with the client`,
  followUpSet: (event, scene) =>
    `${scene.mentor(event.assignmentId)} set the next session${at(event.startsAt, scene)}`,
  otherServiceOffered: () => 'another service of SCORE was offered to the client',
  notesLogged: ({ assignmentId }, { mentor }) => `${mentor(assignmentId)} logged the notes of the session`,
  holderAway: ({ assignmentId }, { mentor }) => `${mentor(assignmentId)} was seen to mentor no longer`,
  declined: ({ assignmentId }, { mentor }) => `${mentor(assignmentId)} declined; back to the queue`,
  timedOut: ({ assignmentId }, { mentor }) =>
    `${mentor(assignmentId)} let the offer time out; back to the queue`,
  followedUp: ({ assignmentId }, { mentor }) => `the CIC followed up with ${mentor(assignmentId)}`,
  unlocked: () => 'the ROC unlocked the request',
  transferred: ({ assignmentId }, { mentor }) =>
    `${mentor(assignmentId)} transferred the client back to the queue`,
  reassigned: ({ assignmentId }, { mentor }) => `the CIC took the request from ${mentor(assignmentId)}`,
  pausedByClient: ({ until }) => `the client asked to wait until ${dateWords(dayOf(until))}`,
  suspended: () => "the client's service was suspended",
  completed: () => 'the request was completed',
  unableToReach: () => 'the request was closed as Unable to Reach Client',
  withdrawn: () => 'the client withdrew the request',
  merged: () => 'the request was merged into another',
  deleted: () => 'the request was deleted',
};

/** One event as a plain sentence, without any person's name. */
export const eventSentence = (event: LifeEvent, scene: EventScene): string => {
  const words = (WORDS[event.kind] as (event: LifeEvent, scene: EventScene) => string)(event, scene);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

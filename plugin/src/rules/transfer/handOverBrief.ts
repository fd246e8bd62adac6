import { ageWords, momentWords } from '../calendar/dueWords.ts';
import { METHOD_WORDS } from '../clocks/attemptWords.ts';
import {
  situationOf,
  type RequestContext,
  type RequestFacts,
  type Situation,
} from '../clocks/requestSituation.ts';
import { isOpen } from '../matching/offers.ts';
import type {
  Assignment,
  AssignmentOutcome,
  AssignmentResponse,
  ContactMethod,
  Instant,
  MentorId,
  RequestId,
  SessionStatus,
} from '../facts.ts';

/** One who had the request. */
export interface FormerHolder {
  readonly mentorId: MentorId;
  readonly how: Assignment['how'];
  readonly offeredAt: Instant;
  readonly response?: AssignmentResponse | undefined;
  readonly outcome?: AssignmentOutcome | undefined;
  readonly endedAt?: Instant | undefined;
}

/** T1: what the next mentor finds. Ids, codes and times only; the notes and the client's words stay in Engage (C2). */
export interface HandOverBrief {
  readonly requestId: RequestId;
  readonly number: string;
  readonly submittedAt: Instant;
  readonly area?: string | undefined;
  readonly industry?: string | undefined;
  readonly inBusiness: boolean;
  readonly preferredMethod?: ContactMethod | undefined;
  /** Oldest first; not the one who has it now. */
  readonly holders: readonly FormerHolder[];
  /** Oldest first; voided ones are left out. */
  readonly attempts: readonly {
    readonly at: Instant;
    readonly method: ContactMethod;
    readonly reached: boolean;
  }[];
  readonly sessions: readonly {
    readonly status: SessionStatus;
    readonly arrangedAt: Instant;
    readonly startsAt?: Instant | undefined;
    readonly notesLogged: boolean;
  }[];
  /** The same as plain sentences. */
  readonly sentences: readonly string[];
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

const askedSentence = ({ request: { area, industry, inBusiness, preferredMethod } }: Situation): string => {
  const asks = area === undefined ? 'The client named no area' : `The client asks about ${area}`;
  const business = inBusiness
    ? `, is in business${industry === undefined ? '' : ` (${industry})`}`
    : ', is not in business yet';
  const prefers = preferredMethod === undefined ? '' : ` and prefers ${METHOD_WORDS[preferredMethod]}`;
  return `${asks}${business}${prefers}.`;
};

const triedSentence = (attempts: HandOverBrief['attempts'], when: (at: Instant) => string): string => {
  const last = attempts.at(-1);
  if (last === undefined) return 'Nobody has tried to reach the client yet.';
  const ways = [...new Set(attempts.map(({ method }) => METHOD_WORDS[method]))].join(', ');
  const reached = attempts.some((attempt) => attempt.reached)
    ? 'the client was reached'
    : 'the client was not reached';
  return `${count(attempts.length, 'attempt')} by ${ways}, the last on ${when(last.at)}; ${reached}.`;
};

const sessionSentence = (sessions: HandOverBrief['sessions']): string => {
  const held = sessions.filter(({ status }) => status === 'held');
  if (held.length === 0) return 'No session was held.';
  const unlogged = held.filter(({ notesLogged }) => !notesLogged).length;
  const notes = unlogged === 0 ? 'the notes are in Engage' : `the notes of ${unlogged} are missing`;
  return `${count(held.length, 'session')} ${held.length === 1 ? 'was' : 'were'} held; ${notes}.`;
};

/** T1: the brief for the next mentor. */
export const handOverBrief = (facts: RequestFacts, context: RequestContext): HandOverBrief => {
  const situation = situationOf(facts, context);
  const { request, calendar, at } = situation;
  const former = situation.offers.filter((offer) => !isOpen(offer));
  const when = (instant: Instant): string => momentWords(instant, calendar, request.submittedAt);
  const attempts = facts.attempts
    .filter(({ voided }) => !voided)
    .map(({ madeAt, method, reached }) => ({ at: madeAt, method, reached }))
    .sort((left, right) => left.at - right.at || (left.method < right.method ? -1 : 1));
  const sessions = facts.sessions
    .map(({ status, arrangedAt, startsAt, notesLoggedAt }) => ({
      status,
      arrangedAt,
      startsAt,
      notesLogged: notesLoggedAt !== undefined,
    }))
    .sort((left, right) => left.arrangedAt - right.arrangedAt || (left.status < right.status ? -1 : 1));
  const age = ageWords(calendar.age(request.submittedAt, at));
  return {
    requestId: request.id,
    number: request.number,
    submittedAt: request.submittedAt,
    area: request.area,
    industry: request.industry,
    inBusiness: request.inBusiness,
    preferredMethod: request.preferredMethod,
    holders: former.map(({ mentorId, how, offeredAt, response, outcome, endedAt }) => ({
      mentorId,
      how,
      offeredAt,
      response,
      outcome,
      endedAt,
    })),
    attempts,
    sessions,
    sentences: [
      `Request ${request.number} was submitted ${when(request.submittedAt)}; the client has waited ${age}.`,
      askedSentence(situation),
      former.length === 0
        ? 'No mentor had it before.'
        : `${count(new Set(former.map(({ mentorId }) => mentorId)).size, 'mentor')} had it before.`,
      triedSentence(attempts, when),
      sessionSentence(sessions),
    ],
  };
};

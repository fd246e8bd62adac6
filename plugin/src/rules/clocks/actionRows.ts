import { attemptsSoFar, METHOD_WORDS } from './attemptWords.ts';
import type { Instant } from '../facts.ts';
import type { ClockId, NextActionCode } from '../outcomes.ts';
import { untilWords } from './clockSentence.ts';
import { isLocked, type Situation } from './requestSituation.ts';
import { sessionEnd } from './sessionProgress.ts';

/** From when to when. */
export interface Span {
  readonly from: Instant;
  readonly due: Instant;
}

/** From when to when a clock runs. */
export type SpanOf = (id: ClockId) => Span;

/** The due time in words that never change, and the holidays that moved it. */
export interface DueWords {
  readonly by: string;
  readonly moved: string;
}

export interface ActionRow {
  readonly code: NextActionCode;
  /** `holder`: the mentor who has the request; the CIC while nobody is known to. */
  readonly owner: 'holder' | 'cic';
  readonly applies: (situation: Situation) => boolean;
  readonly span: (situation: Situation, clock: SpanOf) => Span;
  readonly why: (situation: Situation, words: DueWords) => string;
}

/** D7: from the acceptance, or from a session that did not take place. */
const arrangeSpan = (
  { current, mentorStart, calledOffAt, calendar, policy }: Situation,
  clock: SpanOf,
): Span => {
  if (current !== undefined && calledOffAt === undefined) return clock('firstSession');
  const accepted = current?.how === 'direct' ? mentorStart : (current?.respondedAt ?? mentorStart);
  const from = Math.max(accepted, calledOffAt ?? accepted);
  return { from, due: calendar.daysAfter(from, policy.deadlines.firstSessionDays) };
};

const at = (instant: Instant): Span => ({ from: instant, due: instant });

const ifUnrecorded = ({ current }: Situation, shown: string): string =>
  current === undefined
    ? `Engage shows ${shown}, but no assignment is recorded: see which mentor has it. `
    : '';

/** D11: the first row that applies is the one next action. */
export const ACTIONS: readonly ActionRow[] = [
  {
    code: 'reassignRequest',
    owner: 'cic',
    applies: ({ away }) => away !== undefined,
    span: (_, clock) => clock('reassign'),
    why: ({ away }, { by, moved }) =>
      `The mentor ${away?.words ?? ''}: reassign the request by ${by}${moved}.`,
  },
  {
    code: 'logSession',
    owner: 'holder',
    // D9 counts elapsed hours: it does not wait for the client.
    applies: ({ place, unlogged }) => place === 'held' && unlogged !== undefined,
    span: (_, clock) => clock('sessionNotes'),
    why: (_, { by }) => `A session is over: log its notes by ${by}.`,
  },
  {
    code: 'waitForClient',
    owner: 'holder',
    applies: ({ waiting }) => waiting,
    span: (situation) => at(situation.waitUntil ?? situation.at),
    why: ({ request }) => `The client asked to wait${untilWords(request)}; the clocks are paused.`,
  },
  {
    code: 'correctChapter',
    owner: 'cic',
    applies: ({ place, request, chapterKnown = request.chapterId !== undefined }) =>
      place === 'queue' && !chapterKnown,
    span: (_, clock) => clock('queue'),
    why: (_, { by, moved }) =>
      `The request has no known chapter: correct it by ${by}${moved}, then it can be matched.`,
  },
  {
    code: 'followUpTimeout',
    owner: 'cic',
    applies: isLocked,
    span: (_, clock) => clock('followUp'),
    why: (_, { by, moved }) =>
      `The offer timed out: follow up with the mentor by ${by}${moved}; nobody else can be assigned before.`,
  },
  {
    code: 'correctArea',
    owner: 'cic',
    applies: ({ place, request }) => place === 'queue' && request.area === undefined,
    span: (_, clock) => clock('queue'),
    why: (_, { by, moved }) =>
      `The request names no area of expertise: add it by ${by}${moved}, then it can be matched.`,
  },
  {
    code: 'findMentor',
    owner: 'cic',
    applies: ({ place, hasCandidates }) => place === 'queue' && hasCandidates === false,
    span: (_, clock) => clock('queue'),
    why: (_, { by, moved }) =>
      `Nobody in the chapter, district or region can take it now: find a mentor by ${by}${moved}.`,
  },
  {
    code: 'assignMentor',
    owner: 'cic',
    applies: ({ place }) => place === 'queue',
    span: (_, clock) => clock('queue'),
    why: (_, { by, moved }) => `The request waits in the queue: assign a mentor by ${by}${moved}.`,
  },
  {
    code: 'acceptRequest',
    owner: 'holder',
    applies: ({ place }) => place === 'pending',
    span: (_, clock) => clock('accept'),
    why: (situation, { by, moved }) =>
      `${ifUnrecorded(situation, 'Assigned-Pending')}Accept the request by ${by}${moved}.`,
  },
  {
    code: 'holdSession',
    owner: 'holder',
    applies: ({ upcoming }) => upcoming !== undefined,
    span: (situation, clock) =>
      situation.upcoming?.startsAt === undefined
        ? arrangeSpan(situation, clock)
        : at(situation.upcoming.startsAt),
    why: ({ upcoming }, { by }) =>
      upcoming?.startsAt === undefined
        ? `A session is arranged without a time: set one by ${by}.`
        : `Hold the session: ${by}.`,
  },
  {
    code: 'completeRequest',
    owner: 'holder',
    applies: ({ logged }) => logged !== undefined,
    span: (_, clock) => clock('afterSession'),
    why: ({ request, logged }, { by, moved }) =>
      logged !== undefined && (request.otherServiceAt ?? -Infinity) >= sessionEnd(logged)
        ? `Another service is offered to the client: complete the request, or set the next date, by ${by}${moved}.`
        : `The session is held and logged: set the next date, complete the request or offer another service by ${by}${moved}.`,
  },
  {
    code: 'arrangeSession',
    owner: 'holder',
    applies: ({ progress, calledOffAt }) => progress.reachedAt !== undefined || calledOffAt !== undefined,
    span: arrangeSpan,
    why: ({ calledOffAt }, { by }) =>
      calledOffAt === undefined
        ? `The client is reached: arrange the first session by ${by}.`
        : `The session did not take place: arrange another by ${by}.`,
  },
  {
    code: 'closeUnableToReach',
    owner: 'holder',
    applies: ({ progress }) => progress.metAt !== undefined,
    span: ({ progress: { metAt = -Infinity } }, clock) => ({
      from: metAt,
      due: Math.max(clock('attempts').due, metAt),
    }),
    why: ({ progress: { counted, methods } }, { by }) =>
      `${counted.length} attempts by ${methods.length} methods count, without an answer: close as Unable to Reach Client by ${by}.`,
  },
  {
    code: 'attemptAgain',
    owner: 'holder',
    applies: ({ progress }) => progress.firstAt !== undefined,
    span: (_, clock) => clock('attempts'),
    why: (situation, { by }) => `${attemptsSoFar(situation)}; all by ${by}.`,
  },
  {
    code: 'contactClient',
    owner: 'holder',
    applies: () => true,
    span: ({ current }, clock) => clock(current === undefined ? 'clientContact' : 'mentorContact'),
    why: (situation, { by, moved }) => {
      const { preferredMethod } = situation.request;
      const prefers =
        preferredMethod === undefined ? '' : ` The client prefers ${METHOD_WORDS[preferredMethod]}.`;
      return `${ifUnrecorded(situation, 'Assigned')}Contact the client by ${by}${moved}.${prefers}`;
    },
  },
];

import { dayOf, HOUR_MS } from '../calendar/calendarDate.ts';
import { dateWords, dueWords } from '../calendar/dueWords.ts';
import type { ContactMethod, Instant } from '../facts.ts';
import type { ClockId, NextActionCode } from '../outcomes.ts';
import { isLocked, type Situation } from './requestSituation.ts';
import { sessionEnd, type SessionProgress } from './sessionProgress.ts';

/** From when to when. */
export interface Span {
  readonly from: Instant;
  readonly due: Instant;
}

/** What the next action is decided on. */
export interface Scene extends Situation, SessionProgress {
  readonly clock: (id: ClockId) => Span;
}

/** The due time in words that never change, and the holidays that moved it. */
export interface DueWords {
  readonly by: string;
  readonly moved: string;
}

export interface ActionRow {
  readonly code: NextActionCode;
  /** `holder`: the mentor who has the request; the CIC while nobody is known to. */
  readonly owner: 'holder' | 'cic';
  readonly applies: (scene: Scene) => boolean;
  readonly span: (scene: Scene) => Span;
  readonly why: (scene: Scene, words: DueWords) => string;
}

const METHOD_WORDS: Readonly<Record<ContactMethod, string>> = {
  email: 'e-mail',
  phone: 'phone',
  text: 'text message',
};

/** The CIC's time to move a waiting request on. */
const queueSpan = ({ calendar, policy, queuedAt, timedOut }: Scene): Span => {
  const from = timedOut?.followUpTriedAt ?? queuedAt;
  return { from, due: calendar.deadline(from, policy.deadlines.queueBusinessDays) };
};

/** D7: from the acceptance, or from a session that did not take place. */
const arrangeSpan = ({ current, mentorStart, calledOffAt = -Infinity, calendar, policy }: Scene): Span => {
  const accepted = current?.how === 'direct' ? mentorStart : (current?.respondedAt ?? mentorStart);
  const from = Math.max(accepted, calledOffAt);
  return { from, due: calendar.daysAfter(from, policy.deadlines.firstSessionDays) };
};

const at = (instant: Instant): Span => ({ from: instant, due: instant });

const ifUnrecorded = ({ current }: Scene, shown: string): string =>
  current === undefined
    ? `Engage shows ${shown}, but no assignment is recorded: see which mentor has it. `
    : '';

const attemptsWords = ({ progress, policy, calendar, request }: Scene): string => {
  const { counted, nextMethods, nextCountsFrom } = progress;
  const counts = `${counted.length} of ${policy.attempts.minimum} attempts ${counted.length === 1 ? 'counts' : 'count'}`;
  const by =
    nextMethods === undefined ? '' : ` by ${nextMethods.map((method) => METHOD_WORDS[method]).join(' or ')}`;
  const from =
    nextCountsFrom === undefined
      ? ''
      : ` from ${dueWords(nextCountsFrom, calendar, { from: request.submittedAt })} on`;
  return by === '' && from === '' ? `${counts}: try again` : `${counts}: the next one counts${by}${from}`;
};

/** D11: the first row that applies is the one next action. */
export const ACTIONS: readonly ActionRow[] = [
  {
    code: 'waitForClient',
    owner: 'holder',
    applies: ({ waiting }) => waiting,
    span: (scene) => at(scene.waitUntil ?? scene.at),
    why: ({ request: { clientWaitsUntil } }) => {
      const until = clientWaitsUntil === undefined ? '' : ` until ${dateWords(dayOf(clientWaitsUntil))}`;
      return `The client asked to wait${until}; the clocks are paused.`;
    },
  },
  {
    code: 'correctChapter',
    owner: 'cic',
    applies: ({ place, request, chapterKnown = request.chapterId !== undefined }) =>
      place === 'queue' && !chapterKnown,
    span: queueSpan,
    why: (_, { by, moved }) =>
      `The request has no known chapter: correct it by ${by}${moved}, then it can be matched.`,
  },
  {
    code: 'followUpTimeout',
    owner: 'cic',
    applies: isLocked,
    span: ({ clock }) => clock('followUp'),
    why: (_, { by, moved }) =>
      `The offer timed out: follow up with the mentor by ${by}${moved}; nobody else can be assigned before.`,
  },
  {
    code: 'correctArea',
    owner: 'cic',
    applies: ({ place, request }) => place === 'queue' && request.area === undefined,
    span: queueSpan,
    why: (_, { by, moved }) =>
      `The request names no area of expertise: add it by ${by}${moved}, then it can be matched.`,
  },
  {
    code: 'findMentor',
    owner: 'cic',
    applies: ({ place, hasCandidates }) => place === 'queue' && hasCandidates === false,
    span: queueSpan,
    why: (_, { by, moved }) =>
      `Nobody in the chapter, district or region can take it now: find a mentor by ${by}${moved}.`,
  },
  {
    code: 'assignMentor',
    owner: 'cic',
    applies: ({ place }) => place === 'queue',
    span: queueSpan,
    why: (_, { by, moved }) => `The request waits in the queue: assign a mentor by ${by}${moved}.`,
  },
  {
    code: 'acceptRequest',
    owner: 'holder',
    applies: ({ place }) => place === 'pending',
    span: ({ clock }) => clock('accept'),
    why: (scene, { by, moved }) =>
      `${ifUnrecorded(scene, 'Assigned-Pending')}Accept the request by ${by}${moved}.`,
  },
  {
    code: 'logSession',
    owner: 'holder',
    applies: ({ unlogged }) => unlogged !== undefined,
    span: ({ unlogged, policy, mentorStart }) => {
      const from = unlogged === undefined ? mentorStart : sessionEnd(unlogged);
      return { from, due: from + policy.deadlines.notesHours * HOUR_MS };
    },
    why: (_, { by }) => `A session is over: log its notes by ${by}.`,
  },
  {
    code: 'holdSession',
    owner: 'holder',
    applies: ({ upcoming }) => upcoming !== undefined,
    span: (scene) =>
      scene.upcoming?.startsAt === undefined ? arrangeSpan(scene) : at(scene.upcoming.startsAt),
    why: ({ upcoming }, { by }) =>
      upcoming?.startsAt === undefined
        ? `A session is arranged without a time: set one by ${by}.`
        : `Hold the session: ${by}.`,
  },
  {
    code: 'completeRequest',
    owner: 'holder',
    applies: ({ logged }) => logged !== undefined,
    span: ({ logged, calendar, policy, mentorStart }) => {
      const from = logged === undefined ? mentorStart : sessionEnd(logged);
      return { from, due: calendar.deadline(from, policy.deadlines.afterSessionBusinessDays) };
    },
    why: (_, { by, moved }) =>
      `The session is held and logged: set the next date, complete the request or offer another service by ${by}${moved}.`,
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
    span: ({ progress: { metAt = -Infinity }, clock }) => ({
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
    span: ({ clock }) => clock('attempts'),
    why: (scene, { by }) => `${attemptsWords(scene)}; all by ${by}.`,
  },
  {
    code: 'contactClient',
    owner: 'holder',
    applies: () => true,
    span: ({ current, clock }) => clock(current === undefined ? 'clientContact' : 'mentorContact'),
    why: (scene, { by, moved }) => {
      const { preferredMethod } = scene.request;
      const prefers =
        preferredMethod === undefined ? '' : ` The client prefers ${METHOD_WORDS[preferredMethod]}.`;
      return `${ifUnrecorded(scene, 'Assigned')}Contact the client by ${by}${moved}.${prefers}`;
    },
  },
];

import { calendarDateOf, dayOf, dayOfWall, isoDateOf } from '../calendar/calendarDate.ts';
import { dateWords } from '../calendar/dueWords.ts';
import type { IsoDate, MentoringRequest } from '../facts.ts';
import { lastMentoring, type LastMentoring } from './lastMentoring.ts';
import type { Continuity, Tier } from '../outcomes.ts';
import { TIERS, type Pool, type PoolMentor } from './pool.ts';
import { useWords } from './standing.ts';
import { pastOf } from './visitTiers.ts';

/** M9: the client's previous mentor, with what the decision says of them. */
export interface PreviousMentor {
  readonly one: PoolMentor;
  readonly tier: Tier;
  /** "last session Nov 3": the year is left unsaid when it is the request's. */
  readonly sessionWords: string;
  readonly continuity: Continuity;
}

/** Why the mentor cannot take the request now, and the date from which it can wait for them. */
interface Absence {
  readonly words: string;
  readonly returns?: IsoDate | undefined;
}

const NEXT_DAY = 1;

const laterOf = (one: IsoDate, other: IsoDate | undefined): IsoDate =>
  other !== undefined && other > one ? other : one;

/** M9: full, or paused for a short time that is recorded; undefined for every other reason not to take requests. */
const absenceOf = (
  { mentor, capacity, use, standing }: PoolMentor,
  pool: Pool,
  say: (date: IsoDate) => string,
): Absence | undefined => {
  const { calendar, at, policy } = pool;
  const freeAgain = use.freeAgain === undefined ? undefined : calendar.dateOf(use.freeAgain);
  if (standing?.code === 'atLimit') {
    const back = freeAgain === undefined ? '' : `, free again ${say(freeAgain)}`;
    return { words: `is full: ${useWords(capacity, use)}${back}`, returns: freeAgain };
  }
  const { pausedUntil } = mentor;
  if (standing?.code !== 'paused' || pausedUntil === undefined) return undefined;
  // Nobody comes back to a limit of 0, or to one that has to be asked for first.
  if (capacity.kind === 'unclear' || (capacity.kind === 'limit' && capacity.limit === 0)) return undefined;
  const daysLeft = dayOf(pausedUntil) - dayOf(calendar.dateOf(at));
  if (daysLeft < 0 || daysLeft > policy.match.continuityPauseDays) return undefined;
  const returns = laterOf(isoDateOf(dayOf(pausedUntil) + NEXT_DAY), freeAgain);
  return { words: `is paused until ${say(pausedUntil)}, back ${say(returns)}`, returns };
};

/** The nearest tier that the request's chapter shares with the mentor; the region when there is none. */
export const sharedTier = ({ hierarchy }: Pool, request: MentoringRequest, { mentor }: PoolMentor): Tier =>
  TIERS.find((tier) => {
    const unit = hierarchy.within(request.chapterId, tier);
    return unit !== undefined && unit.id === hierarchy.within(mentor.chapterId, tier)?.id;
  }) ?? 'region';

/** Dates in words that do not change with the time at which they are read. */
const dateSayer = ({ calendar }: Pool, { submittedAt }: MentoringRequest): ((date: IsoDate) => string) => {
  const { year } = calendarDateOf(dayOfWall(calendar.toWall(submittedAt)));
  return (date) => dateWords(dayOf(date), year);
};

const foundAs = (
  { mentorId, sessionAt }: LastMentoring,
  one: PoolMentor,
  pool: Pool,
  request: MentoringRequest,
): PreviousMentor | undefined => {
  const say = dateSayer(pool, request);
  const sessionWords = `last session ${say(pool.calendar.dateOf(sessionAt))}`;
  const found = { one, sessionWords, tier: sharedTier(pool, request, one) };
  if (one.standing === undefined) {
    const sentence = `The client's previous mentor comes first: ${sessionWords}; ${useWords(one.capacity, one.use)}.`;
    return { ...found, continuity: { mentorId, available: true, sentence } };
  }
  const absence = absenceOf(one, pool, say);
  if (absence === undefined) return undefined;
  const { words, returns } = absence;
  const sentence = `The client's previous mentor (${sessionWords}) ${words}; the CIC may choose to wait.`;
  return { ...found, continuity: { mentorId, available: false, returns, sentence } };
};

/** M9: the previous mentor of a returning client, when M2 allows and M10 does not forbid, or when it can be worth waiting
 * for them. Only mentors of enrolled regions are ever proposed (M0). */
export const previousMentor = (pool: Pool, request: MentoringRequest): PreviousMentor | undefined => {
  const last = lastMentoring(pool, request);
  if (last === undefined || pastOf(pool.history.get(request.id) ?? []).has(last.mentorId)) return undefined;
  const one = pool.byId.get(last.mentorId);
  return one && foundAs(last, one, pool, request);
};

import type { Assignment, CapacityAnswer, CapacityPeriod, CapacityReading, Mentor } from '../facts.ts';
import type { RulesPolicy } from '../policy.ts';

/** M6: how much a mentor takes: the number field when set, else a coordinator's answer, else the text. */
export type Capacity =
  | { readonly kind: 'unlimited'; readonly source?: 'answer' | undefined }
  | { readonly kind: 'unclear'; readonly words: string }
  | {
      readonly kind: 'limit';
      /** At most this many … */
      readonly limit: number;
      /** … in this many weeks, or in a calendar month. */
      readonly period: { readonly weeks: number } | 'month';
      /** M5's w: the limit in requests a week. */
      readonly perWeek: number;
      readonly source: 'number' | 'text' | 'answer';
    };

const WEEKS_IN_MONTH = 365.2425 / 12 / 7;

const PERIOD: Readonly<Record<CapacityPeriod, { readonly weeks: number } | 'month'>> = {
  week: { weeks: 1 },
  twoWeeks: { weeks: 2 },
  month: 'month',
};

const answered = ({ takes }: CapacityAnswer): Capacity => {
  if (takes.kind === 'unlimited') return { kind: 'unlimited', source: 'answer' };
  const period = PERIOD[takes.per];
  const perWeek = takes.limit / (period === 'month' ? WEEKS_IN_MONTH : period.weeks);
  return { kind: 'limit', limit: takes.limit, period, perWeek, source: 'answer' };
};

/** The words that a reading rests on; empty where the text says nothing about capacity. */
export const wordsOf = (reading: CapacityReading): string => (reading.kind === 'none' ? '' : reading.words);

const spaced = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** M6: whether the text still says the words that the answer was given for. */
export const answerStands = (answer: CapacityAnswer, reading: CapacityReading): boolean =>
  spaced(answer.words) === spaced(wordsOf(reading));

/** M6: the number field wins when set; then an answer that still stands; a text limit above what the policy believes is
 * unclear. `answer` is the mentor's own. */
export const capacityOf = (
  { weeklyLimit, capacityText }: Mentor,
  policy: RulesPolicy,
  answer?: CapacityAnswer,
): Capacity => {
  if (weeklyLimit !== undefined) {
    const limit = Math.max(0, Math.floor(weeklyLimit));
    return { kind: 'limit', limit, period: { weeks: 1 }, perWeek: limit, source: 'number' };
  }
  if (answer !== undefined && answerStands(answer, capacityText)) return answered(answer);
  if (capacityText.kind === 'none' || capacityText.kind === 'unlimited') return { kind: 'unlimited' };
  if (capacityText.kind === 'unclear') return { kind: 'unclear', words: capacityText.words };

  const { limit, per, words } = capacityText;
  const perWeek = per === 'week' ? limit : limit / WEEKS_IN_MONTH;
  if (perWeek > policy.capacity.textHighestBelieved) return { kind: 'unclear', words };
  if (per === 'month') return { kind: 'limit', limit, period: 'month', perWeek, source: 'text' };
  // 0.5 a week is one in two weeks.
  const weeks = limit > 0 && limit < 1 ? Math.round(1 / limit) : 1;
  return {
    kind: 'limit',
    limit: weeks > 1 ? 1 : Math.floor(limit),
    period: { weeks },
    perWeek,
    source: 'text',
  };
};

/** M7: a limit from the text, or from an answer about the text, and not from Engage's number field. */
export const isStated = (capacity: Capacity): boolean =>
  capacity.kind === 'limit' && capacity.source !== 'number';

/** M7: which assignments a limit counts; without a limit, those of the number field. */
export const countedBy = (capacity: Capacity, policy: RulesPolicy): readonly Assignment['how'][] =>
  isStated(capacity) ? policy.capacity.textCounts : policy.capacity.numberCounts;

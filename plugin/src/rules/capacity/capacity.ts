import type { Assignment, Mentor } from '../facts.ts';
import type { RulesPolicy } from '../policy.ts';

/** M6: how much a mentor takes, from the number field when set, else from the text. */
export type Capacity =
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'unclear'; readonly words: string }
  | {
      readonly kind: 'limit';
      /** At most this many … */
      readonly limit: number;
      /** … in this many weeks, or in a calendar month. */
      readonly period: { readonly weeks: number } | 'month';
      /** M5's w: the limit in requests a week. */
      readonly perWeek: number;
      readonly source: 'number' | 'text';
    };

const WEEKS_IN_MONTH = 365.2425 / 12 / 7;

/** M6: the number field wins when set; a text limit above what the policy believes is unclear. */
export const capacityOf = ({ weeklyLimit, capacityText }: Mentor, policy: RulesPolicy): Capacity => {
  if (weeklyLimit !== undefined) {
    const limit = Math.max(0, Math.floor(weeklyLimit));
    return { kind: 'limit', limit, period: { weeks: 1 }, perWeek: limit, source: 'number' };
  }
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

/** M7: which assignments a limit counts; without a limit, those of the number field. */
export const countedBy = (capacity: Capacity, policy: RulesPolicy): readonly Assignment['how'][] =>
  capacity.kind === 'limit' && capacity.source === 'text'
    ? policy.capacity.textCounts
    : policy.capacity.numberCounts;

import { formatLabel } from 'c/formatLabel';
import { labels } from './labels';

export interface WeeklyLoad {
  /** "1 of 2", "3, no limit", "0, one every 2 weeks" (M6, M7). */
  readonly text: string;
  /** One mark per place of a small limit, filled when taken; nothing but decoration. */
  readonly places: readonly { readonly key: number; readonly markClass: string }[];
}

const mostPlaces = 5;

/** How much of a mentor's week is taken. @param limit per week; undefined: unlimited. */
export function weeklyLoad(assigned: number, limit: number | undefined): WeeklyLoad {
  if (limit === undefined) {
    return { text: formatLabel(labels.assignedUnlimited, assigned), places: [] };
  }
  if (limit > 0 && limit < 1) {
    return { text: formatLabel(labels.assignedRare, assigned, Math.round(1 / limit)), places: [] };
  }
  const drawn = Number.isInteger(limit) && limit <= mostPlaces ? limit : 0;
  return {
    text: formatLabel(labels.assignedOf, assigned, limit),
    places: Array.from({ length: drawn }, (_, key) => ({
      key,
      markClass: key < assigned ? 'place place_taken' : 'place',
    })),
  };
}

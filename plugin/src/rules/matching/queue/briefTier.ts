import type { ReasonCode } from '../../outcomes.ts';
import type { BriefTier } from './briefDecision.ts';
import { PROFILE_CODES, tierHas, type TierScope } from './mentorSlots.ts';
import { COUNTED, type DecisionRow } from './queueCore.ts';

/** A mentor whom the bits only know as somebody who cannot be ranked. */
export interface OwnReason {
  readonly slot: number;
  readonly code: ReasonCode;
}

/** M12: the counts of one tier of a decision, with the mentors who have a reason of their own. */
export const briefTier = (
  scope: TierScope,
  { counts }: DecisionRow,
  index: number,
  ownReasons: readonly OwnReason[],
): BriefTier => {
  const { tier, unitId, considered, outByProfile, ranges } = scope;
  const byReason: Partial<Record<ReasonCode, number>> = {};
  const add = (code: ReasonCode, number: number): void => {
    if (number > 0) byReason[code] = (byReason[code] ?? 0) + number;
  };
  const own = ownReasons.filter(({ slot }) => tierHas(ranges, slot));
  for (let place = 0; place < COUNTED.length; place++) {
    const code = COUNTED[place] ?? 'lacksArea';
    const number = counts[index * COUNTED.length + place] ?? 0;
    add(code, code === 'lacksArea' ? number - own.length : number);
  }
  for (let place = 0; place < PROFILE_CODES.length; place++) {
    add(PROFILE_CODES[place] ?? 'notActive', outByProfile[place] ?? 0);
  }
  for (const { code } of own) add(code, 1);
  return { tier, unitId, considered, byReason };
};

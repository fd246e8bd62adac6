import type { MentoringRequest } from '../../facts.ts';
import { orderInBand, questionTopics, topicsListed } from '../requestTopics.ts';
import { hasBit, lowestSlot } from './mentorBits.ts';
import type { TierScope } from './mentorSlots.ts';
import type { QueueCore } from './queueCore.ts';

/** The slots of a tier that are available now. */
const availableIn = ({ room }: QueueCore, { ranges }: TierScope): number[] => {
  const slots: number[] = [];
  for (let range = 0; range < ranges.length; range += 2) {
    const to = ranges[range + 1] ?? 0;
    for (let word = ranges[range] ?? 0; word < to; word++) {
      for (let left = room.available[word] ?? 0; left !== 0; left &= left - 1) {
        slots.push(lowestSlot(word, left));
      }
    }
  }
  return slots;
};

/** M4: writes the candidates of the last decision anew, in the order that the question's topics give; without topics they
 * stay. Call it before anything that the decision withheld is put back. */
export const applyTopics = (core: QueueCore, request: MentoringRequest, scope: number): void => {
  const wanted = questionTopics(request);
  const { row, slots, turns, listings } = core;
  const tier = core.tiersOf(scope)[row.tier];
  if (wanted === undefined || tier === undefined) return;
  const area = listings.areas.rowOf(request.area);
  const industry = core.industryRow(request);
  const groups = Map.groupBy(
    availableIn(core, tier).filter((slot) => core.isRanked(slot, area)),
    (slot): number => (row.group === 0 && hasBit(listings.industries.bits, industry, slot) ? 0 : 1),
  );
  const ordered = [0, 1].flatMap((group) => {
    const own = (groups.get(group) ?? []).sort((left, right) => (turns.isBefore(left, right) ? -1 : 1));
    return orderInBand(
      own.map((slot) => {
        const mentor = slots.mentors[slot]?.mentor;
        const matches = mentor === undefined ? 0 : topicsListed(wanted, mentor).length;
        return { slot, matches, ...turns.turnOf(slot) };
      }),
    );
  });
  row.candidates = Math.min(ordered.length, row.slots.length);
  for (const [place, { slot }] of ordered.slice(0, row.candidates).entries()) row.slots[place] = slot;
};

import type { Clock } from '../engine/index.ts';
import type { Marker } from './dataDirectory.ts';
import { LocalOrgError } from './localOrgError.ts';

/** The org's clock: it runs with the machine's, some milliseconds ahead or behind. */
export interface OrgClock extends Clock {
  /** What must be added to the machine's time, in milliseconds. */
  readonly offset: number;
  /** Moves on to an instant; an earlier one than now changes nothing. */
  moveTo(instant: number): void;
}

export function offsetClock(machine: Clock, offset: number): OrgClock {
  let ahead = offset;
  const now = (): number => machine.now().getTime() + ahead;
  return {
    get offset() {
      return ahead;
    },
    now: () => new Date(now()),
    moveTo(instant) {
      ahead += Math.max(0, instant - now());
    },
  };
}

/**
 * How far the org's clock is from the machine's: as `asOf` asks, else as at the last start. Time in the org never goes back:
 * who reads by SystemModstamp would miss what is written next. Throws LocalOrgError.
 */
export function clockOffset(machine: Clock, asOf: Date | undefined, marker: Marker | undefined): number {
  const now = machine.now().getTime();
  const offset = asOf ? asOf.getTime() - now : (marker?.clockOffset ?? 0);
  if (marker?.seeded && now + offset < marker.clockAt) {
    const reached = new Date(marker.clockAt).toISOString();
    throw new LocalOrgError(
      'CLOCK_BACKWARDS',
      `This org has lived until ${reached}; its clock cannot go back.`,
      [
        `Start it with --as-of ${reached} or later.`,
        'Or begin anew: sf score local reset, then start with the earlier --as-of.',
      ],
    );
  }
  return offset;
}

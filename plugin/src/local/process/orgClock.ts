import type { Clock } from '../engine/index.ts';
import type { Marker } from './dataDirectory.ts';
import { LocalOrgError } from './localOrgError.ts';

/** A clock that runs with the machine's, `offset` milliseconds ahead or behind. */
export function offsetClock(machine: Clock, offset: number): Clock {
  return offset === 0 ? machine : { now: () => new Date(machine.now().getTime() + offset) };
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

import { runDue, type DueSummary } from '../engage/index.ts';
import { ApiError, type Org } from '../engine/index.ts';
import type { Marker } from './dataDirectory.ts';
import type { OrgClock } from './orgClock.ts';

/** What moving the clock did: the org's time before and after it (ISO), and what fell due in between. */
export interface ClockMove {
  readonly from: string;
  readonly now: string;
  readonly done: DueSummary;
}

/**
 * Moves the org's clock to `to` and does on the way what falls due, each at its own time. Where it goes is kept first: a
 * server that is killed on the way goes on from there, and does the rest then. Throws ApiError for an earlier instant.
 */
export function moveClock(
  org: Org,
  clock: OrgClock,
  to: Date,
  remember: (changes: Pick<Marker, 'clockAt' | 'clockOffset'>) => void,
): ClockMove {
  const before = clock.now();
  if (to < before) {
    const reached = before.toISOString();
    throw new ApiError('CLOCK_BACKWARDS', `This org has lived until ${reached}; its clock cannot go back.`);
  }
  remember({ clockAt: to.getTime(), clockOffset: clock.offset + to.getTime() - before.getTime() });
  const done = runDue(org, to, (instant) => {
    clock.moveTo(instant);
  });
  clock.moveTo(to.getTime());
  return { from: before.toISOString(), now: clock.now().toISOString(), done };
}

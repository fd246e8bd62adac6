import type { Instant } from '../facts.ts';
import type { RequestClock } from '../outcomes.ts';

/** D9, D11: a clock that runs, and whose warning time has come. */
export const isDueSoon = ({ state, warnAt }: RequestClock, at: Instant): boolean =>
  state === 'running' && warnAt !== undefined && warnAt <= at;

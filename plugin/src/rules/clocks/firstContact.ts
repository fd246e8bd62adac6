import type { ContactAttempt, Instant, MentoringSession } from '../facts.ts';

/** The earliest of some instants; undefined ones have not happened. */
export const earliest = (instants: readonly (Instant | undefined)[]): Instant | undefined => {
  const happened = instants.filter((instant) => instant !== undefined);
  return happened.length === 0 ? undefined : Math.min(...happened);
};

/** D4: when a client was first tried; voided attempts do not exist. */
export const firstAttempt = (attempts: readonly ContactAttempt[]): Instant | undefined => {
  let first: Instant | undefined;
  for (const { voided, madeAt } of attempts) {
    if (!voided && (first === undefined || madeAt < first)) first = madeAt;
  }
  return first;
};

/** When a session was first arranged, whatever became of it. */
export const firstArranged = (sessions: readonly MentoringSession[]): Instant | undefined =>
  earliest(sessions.map(({ arrangedAt }) => arrangedAt));

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../calendar/calendarDate.ts';
import type { ContactAttempt, ContactMethod, Instant } from '../facts.ts';
import type { AttemptsPolicy } from '../policy.ts';

/** D5: how far a mentor has come in reaching one client. */
export interface AttemptProgress {
  /** Attempts that count, oldest first: of the days that may still complete the rule, or from those that completed it on. */
  readonly counted: readonly ContactAttempt[];
  readonly methods: readonly ContactMethod[];
  /** The first attempt ever, whether or not it counts; undefined before it. Voided ones do not exist. */
  readonly firstAt?: Instant | undefined;
  readonly reachedAt?: Instant | undefined;
  /** When the attempts became enough for "Unable to Reach Client". */
  readonly metAt?: Instant | undefined;
  /** Attempts still missing, at least one while D5 is not met. */
  readonly missing: number;
  /** The next attempt counts only by one of these methods; undefined: by any. */
  readonly nextMethods?: readonly ContactMethod[] | undefined;
  /** The earliest time at which the next attempt counts; undefined: at once. */
  readonly nextCountsFrom?: Instant | undefined;
}

const METHODS: readonly ContactMethod[] = ['email', 'phone', 'text'];

const byTime = (left: ContactAttempt, right: ContactAttempt): number =>
  left.madeAt - right.madeAt || (left.id < right.id ? -1 : 1);

/** The same method again within minutes is one attempt; the earlier one counts. */
const withoutRepeats = (attempts: readonly ContactAttempt[], minutes: number): ContactAttempt[] => {
  const last = new Map<ContactMethod, Instant>();
  return attempts.filter(({ method, madeAt }) => {
    const before = last.get(method);
    if (before !== undefined && madeAt - before < minutes * MINUTE_MS) return false;
    last.set(method, madeAt);
    return true;
  });
};

const methodsOf = (attempts: readonly ContactAttempt[]): ContactMethod[] =>
  METHODS.filter((method) => attempts.some((attempt) => attempt.method === method));

/** Whether attempts, oldest first and up to the last of them, are enough. */
const isEnough = (
  attempts: readonly ContactAttempt[],
  last: ContactAttempt,
  policy: AttemptsPolicy,
): boolean => {
  const [first = last] = attempts;
  return (
    attempts.length >= policy.minimum &&
    methodsOf(attempts).length >= policy.distinctMethods &&
    last.madeAt - first.madeAt >= policy.spanHours * HOUR_MS
  );
};

/** The attempts that lie within the allowed days before an instant. */
const withinDays = (attempts: readonly ContactAttempt[], until: Instant, days: number): ContactAttempt[] =>
  attempts.filter(({ madeAt }) => madeAt <= until && until - madeAt <= days * DAY_MS);

/** D5 for the attempts of one assignment, as seen at an instant. */
export const attemptProgress = (
  attempts: readonly ContactAttempt[],
  policy: AttemptsPolicy,
  at: Instant,
): AttemptProgress => {
  const valid = attempts.filter(({ voided }) => !voided).sort(byTime);
  const counted = withoutRepeats(valid, policy.sameMethodMinutes);
  const completes = (last: ContactAttempt, index: number): boolean =>
    index + 1 >= policy.minimum &&
    isEnough(withinDays(counted, last.madeAt, policy.withinDays), last, policy);
  const metAt = counted.find(completes)?.madeAt;
  const base = { firstAt: valid[0]?.madeAt, reachedAt: valid.find(({ reached }) => reached)?.madeAt, metAt };

  if (metAt !== undefined) {
    // What met the rule goes on counting, however long ago it was.
    const enough = counted.filter(({ madeAt }) => metAt - madeAt <= policy.withinDays * DAY_MS);
    return { ...base, counted: enough, methods: methodsOf(enough), missing: 0 };
  }
  const last = counted.at(-1)?.madeAt ?? at;
  const live = withinDays(counted, Math.max(at, last), policy.withinDays);
  const methods = methodsOf(live);

  const missing = Math.max(1, policy.minimum - live.length, policy.distinctMethods - methods.length);
  // While every attempt still missing must bring a new method, the next one must.
  const needsNewMethod = policy.distinctMethods - methods.length >= missing;
  const nextMethods = needsNewMethod ? METHODS.filter((method) => !methods.includes(method)) : METHODS;
  const repeatable = (method: ContactMethod): Instant => {
    const before = live.findLast((attempt) => attempt.method === method);
    return before === undefined ? -Infinity : before.madeAt + policy.sameMethodMinutes * MINUTE_MS;
  };
  const first = live[0];
  const spanEnds =
    missing === 1 && first !== undefined ? first.madeAt + policy.spanHours * HOUR_MS : -Infinity;
  const from = Math.max(
    spanEnds,
    nextMethods.reduce((earliest, method) => Math.min(earliest, repeatable(method)), Infinity),
  );
  return {
    ...base,
    counted: live,
    methods,
    missing,
    nextMethods: needsNewMethod ? nextMethods : undefined,
    nextCountsFrom: Number.isFinite(from) ? from : undefined,
  };
};

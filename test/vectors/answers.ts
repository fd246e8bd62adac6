import type * as rules from '../../plugin/src/rules/index.ts';
import type { MentoringRequest, RequestFacts, RulesPolicy, World } from '../../plugin/src/rules/index.ts';

export type Rules = typeof rules;

/** Business times are asked for each zone, start and number of business days. */
export interface BusinessTimes {
  readonly zones: readonly string[];
  readonly closures: RulesPolicy['calendar']['closures'];
  readonly starts: readonly string[];
  readonly businessDays: readonly number[];
}

export interface MatchingVector {
  readonly world: World;
  readonly requests: readonly MentoringRequest[];
  readonly policy: RulesPolicy;
  readonly at: number;
}

export interface ClockVector {
  readonly facts: RequestFacts;
  readonly zone: string;
  readonly policy: RulesPolicy;
  readonly at: number;
  readonly enrolled: boolean;
  readonly hasCandidates: boolean;
}

/** What every copy of the rules is asked: plain data that survives JSON. */
export interface Vectors {
  readonly capacityTexts: readonly string[];
  readonly businessTimes: BusinessTimes;
  readonly matching: readonly MatchingVector[];
  readonly clocks: readonly ClockVector[];
}

const businessTimeAnswers = (
  { businessCalendar, dueWords, movedByWords, ageWords, isTimeZone }: Rules,
  { zones, closures, starts, businessDays }: BusinessTimes,
) =>
  zones.flatMap((zone) => {
    const calendar = businessCalendar(zone, closures);
    return starts.flatMap((text) => {
      const start = Date.parse(text);
      const ofStart = {
        known: isTimeZone(zone),
        wall: calendar.toWall(start),
        date: calendar.dateOf(start),
        day: calendar.startOf(calendar.dateOf(start)),
        week: calendar.startOfWeek(start),
        month: calendar.startOfMonth(start),
        fortnight: calendar.daysAfter(start, 14),
      };
      return businessDays.map((count) => {
        const due = calendar.deadline(start, count);
        const age = calendar.age(start, due);
        return {
          asked: `${zone} ${text} ${count}`,
          ...ofStart,
          due: new Date(due).toISOString(),
          closures: calendar.closuresBetween(start, due),
          words: dueWords(due, calendar, { from: start }),
          wordsNow: dueWords(due, calendar, { from: start, reader: start }),
          moved: movedByWords(start, due, calendar),
          age,
          ageWords: ageWords(age),
        };
      });
    });
  });

const matchingAnswers = (copy: Rules, { world, requests, policy, at }: MatchingVector) => {
  const pool = copy.buildPool(world, policy, at);
  const queue = copy.openQueue(pool);
  return {
    decisions: requests.map((request) => copy.matchRequest(pool, request)),
    /** Each request of the queue is offered to its first candidate before the next one is decided. */
    queue: requests.map((request) => {
      const decision = queue.decide(request);
      const [chosen] = decision.candidates;
      if (chosen !== undefined) queue.offer(request.id, chosen);
      return decision;
    }),
    capacities: world.mentors.map((mentor) => copy.capacityOf(mentor, policy)),
    earlier: copy.worldAsOf(world, at - 7 * 86_400_000),
  };
};

/** The answers of one copy of the rules. It runs in a browser too: it may import types only. */
export const answersOf = (copy: Rules, { capacityTexts, businessTimes, matching, clocks }: Vectors) => ({
  exports: Object.keys(copy).sort(),
  capacity: capacityTexts.map((text) => ({ text, ...copy.readCapacity(text) })),
  businessTimes: businessTimeAnswers(copy, businessTimes),
  matching: matching.map((vector) => matchingAnswers(copy, vector)),
  clocks: clocks.map(({ facts, zone, policy, at, enrolled, hasCandidates }) => ({
    state: copy.evaluateRequest(facts, {
      calendar: copy.calendarFor(policy, zone),
      policy,
      at,
      enrolled,
      hasCandidates,
    }),
    attempts: copy.attemptProgress(facts.attempts, policy.attempts, at),
  })),
});

export type Answers = ReturnType<typeof answersOf>;

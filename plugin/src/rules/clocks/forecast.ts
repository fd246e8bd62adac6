import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import { dueWords } from '../calendar/dueWords.ts';
import { evaluateRequest } from './evaluateRequest.ts';
import type { Instant, RequestId } from '../facts.ts';
import type { ClockId, ClockRule, NextAction, RequestClock } from '../outcomes.ts';
import type { RequestContext, RequestFacts } from './requestSituation.ts';

/** One clock that runs out if nobody acts. */
export interface ForecastBreak {
  readonly id: ClockId;
  readonly rule: ClockRule;
  readonly owner: RequestClock['owner'];
  readonly due: Instant;
}

/** D11: what will be late by an instant. */
export interface Forecast {
  readonly requestId: RequestId;
  readonly until: Instant;
  /** Soonest first; clocks that are late already are not among them. */
  readonly breaks: readonly ForecastBreak[];
  /** Whose turn it is now; undefined when the request is closed or not enrolled. */
  readonly owner?: NextAction['owner'] | undefined;
  readonly nextAction?: NextAction | undefined;
  readonly sentence: string;
}

/** D10: when the next business day after an instant is over. */
export const endOfNextBusinessDay = (calendar: BusinessCalendar, at: Instant): Instant => {
  const tomorrow = calendar.startOf(calendar.dateOf(calendar.daysAfter(at, 1)));
  const nextDay = calendar.shift(tomorrow, 0);
  return calendar.startOf(calendar.dateOf(calendar.daysAfter(nextDay, 1)));
};

const WORDS: Readonly<Record<ClockId, string>> = {
  accept: 'the acceptance',
  engageReturn: "Engage's own clock",
  followUp: 'the follow-up with the mentor',
  clientContact: "the client's first contact",
  mentorContact: "the mentor's first contact",
  attempts: 'the attempts',
  firstSession: 'the first session',
  afterSession: 'what follows the session',
  sessionNotes: 'the notes of the session',
  queue: 'the way out of the queue',
  reassign: 'the reassignment',
};

/** D11: which clocks of a request run out between the context's instant and `until` (by default the end of the next business day)
 * if nobody acts, those included that time alone starts, and whose turn it is. */
export const forecast = (
  facts: RequestFacts,
  context: RequestContext,
  until: Instant = endOfNextBusinessDay(context.calendar, context.at),
): Forecast => {
  const { calendar, at } = context;
  const now = evaluateRequest(facts, context);
  const later = evaluateRequest(facts, { ...context, at: Math.max(at, until) });
  const breaks = later.clocks
    .flatMap(({ id, rule, owner, state, due }) =>
      state === 'overdue' && due !== undefined && due >= at ? [{ id, rule, owner, due }] : [],
    )
    .sort((left, right) => left.due - right.due);
  const list = breaks
    .map(({ id, due }) => `${WORDS[id]} (${dueWords(due, calendar, { from: at, reader: at })})`)
    .join(', ');
  const by = dueWords(until, calendar, { from: at, reader: at });
  return {
    requestId: facts.request.id,
    until,
    breaks,
    owner: now.nextAction?.owner,
    nextAction: now.nextAction,
    sentence:
      breaks.length === 0 ? `Nothing becomes late by ${by}.` : `If nobody acts, late by ${by}: ${list}.`,
  };
};

/** The forecast of a day is what is worth reading: the requests for which something becomes late, soonest first. */
export const soonestFirst = (forecasts: readonly Forecast[]): Forecast[] =>
  forecasts
    .filter(({ breaks }) => breaks.length > 0)
    .sort(
      (left, right) =>
        (left.breaks[0]?.due ?? 0) - (right.breaks[0]?.due ?? 0) ||
        (left.requestId < right.requestId ? -1 : 1),
    );

import { momentWords } from '../calendar/dueWords.ts';
import { HOUR_MS } from '../calendar/calendarDate.ts';
import type { RequestContext, RequestFacts } from '../clocks/requestSituation.ts';
import type { AssignmentId, Instant } from '../facts.ts';
import { eventSentence, type EventScene } from './eventWords.ts';
import { eventsOf } from './eventsOf.ts';
import { lifeCycle } from './lifeCycle.ts';
import type { LifeEvent, LifeEventKind } from './lifeEvent.ts';
import { orderEvents } from './orderEvents.ts';

/** One line of a request's story. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly kind: LifeEventKind;
  /** "Fri, Nov 27, 5:45 PM", on the clock of the request's chapter. */
  readonly when: string;
  /** One plain sentence, without any person's name. */
  readonly sentence: string;
  /** `voided`: an attempt that does not count; `refused`: it cannot have happened; `irregular`: it happened against a rule. */
  readonly standing: 'happened' | 'voided' | 'refused' | 'irregular';
  /** Why it was refused, or which rule it was against. */
  readonly why?: string | undefined;
}

const ENDINGS = ['th', 'st', 'nd', 'rd'];
const nth = (place: number): string => {
  const ending = place % 100 > 10 && place % 100 < 14 ? undefined : ENDINGS[place % 10];
  return `${place}${ending ?? 'th'}`;
};

/** Mentors by their place in the story; one alone is "the mentor". */
const mentorWords = (events: readonly LifeEvent[]): EventScene['mentor'] => {
  const places = new Map<string, number>();
  const placeOf = new Map<AssignmentId, number>();
  for (const event of events) {
    if (event.kind !== 'offered' && event.kind !== 'chosen') continue;
    const place = places.get(event.mentorId) ?? places.size + 1;
    places.set(event.mentorId, place);
    placeOf.set(event.assignmentId, place);
  }
  return (assignmentId) => {
    const place = assignmentId === undefined ? undefined : placeOf.get(assignmentId);
    if (place === undefined) return 'a mentor';
    return places.size === 1 ? 'the mentor' : `the ${nth(place)} mentor`;
  };
};

const LATE_ENTRY_MS = HOUR_MS;

/** D11, M12: the story of a request, oldest first, for people: what happened up to the context's instant, when, and what cannot have
 * happened. `others`: events that no row of the request tells. */
export const timeline = (
  facts: RequestFacts,
  { calendar, at }: Pick<RequestContext, 'calendar' | 'at'>,
  others: readonly LifeEvent[] = [],
): TimelineEntry[] => {
  const events = orderEvents([...eventsOf(facts), ...others]).filter(({ occurredAt }) => occurredAt <= at);
  const life = lifeCycle(events);
  const refused = new Map(life.refused.map(({ event, why }) => [event.key, why]));
  const irregular = new Map(life.irregular.map(({ event, why }) => [event.key, why]));
  const happened = new Set(life.happened.map(({ key }) => key));
  const { submittedAt } = facts.request;
  const moment = (instant: Instant): string => momentWords(instant, calendar, submittedAt);
  const methods = new Map(
    events.flatMap((event) => (event.kind === 'attempted' ? [[event.attemptId, event.method] as const] : [])),
  );
  const scene: EventScene = {
    mentor: mentorWords(events),
    method: (attemptId) => methods.get(attemptId),
    moment,
  };
  return events.map((event): TimelineEntry => {
    const { key, kind, occurredAt, loggedAt } = event;
    const why = refused.get(key) ?? irregular.get(key);
    const standing = refused.has(key)
      ? 'refused'
      : irregular.has(key)
        ? 'irregular'
        : happened.has(key)
          ? 'happened'
          : 'voided';
    const recorded = loggedAt - occurredAt < LATE_ENTRY_MS ? '' : ` (Recorded ${moment(loggedAt)}.)`;
    return {
      at: occurredAt,
      kind,
      when: moment(occurredAt),
      sentence: `${eventSentence(event, scene)}${recorded}`,
      standing,
      ...(why === undefined ? {} : { why }),
    };
  });
};

const REMARKS: Readonly<Record<TimelineEntry['standing'], (why: string) => string>> = {
  happened: () => '',
  voided: () => ' [voided]',
  refused: (why) => ` [cannot be: ${why}]`,
  irregular: (why) => ` [${why}]`,
};

/** A story as lines of text: "Fri, Nov 27, 5:45 PM  The client submitted the request." */
export const timelineLines = (entries: readonly Omit<TimelineEntry, 'at'>[]): string[] => {
  const width = entries.reduce((widest, { when }) => Math.max(widest, when.length), 0);
  return entries.map(
    ({ when, sentence, standing, why = '' }) => `${when.padEnd(width)}  ${sentence}${REMARKS[standing](why)}`,
  );
};

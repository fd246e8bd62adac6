import type { AssignmentId, Instant } from '../facts.ts';
import { EVENTS } from './eventRows.ts';
import type { LifeEvent, LifeEventKind } from './lifeEvent.ts';

const ORDER = new Map((Object.keys(EVENTS) as LifeEventKind[]).map((kind, index) => [kind, index]));

const CLOSING: ReadonlySet<LifeEventKind> = new Set(['completed', 'unableToReach', 'withdrawn']);

const byKindAndKey = (left: LifeEvent, right: LifeEvent): number =>
  (ORDER.get(left.kind) ?? 0) - (ORDER.get(right.kind) ?? 0) || (left.key < right.key ? -1 : 1);

/** Copies of an event tell the same; where they do not, the one that was written down first counts. */
const byLogging = (left: LifeEvent, right: LifeEvent): number =>
  left.loggedAt - right.loggedAt || left.occurredAt - right.occurredAt || byKindAndKey(left, right);

/** Every event once, as it happened: whenever, however often and in whichever order it was told. Of the same instant, what belongs
 * to an earlier offer comes first: a mentor gives a request back before the next one has it. */
export const orderEvents = (events: readonly LifeEvent[]): LifeEvent[] => {
  const once = new Map<string, LifeEvent>();
  for (const event of events) {
    const known = once.get(event.key);
    if (known === undefined || byLogging(event, known) < 0) once.set(event.key, event);
  }
  const offeredAt = new Map<AssignmentId, Instant>();
  for (const event of once.values()) {
    if (event.kind === 'offered' || event.kind === 'chosen')
      offeredAt.set(event.assignmentId, event.occurredAt);
  }
  const turnOf = (event: LifeEvent): number => {
    if (event.kind === 'submitted') return -Infinity;
    if (CLOSING.has(event.kind)) return Infinity;
    const assignmentId = 'assignmentId' in event ? event.assignmentId : undefined;
    return (assignmentId && offeredAt.get(assignmentId)) ?? Infinity;
  };
  return [...once.values()].sort((left, right) => {
    if (left.occurredAt !== right.occurredAt) return left.occurredAt - right.occurredAt;
    const [before, after] = [turnOf(left), turnOf(right)];
    return before === after ? byKindAndKey(left, right) : before < after ? -1 : 1;
  });
};

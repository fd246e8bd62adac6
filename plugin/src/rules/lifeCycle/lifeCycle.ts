import type { AssignmentId, AttemptId } from '../facts.ts';
import { ENDED, type EventRow } from './eventRow.ts';
import { EVENTS } from './eventRows.ts';
import type { AssignmentStage, LifeEvent, RequestStage } from './lifeEvent.ts';
import { orderEvents } from './orderEvents.ts';
import { ASSIGNMENT_WORDS, REQUEST_WORDS } from './stageWords.ts';

/** An event, and what is to be said of it. */
export interface RemarkedEvent {
  readonly event: LifeEvent;
  /** One plain sentence. */
  readonly why: string;
}

/** Where a request and its assignments stand after everything that happened. */
export interface LifeCycle {
  readonly request: RequestStage;
  readonly assignments: ReadonlyMap<AssignmentId, AssignmentStage>;
  /** The assignment of the mentor who has the request. */
  readonly holder: AssignmentId | undefined;
  /** What happened, oldest first; attempts that were voided later are not among them. */
  readonly happened: readonly LifeEvent[];
  /** What cannot have happened; it changed nothing. */
  readonly refused: readonly RemarkedEvent[];
  /** What happened although a rule says otherwise. */
  readonly irregular: readonly RemarkedEvent[];
}

interface Progress {
  request: RequestStage;
  holder: AssignmentId | undefined;
  readonly assignments: Map<AssignmentId, AssignmentStage>;
}

interface Step {
  readonly request: RequestStage;
  readonly assignment?: AssignmentStage | undefined;
  readonly irregular?: string | undefined;
}

const assignmentOf = (event: LifeEvent): AssignmentId | undefined =>
  'assignmentId' in event ? event.assignmentId : undefined;

/** What an event leads to, or why it cannot have happened. */
const stepOf = (row: EventRow, event: LifeEvent, { request, assignments }: Progress): Step | string => {
  const assignmentId = assignmentOf(event);
  const to = row.request[request];
  if (row.assignment === undefined || assignmentId === undefined) {
    return to === undefined
      ? `${row.only}; ${REQUEST_WORDS[request]}.`
      : { request: to, irregular: row.irregular?.request?.[request] };
  }
  const stage = assignments.get(assignmentId) ?? 'unknown';
  const stageTo = row.assignment[stage];
  if (stageTo === undefined) return `${row.only}; ${ASSIGNMENT_WORDS[stage]}.`;
  if (to === undefined) return `${row.only}; ${REQUEST_WORDS[request]}.`;
  const irregular = row.irregular?.assignment?.[stage] ?? row.irregular?.request?.[request];
  return { request: to, assignment: stageTo, irregular };
};

const ENDINGS: ReadonlySet<AssignmentStage> = new Set(ENDED);

const apply = (progress: Progress, event: LifeEvent, { request, assignment }: Step): void => {
  const assignmentId = assignmentOf(event);
  progress.request = request;
  if (assignment === undefined || assignmentId === undefined) return;
  const begins = event.kind === 'offered' || event.kind === 'chosen';
  if (begins && progress.holder !== undefined) progress.assignments.set(progress.holder, 'reassigned');
  progress.assignments.set(assignmentId, assignment);
  if (begins) progress.holder = assignmentId;
  else if (ENDINGS.has(assignment) && progress.holder === assignmentId) progress.holder = undefined;
};

/** The attempts that were voided: they never were. The first voiding of a recorded attempt counts. */
const voidingsOf = (events: readonly LifeEvent[]): ReadonlyMap<AttemptId, string> => {
  const recorded = new Set(events.flatMap((event) => (event.kind === 'attempted' ? [event.attemptId] : [])));
  const voidings = new Map<AttemptId, string>();
  for (const event of events) {
    if (event.kind !== 'voided' || !recorded.has(event.attemptId) || voidings.has(event.attemptId)) continue;
    voidings.set(event.attemptId, event.key);
  }
  return voidings;
};

/** The life of one request, from its events. Late, doubled and shuffled events change nothing in the answer. */
export const lifeCycle = (events: readonly LifeEvent[]): LifeCycle => {
  const ordered = orderEvents(events);
  const voidings = voidingsOf(ordered);
  const progress: Progress = { request: 'unknown', holder: undefined, assignments: new Map() };
  const happened: LifeEvent[] = [];
  const refused: RemarkedEvent[] = [];
  const irregular: RemarkedEvent[] = [];
  for (const event of ordered) {
    if ((event.kind === 'attempted' || event.kind === 'reached') && voidings.has(event.attemptId)) continue;
    const row = EVENTS[event.kind];
    if (event.kind === 'voided' && voidings.get(event.attemptId) !== event.key) {
      refused.push({ event, why: `${row.only}.` });
      continue;
    }
    const step = stepOf(row, event, progress);
    if (typeof step === 'string') {
      refused.push({ event, why: step });
      continue;
    }
    apply(progress, event, step);
    happened.push(event);
    if (step.irregular !== undefined) irregular.push({ event, why: step.irregular });
  }
  return { ...progress, happened, refused, irregular };
};

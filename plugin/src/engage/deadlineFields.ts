import type { Binding } from '../policy/index.ts';
import type { ClockId, RequestClock } from '../rules/index.ts';
import { writeInstant } from './salesforceValues.ts';

type DueField = keyof Binding['clock']['fields'] & `${string}Due`;

/** The clocks whose due time Engage holds. */
const DUE_FIELDS = {
  accept: 'acceptDue',
  engageReturn: 'engageReturnDue',
  followUp: 'followUpDue',
  clientContact: 'clientContactDue',
  mentorContact: 'mentorContactDue',
  attempts: 'attemptsDue',
  firstSession: 'firstSessionDue',
  afterSession: 'afterSessionDue',
  sessionNotes: 'notesDue',
} as const satisfies Partial<Record<ClockId, DueField>>;

/** D10: a clock that has stopped keeps the due time that Engage holds, when the clock began at the same time then. */
export interface KeptDeadlines {
  /** The field that says from when each deadline was counted: "D1=1763301600 D4a=1763301000". */
  readonly startsField: string;
  readonly stopped: readonly { readonly field: string; readonly start: string }[];
}

/** Salesforce keeps whole seconds. */
const startOf = ({ rule, startedAt = 0 }: RequestClock): string => `${rule}=${Math.floor(startedAt / 1000)}`;

/** The due times of a request's clocks and from when they were counted, in the names of this org. */
export function deadlineFields(
  { clock: { fields } }: Binding,
  clocks: readonly RequestClock[],
): { readonly fields: Readonly<Record<string, string | null>>; readonly kept: KeptDeadlines } {
  const byId = new Map(clocks.map((clock) => [clock.id, clock]));
  const rows = Object.entries(DUE_FIELDS).map(([id, name]) => {
    const clock = byId.get(id as keyof typeof DUE_FIELDS);
    return {
      field: fields[name],
      clock: clock?.due === undefined ? undefined : { ...clock, due: clock.due },
    };
  });
  const starts = rows.flatMap(({ clock }) => (clock === undefined ? [] : [startOf(clock)]));
  return {
    fields: {
      ...Object.fromEntries(
        rows.map(({ field, clock }) => [field, clock === undefined ? null : writeInstant(clock.due)]),
      ),
      [fields.deadlineStarts]: starts.length === 0 ? null : starts.join(' '),
    },
    kept: {
      startsField: fields.deadlineStarts,
      stopped: rows.flatMap(({ field, clock }) =>
        clock?.state === 'met' || clock?.state === 'metLate' ? [{ field, start: startOf(clock) }] : [],
      ),
    },
  };
}

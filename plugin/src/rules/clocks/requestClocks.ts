import { HOUR_MS } from '../calendar/calendarDate.ts';
import type { Instant } from '../facts.ts';
import type { ClockState, RequestClock } from '../outcomes.ts';
import { dueOf } from './clockPause.ts';
import type { ClockReading, ClockRow } from './clockRow.ts';
import { clockSentence } from './clockSentence.ts';
import type { Situation } from './requestSituation.ts';
import { CONTACT_CLOCKS } from './rows/contactClocks.ts';
import { OFFER_CLOCKS } from './rows/offerClocks.ts';
import { QUEUE_CLOCKS } from './rows/queueClocks.ts';
import { SESSION_CLOCKS } from './rows/sessionClocks.ts';

/** Every clock, in the order in which people meet them. */
const CLOCKS: readonly ClockRow[] = [...OFFER_CLOCKS, ...CONTACT_CLOCKS, ...SESSION_CLOCKS, ...QUEUE_CLOCKS];

const stateOf = (
  { pauses }: ClockRow,
  { stopped, stoppedAt = -Infinity }: ClockReading,
  due: Instant,
  { at, waiting }: Situation,
): Exclude<ClockState, 'notApplicable'> => {
  if (stopped) return stoppedAt <= due ? 'met' : 'metLate';
  if (waiting && pauses) return 'paused';
  return at > due ? 'overdue' : 'running';
};

const warnAtOf = (
  { counts }: ClockRow,
  { start }: ClockReading,
  due: Instant,
  { calendar, policy: { deadlines } }: Situation,
): Instant =>
  Math.max(
    start,
    counts === 'elapsed'
      ? due - deadlines.notesWarnHours * HOUR_MS
      : calendar.shift(due, -deadlines.warnHours * HOUR_MS),
  );

const ownerOf = (
  { owner }: ClockRow,
  { mentorId }: ClockReading,
  { current }: Situation,
): RequestClock['owner'] => {
  if (owner !== 'holder') return owner;
  if (mentorId !== undefined) return 'mentor';
  return current === undefined ? 'cic' : 'mentor';
};

const clockOf = (row: ClockRow, situation: Situation): RequestClock => {
  const reading = row.read(situation);
  if (typeof reading === 'string')
    return { id: row.id, rule: row.rule, state: 'notApplicable', sentence: reading };
  const due = dueOf(row, reading, situation);
  const state = stateOf(row, reading, due, situation);
  return {
    id: row.id,
    rule: row.rule,
    state,
    owner: ownerOf(row, reading, situation),
    startedAt: reading.start,
    startedBy: reading.startedBy,
    due,
    warnAt: state === 'running' ? warnAtOf(row, reading, due, situation) : undefined,
    stoppedAt: reading.stoppedAt,
    stoppedBy: reading.stopped ? reading.stoppedBy : undefined,
    marks: reading.marks,
    warning: reading.warning?.(due),
    sentence: clockSentence(state, { row, reading, due, situation }),
  };
};

/** D1-D5, D7-D9, D11, M16 of one request, with the pauses of D12. */
export const requestClocks = (situation: Situation): RequestClock[] =>
  CLOCKS.map((row) => clockOf(row, situation));

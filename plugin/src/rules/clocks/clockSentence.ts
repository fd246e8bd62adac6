import { dayOf } from '../calendar/calendarDate.ts';
import { ageWords, dateWords, dueWords, elapsedWords, movedByWords } from '../calendar/dueWords.ts';
import type { Instant, MentoringRequest } from '../facts.ts';
import type { ClockState } from '../outcomes.ts';
import { runsFrom } from './clockPause.ts';
import type { ClockReading, ClockRow } from './clockRow.ts';
import type { Situation } from './requestSituation.ts';

type RunState = Exclude<ClockState, 'notApplicable'>;

/** A clock that runs, is paused, or has stopped. */
export interface RunClock {
  readonly row: ClockRow;
  readonly reading: ClockReading;
  readonly due: Instant;
  readonly situation: Situation;
}

const whenWords = ({ reading, due, situation: { calendar, at } }: RunClock): string =>
  dueWords(due, calendar, { from: reading.start, reader: at });

const movedWords = ({ row, reading, due, situation }: RunClock): string => {
  if (row.counts !== 'business') return '';
  const from = row.pauses ? runsFrom(reading.start, due, situation) : reading.start;
  return movedByWords(from, due, situation.calendar);
};

const lateWords = ({ row, reading, due, situation: { calendar, at } }: RunClock): string => {
  const until = reading.stoppedAt ?? at;
  return row.counts === 'elapsed' ? elapsedWords(until - due) : ageWords(calendar.age(due, until));
};

/** D12: " until Nov 30, 2026". */
export const untilWords = ({ clientWaitsUntil }: MentoringRequest): string =>
  clientWaitsUntil === undefined ? '' : ` until ${dateWords(dayOf(clientWaitsUntil))}`;

const USUAL: Readonly<Record<RunState, (clock: RunClock) => string>> = {
  running: (clock) => `${clock.row.task} by ${whenWords(clock)}${movedWords(clock)}.`,
  overdue: (clock) => `${clock.row.task}: overdue by ${lateWords(clock)}; it was due by ${whenWords(clock)}.`,
  met: ({ row }) => `${row.done} in time.`,
  metLate: (clock) => `${clock.row.done} ${lateWords(clock)} late.`,
  paused: ({ situation: { request } }) => `Paused: the client asked to wait${untilWords(request)}.`,
};

/** One plain sentence about a clock, for one who reads it now. */
export const clockSentence = (state: RunState, clock: RunClock): string =>
  clock.row.says?.[state]?.({
    when: whenWords(clock),
    moved: movedWords(clock),
    late: lateWords(clock),
  }) ?? USUAL[state](clock);

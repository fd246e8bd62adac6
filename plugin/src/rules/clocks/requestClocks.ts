import { ageWords, dueWords, movedByWords } from '../calendar/dueWords.ts';
import type { Instant } from '../facts.ts';
import type { ClockId, ClockState, RequestClock } from '../outcomes.ts';
import type { Situation } from './requestSituation.ts';

/** One clock of one request, before it is compared with the time. */
interface ClockReading {
  readonly start: Instant;
  readonly dueFrom: (start: Instant) => Instant;
  readonly stopped: boolean;
  readonly stoppedAt?: Instant | undefined;
}

interface ClockRow {
  readonly id: ClockId;
  readonly rule: RequestClock['rule'];
  /** What is to be done, and what was done: "Accept", "Accepted". */
  readonly task: string;
  readonly done: string;
  /** A reading, or why the clock does not apply. */
  read(situation: Situation): ClockReading | string;
}

const businessDaysAfter =
  ({ calendar }: Situation, count: number) =>
  (start: Instant): Instant =>
    calendar.deadline(start, count);

const stoppedAt = (instant: Instant | undefined) => ({ stopped: instant !== undefined, stoppedAt: instant });

const NO_MENTOR = 'No mentor has the request, or none is recorded.';

const CLOCKS: readonly ClockRow[] = [
  {
    id: 'accept',
    rule: 'D1',
    task: 'Accept',
    done: 'Accepted',
    read: (situation) => {
      const { current, place, policy, queuedAt } = situation;
      if (current === undefined && place !== 'pending') return NO_MENTOR;
      if (current?.how === 'direct') return 'A direct request is accepted as such.';
      if (place === 'closed' && current?.response !== 'accepted') return 'Closed before it was accepted.';
      return {
        start: current?.offeredAt ?? queuedAt,
        dueFrom: businessDaysAfter(situation, policy.deadlines.acceptBusinessDays),
        stopped: place !== 'pending',
        stoppedAt: current?.respondedAt,
      };
    },
  },
  {
    id: 'followUp',
    rule: 'D3',
    task: 'Follow up with the mentor',
    done: 'Followed up',
    read: (situation) => {
      const { timedOut, queuedAt, policy } = situation;
      if (timedOut === undefined) return 'No time-out to follow up.';
      return {
        start: timedOut.respondedAt ?? queuedAt,
        dueFrom: businessDaysAfter(situation, policy.deadlines.followUpBusinessDays),
        stopped: timedOut.followUpTriedAt !== undefined || timedOut.unlockedByRoc,
        stoppedAt: timedOut.followUpTriedAt,
      };
    },
  },
  {
    id: 'clientContact',
    rule: 'D4a',
    task: 'First contact with the client',
    done: 'First contact made',
    read: (situation) => {
      const { place, request, firstContactAt, policy } = situation;
      if (place === 'closed' && firstContactAt === undefined) return 'Closed without a recorded contact.';
      return {
        start: request.submittedAt,
        dueFrom: businessDaysAfter(situation, policy.deadlines.clientContactBusinessDays),
        ...stoppedAt(firstContactAt),
      };
    },
  },
  {
    id: 'mentorContact',
    rule: 'D4b',
    task: 'Contact the client',
    done: 'Client contacted',
    read: (situation) => {
      const { place, current, mentorStart, ownContactAt, policy } = situation;
      if (place === 'queue' || current === undefined) return NO_MENTOR;
      if (place === 'closed' && ownContactAt === undefined) return 'Closed without a recorded contact.';
      return {
        start: mentorStart,
        dueFrom: businessDaysAfter(situation, policy.deadlines.mentorContactBusinessDays),
        ...stoppedAt(ownContactAt),
      };
    },
  },
  {
    id: 'attempts',
    rule: 'D5',
    task: 'Reach the client, or make all attempts',
    done: 'Client reached, or all attempts made',
    read: (situation) => {
      const { place, current, mentorStart, ownSessions, progress, policy, calendar } = situation;
      if (place === 'queue' || current === undefined) return NO_MENTOR;
      const ends = [progress.reachedAt, progress.metAt, ...ownSessions.map(({ arrangedAt }) => arrangedAt)];
      const first = ends.reduce(
        (earliest = Infinity, instant = Infinity) => Math.min(earliest, instant),
        undefined,
      );
      const end = first === Infinity ? undefined : first;
      if (place === 'closed' && end === undefined) return 'Closed before the client was reached.';
      return {
        start: mentorStart,
        dueFrom: (start) => calendar.daysAfter(start, policy.attempts.withinDays),
        ...stoppedAt(end),
      };
    },
  },
];

/** D12: time that the client asked for does not run; what was not done before it gets its full time after it. */
const dueOf = (
  { start, dueFrom, stopped, stoppedAt: at }: ClockReading,
  waitUntil: Instant | undefined,
): Instant => {
  const doneBefore = stopped && (at === undefined || waitUntil === undefined || at < waitUntil);
  return dueFrom(doneBefore || waitUntil === undefined ? start : Math.max(start, waitUntil));
};

const stateOf = (reading: ClockReading, due: Instant, { at, waiting }: Situation): ClockState => {
  if (reading.stopped) return (reading.stoppedAt ?? due) <= due ? 'met' : 'metLate';
  if (waiting) return 'paused';
  return at > due ? 'overdue' : 'running';
};

const sentenceOf = (
  row: ClockRow,
  state: ClockState,
  { start, stoppedAt: end = 0 }: ClockReading,
  due: Instant,
  situation: Situation,
) => {
  const { calendar, at, waitUntil } = situation;
  const when = dueWords(due, calendar, { from: start, reader: at });
  const words: Readonly<Record<Exclude<ClockState, 'notApplicable'>, () => string>> = {
    running: () => `${row.task} by ${when}${movedByWords(start, due, calendar)}.`,
    overdue: () => `${row.task}: overdue by ${ageWords(calendar.age(due, at))}; it was due by ${when}.`,
    met: () => `${row.done} in time.`,
    metLate: () => `${row.done} ${ageWords(calendar.age(due, end))} late.`,
    paused: () =>
      `Paused: the client asked to wait until ${dueWords(waitUntil ?? due, calendar, { from: start, reader: at })}.`,
  };
  return state === 'notApplicable' ? '' : words[state]();
};

/** D1, D3, D4a, D4b, D5 of one request. */
export const requestClocks = (situation: Situation): RequestClock[] =>
  CLOCKS.map((row): RequestClock => {
    const reading = row.read(situation);
    if (typeof reading === 'string')
      return { id: row.id, rule: row.rule, state: 'notApplicable', sentence: reading };
    const due = dueOf(reading, situation.waitUntil);
    const state = stateOf(reading, due, situation);
    return {
      id: row.id,
      rule: row.rule,
      state,
      startedAt: reading.start,
      due,
      stoppedAt: reading.stoppedAt,
      sentence: sentenceOf(row, state, reading, due, situation),
    };
  });

import { breaksOf, type Break } from './break.ts';

const clocks = 'plugin/src/rules/clocks';
const evaluated = 'test/rules/clocks/evaluateRequest.test.ts';
const states = 'test/rules/clocks/requestClocks.test.ts';
const causes = 'test/rules/clocks/clockCauses.test.ts';
const actions = 'test/rules/clocks/nextAction.test.ts';
const told = 'test/rules/stories/firstContact.test.ts';
const foreseen = 'test/rules/clocks/forecast.test.ts';

/** D11 and D12: one next action, and the clocks that pause. */
export const nextActionBreaks: readonly Break[] = [
  ...breaksOf(
    `${clocks}/nextAction.ts`,
    [evaluated, actions],
    [
      [
        'D11',
        'none when it is closed',
        "if (place === 'closed') return undefined;",
        "if (place === 'closed') void 0;",
      ],
      ['D11', 'the first that applies', 'ACTIONS.find(', 'ACTIONS.findLast('],
      ['D11', 'its owner', "row.owner === 'holder' && current !== undefined ? 'mentor' : 'cic'", "'cic'"],
      [
        'D11',
        'without a mentor the CIC',
        "row.owner === 'holder' && current !== undefined",
        "row.owner === 'holder'",
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/actionRows.ts`,
    [evaluated, actions],
    [
      ['D11', 'nobody eligible: find one', 'hasCandidates === false', 'hasCandidates === null'],
      [
        'D11',
        'a session that was called off is arranged again',
        '|| calledOffAt !== undefined',
        '|| (calledOffAt === undefined && false)',
      ],
      [
        'D11',
        'a session ahead is to be held',
        'applies: ({ upcoming }) => upcoming !== undefined',
        'applies: () => false',
      ],
      ['D12', 'nothing else is owed meanwhile', 'applies: ({ waiting }) => waiting', 'applies: () => false'],
    ],
  ),
  ...breaksOf(
    `${clocks}/rows/queueClocks.ts`,
    [evaluated, states, causes],
    [
      ['D11', 'one business day in the queue', 'policy.deadlines.queueBusinessDays', '2'],
      [
        'D11',
        'not while a mentor has it',
        "if (place !== 'queue') return",
        "if (place === 'held' && false) return",
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/rows/queueClocks.ts`,
    [evaluated],
    [['D3', 'the queue has its day from the follow-up', 'start: followedUp ?? queuedAt', 'start: queuedAt']],
  ),
  ...breaksOf(
    `${clocks}/evaluateRequest.ts`,
    [evaluated],
    [
      [
        'D11',
        'its age in business time',
        'calendar.age(request.submittedAt, at)',
        'at - request.submittedAt',
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/requestSituation.ts`,
    [actions],
    [
      [
        'D11',
        "an earlier mentor's session is not this one's",
        'mentorId === current.mentorId || arrangedAt',
        'mentorId || arrangedAt',
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/requestClocks.ts`,
    [causes],
    [
      [
        'D11',
        'a warning twelve business hours ahead',
        'calendar.shift(due, -deadlines.warnHours * HOUR_MS)',
        'due - deadlines.warnHours * HOUR_MS',
      ],
      ['D11', 'never before the clock starts', 'Math.max(\n    start,', 'Math.max(\n    0,'],
      ['D11', 'who is to act', "return current === undefined ? 'cic' : 'mentor';", "return 'mentor';"],
    ],
  ),
  ...breaksOf(
    `${clocks}/isDueSoon.ts`,
    [causes],
    [['D11', 'the warning begins at its time', 'warnAt <= at', 'warnAt < at']],
  ),
  ...breaksOf(
    `${clocks}/forecast.ts`,
    [foreseen],
    [
      ['D11', 'what breaks if nobody acts', '{ ...context, at: Math.max(at, until) }', 'context'],
      ['D11', 'what is late already is no news', 'due >= at', 'due > 0'],
      ['D11', 'soonest first', '.sort((left, right) => left.due - right.due)', '.reverse()'],
    ],
  ),
  ...breaksOf(
    `${clocks}/clockPause.ts`,
    [states, evaluated, told],
    [
      ['D12', 'a wait moves what is due', 'if (!pauses ||', 'if (true || !pauses ||'],
      ['D12', 'what was left is left after it', 'waitUntil + (due - waitAskedAt)', 'due'],
      [
        'D12',
        'business time that was left too',
        'calendar.shift(waitUntil, calendar.age(waitAskedAt, due))',
        'due',
      ],
      [
        'D12',
        'what began while waiting has its full time',
        'dueFrom(Math.max(start, waitUntil))',
        'dueFrom(start)',
      ],
      [
        'D12',
        'what was late before is late after it',
        'if (due <= waitAskedAt) return due;',
        'if (due <= waitAskedAt) return waitUntil;',
      ],
      ['D12', 'what was done before is as it was', 'if (doneBefore) return due;', ''],
      ['D12', 'a date that had passed pauses nothing', '|| (waitAskedAt ?? -Infinity) >= waitUntil', ''],
    ],
  ),
  ...breaksOf(
    `${clocks}/requestClocks.ts`,
    [states, evaluated],
    [['D12', 'a clock that pauses says so', "if (waiting && pauses) return 'paused';", '']],
  ),
  ...breaksOf(
    `${clocks}/requestSituation.ts`,
    [states, evaluated],
    [
      [
        'D12',
        'before the client asked nothing waits',
        'clientWaitsUntil === undefined || clientWaitAskedAt > at',
        'clientWaitsUntil === undefined',
      ],
      [
        'D12',
        'only until the recorded date',
        'waitUntil !== undefined && at < waitUntil',
        'waitUntil !== undefined',
      ],
      [
        'D12',
        'a pause of the mentor stops no clock',
        'waiting: waitUntil !== undefined',
        'waiting: facts.awaySince !== undefined || waitUntil !== undefined',
      ],
    ],
  ),
];

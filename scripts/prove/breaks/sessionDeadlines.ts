import { breaksOf, type Break } from './break.ts';

const clocks = 'plugin/src/rules/clocks';
const states = 'test/rules/clocks/requestClocks.test.ts';
const causes = 'test/rules/clocks/clockCauses.test.ts';
const told = 'test/rules/stories/sessions.test.ts';

/** D7 to D9: from the acceptance to the notes. */
export const sessionBreaks: readonly Break[] = [
  ...breaksOf(
    `${clocks}/rows/sessionClocks.ts`,
    [states, causes, told],
    [
      ['D7', 'two weeks', 'policy.deadlines.firstSessionDays', '15'],
      ['D7', 'by calendar days', 'calendar.daysAfter(start, policy', 'calendar.deadline(start, policy'],
      ['D7', 'from the acceptance', '(current.respondedAt ?? mentorStart)', 'mentorStart'],
      ['D7', 'not before the acceptance', "if (place === 'pending') return 'Not accepted yet.';", ''],
      [
        'D7',
        'met when one is arranged',
        "stoppedByFirst([[firstArranged(known), 'the session that was arranged']])",
        "stoppedByFirst([[earliest(known.map(({ startsAt }) => startsAt)), 'the session that was arranged']])",
      ],
      ['D7', 'a later session is a warning', 'startsAt === undefined || startsAt <= due', 'true'],
      [
        'D7',
        'one that was called off warns of nothing',
        "known.filter(({ status }) => status === 'scheduled' || status === 'held')",
        '[...known]',
      ],
      [
        'D7',
        'a session of an unknown status is none',
        "ownSessions.filter(({ status }) => status !== 'unknown')",
        '[...ownSessions]',
      ],
      ['D8', 'two business days', 'policy.deadlines.afterSessionBusinessDays', '1'],
      [
        'D8',
        'a next date decides it',
        "[upcoming && Math.max(end, upcoming.arrangedAt), 'the next session'],",
        '',
      ],
      [
        'D8',
        'completing decides it',
        "if (place === 'closed')\n    return { stopped: true",
        "if (place === 'queue')\n    return { stopped: true",
      ],
      [
        'D8',
        'another service decides it',
        'otherServiceAt !== undefined && otherServiceAt >= end',
        'otherServiceAt !== otherServiceAt',
      ],
      [
        'D8',
        'not one offered before',
        'otherServiceAt !== undefined && otherServiceAt >= end',
        'otherServiceAt !== undefined',
      ],
      [
        'D8',
        'nothing follows before a session',
        'if (lastOver === undefined) return NO_SESSION;',
        'if (lastOver === undefined) return NO_MENTOR;',
      ],
      [
        'D8',
        'a missed session leaves it to be decided',
        'Math.max(sessionEnd(lastOver), missedAt)',
        'Math.max(sessionEnd(lastOver), missedAt - missedAt)',
      ],
      ['D9', '24 hours', 'policy.deadlines.notesHours', '25'],
      [
        'D9',
        'elapsed hours',
        'dueFrom: hoursAfter(policy.deadlines.notesHours)',
        'dueFrom: businessDaysAfter(situation, 1)',
      ],
      ['D9', 'no wait of the client stops it', 'pauses: false', 'pauses: true'],
      [
        'D9',
        "from the session's end",
        'const end = sessionEnd(session);',
        'const end = session.startsAt ?? 0;',
      ],
      [
        'D9',
        'the notes end it',
        "...stoppedByFirst([[session.notesLoggedAt, 'the notes']])",
        'stopped: false',
      ],
      ['D9', 'the first session without notes counts', 'unlogged ?? logged', 'logged ?? unlogged'],
      ['D9', 'the record locks on the 5th', 'policy.deadlines.notesLockDay', '4'],
      ['D9', 'of the next month', 'month + 1', 'month'],
      ['D9', 'the lock is told', 'marks: [lockOf(situation, end)]', 'marks: []'],
    ],
  ),
  ...breaksOf(
    `${clocks}/requestClocks.ts`,
    [causes],
    [['D9', 'a reminder six hours before', 'due - deadlines.notesWarnHours * HOUR_MS', 'due']],
  ),
  ...breaksOf(
    `${clocks}/actionRows.ts`,
    ['test/rules/clocks/nextAction.test.ts', told],
    [
      [
        'D7',
        'the next action has the same time',
        'calendar.daysAfter(from, policy.deadlines.firstSessionDays)',
        'from',
      ],
      [
        'D8',
        'what follows a session is next',
        'applies: ({ logged }) => logged !== undefined',
        'applies: () => false',
      ],
      [
        'D9',
        'notes that are missing are next',
        "place === 'held' && unlogged !== undefined",
        'false && unlogged !== place',
      ],
    ],
  ),
];

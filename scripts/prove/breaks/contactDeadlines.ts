import { breaksOf, type Break } from './break.ts';

const clocks = 'plugin/src/rules/clocks';
const evaluated = 'test/rules/clocks/evaluateRequest.test.ts';
const causes = 'test/rules/clocks/clockCauses.test.ts';
const attempts = 'test/rules/clocks/contactAttempts.test.ts';
const actions = 'test/rules/clocks/nextAction.test.ts';
const gate = 'test/rules/clocks/unableToReachGate.test.ts';
const told = 'test/rules/stories/firstContact.test.ts';
const lived = 'test/rules/lifeCycle/lifeCycle.test.ts';

/** D4 to D6: reaching the client. */
export const contactBreaks: readonly Break[] = [
  ...breaksOf(
    `${clocks}/rows/contactClocks.ts`,
    [evaluated, causes],
    [
      ['D4', 'the client waits two business days', 'policy.deadlines.clientContactBusinessDays', '1'],
      [
        'D4',
        'the wait is restarted by nothing',
        'start: request.submittedAt',
        'start: situation.mentorStart',
      ],
      ['D4', 'whoever tried ended the wait', 'firstAttempt(attempts)', 'situation.progress.firstAt'],
      ['D4', "the mentor's two business days", 'policy.deadlines.mentorContactBusinessDays', '1'],
      [
        'D4',
        "an earlier mentor's contact is not this one's",
        "[progress.firstAt, 'the first attempt']",
        "[firstAttempt(situation.attempts), 'the first attempt']",
      ],
      [
        'D4',
        'a session that is arranged is a contact',
        "[firstArranged(sessions), 'the session that was arranged'],",
        '',
      ],
      ['D5', 'reaching the client ends it', "[progress.reachedAt, 'the client, who was reached'],", ''],
      ['D5', 'the attempts needed end it', "[progress.metAt, 'the last attempt needed'],", ''],
    ],
  ),
  ...breaksOf(
    `${clocks}/requestSituation.ts`,
    [evaluated, causes],
    [
      [
        'D4',
        'of a direct request from the submission',
        "current?.how === 'direct' ? request.submittedAt : (current",
        "current?.how === 'direct' ? at : (current",
      ],
      ['D4', 'of an assigned one from the offer', '(current?.offeredAt ?? queuedAt)', 'request.submittedAt'],
    ],
  ),
  ...breaksOf(
    `${clocks}/firstContact.ts`,
    [evaluated],
    [['D4', 'a voided attempt is no contact', 'if (!voided && (', 'if ((']],
  ),
  ...breaksOf(
    `${clocks}/actionRows.ts`,
    [evaluated],
    [
      [
        'D4',
        'the preferred method is shown',
        '` The client prefers ${METHOD_WORDS[preferredMethod]}.`',
        "''",
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/contactAttempts.ts`,
    [attempts],
    [
      ['D5', 'at least three', 'attempts.length >= policy.minimum &&', ''],
      ['D5', 'by two methods', 'methodsOf(attempts).length >= policy.distinctMethods &&', ''],
      [
        'D5',
        'first to last a day apart',
        '&&\n    last.madeAt - first.madeAt >= policy.spanHours * HOUR_MS',
        '',
      ],
      ['D5', 'within 14 days', '&& until - madeAt <= days * DAY_MS', ''],
      ['D5', 'the same method within an hour counts once', 'madeAt - before < minutes * MINUTE_MS', 'false'],
      ['D5', 'an hour later it counts again', 'madeAt - before < minutes', 'madeAt - before <= minutes'],
      [
        'D5',
        'only the same method',
        'last.set(method, madeAt);',
        'for (const one of METHODS) last.set(one, madeAt);',
      ],
      ['D5', 'a voided attempt never was', 'attempts.filter(({ voided }) => !voided)', '[...attempts]'],
      ['D5', 'by when they were made', 'left.madeAt - right.madeAt ||', ''],
      ['D5', 'who was reached is known', 'valid.find(({ reached }) => reached)', 'valid.find(() => false)'],
      [
        'D5',
        'how many are missing',
        'Math.max(1, policy.minimum - live.length',
        'Math.max(1, policy.minimum - live.length - 1',
      ],
      ['D5', 'from when the next one counts', 'Number.isFinite(from) ? from', 'false ? from'],
      [
        'D5',
        'by which method the next one counts',
        'nextMethods: needsNewMethod ? nextMethods',
        'nextMethods: false ? nextMethods',
      ],
      [
        'D5',
        'once met it stays met',
        'counted.find(completes)?.madeAt',
        'counted.slice(-1).find(completes)?.madeAt',
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/requestSituation.ts`,
    [actions, gate],
    [
      [
        'D5',
        'attempts of this assignment only',
        'assignmentId === current?.id',
        'assignmentId !== undefined',
      ],
      ['D5', 'one method, with a reason', 'current?.oneMethodReason === undefined', 'current !== null'],
    ],
  ),
  ...breaksOf(
    `${clocks}/actionRows.ts`,
    [actions],
    [
      ['D5', 'a reached client ends D5', 'progress.reachedAt !== undefined || calledOffAt', 'calledOffAt'],
      [
        'D6',
        'with D5 met the mentor may close',
        'applies: ({ progress }) => progress.metAt !== undefined',
        'applies: ({ progress }) => progress.metAt === -1',
      ],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/lifeCycle/eventsOf.ts',
    [told, lived],
    [['D5', 'a mistake is voided, not forgotten', 'if (voided) events.push', 'if (false) events.push']],
  ),
  ...breaksOf(
    'plugin/src/rules/lifeCycle/lifeCycle.ts',
    [lived],
    [
      [
        'D5',
        'what was voided never happened',
        '&& voidings.has(event.attemptId)) continue;',
        '&& false) continue;',
      ],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/lifeCycle/timeline.ts',
    [told, lived],
    [['D5', 'when it was logged is told beside', "? '' : ` (Recorded", "? '' : '' && ` (Recorded"]],
  ),
  ...breaksOf(
    `${clocks}/unableToReachGate.ts`,
    [gate],
    [
      [
        'D6',
        'only when D5 is met',
        'applies: ({ progress }) => progress.metAt === undefined',
        'applies: () => false',
      ],
      [
        'D6',
        'not when the client was reached',
        'applies: ({ progress }) => progress.reachedAt !== undefined',
        'applies: () => false',
      ],
      [
        'D6',
        'not when a session is arranged',
        'applies: ({ upcoming, lastOver }) => upcoming !== undefined ||',
        'applies: ({ lastOver }) =>',
      ],
      [
        'D6',
        'not when a session is over',
        '|| lastOver !== undefined',
        '|| (lastOver === undefined && false)',
      ],
      [
        'D6',
        'not when nobody is known to have it',
        'applies: ({ current }) => current === undefined',
        'applies: () => false',
      ],
      ['D6', 'not twice', "applies: ({ place }) => place === 'closed'", 'applies: () => false'],
      ['D6', 'what is missing is said', '? progress.missing : 0', '? 0 : 0'],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/lifeCycle/eventRows.ts',
    [lived],
    [['D6', 'after a contact it is told', "inContact: 'D6: the client had been reached.',", '']],
  ),
];

import { breaksOf, type Break } from './break.ts';

const clocks = 'plugin/src/rules/clocks';
const evaluated = 'test/rules/clocks/evaluateRequest.test.ts';
const states = 'test/rules/clocks/requestClocks.test.ts';
const causes = 'test/rules/clocks/clockCauses.test.ts';

/** D1 to D3: an offer, until it is answered or followed up. */
export const offerBreaks: readonly Break[] = [
  ...breaksOf(
    `${clocks}/rows/offerClocks.ts`,
    [evaluated],
    [
      ['D1', 'two business days', 'policy.deadlines.acceptBusinessDays', '3'],
      [
        'D1',
        'business days, not hours',
        'businessDaysAfter(situation, policy.deadlines.acceptBusinessDays)',
        'hoursAfter(48)',
      ],
      [
        'D1',
        'from the offer',
        "start: current?.offeredAt ?? queuedAt,\n        startedBy: 'the offer',",
        "start: situation.request.submittedAt,\n        startedBy: 'the offer',",
      ],
      [
        'D1',
        'a direct request is accepted as such',
        "if (current?.how === 'direct') return 'A direct request is accepted as such.';",
        '',
      ],
      ['D1', 'the acceptance ends it', "stopped: place !== 'pending',", 'stopped: false,'],
      [
        'D1',
        'late is late',
        "stoppedAt: current?.respondedAt,\n        stoppedBy: 'the acceptance',",
        "stoppedBy: 'the acceptance',",
      ],
      ['D3', 'one business day', 'policy.deadlines.followUpBusinessDays', '2'],
      [
        'D3',
        'from the time-out',
        'start: timedOut.respondedAt ?? queuedAt',
        'start: timedOut.offeredAt ?? queuedAt',
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/rows/offerClocks.ts`,
    [states, causes],
    [
      [
        'D2',
        'five business days',
        'businessDaysAfter(situation, engageReturnBusinessDays)',
        'hoursAfter(24 * engageReturnBusinessDays)',
      ],
      [
        'D2',
        'of a direct request too',
        '(current === undefined && !waits)',
        "((current === undefined && !waits) || current?.how === 'direct')",
      ],
      ['D2', 'an answer ends it', 'stopped: !waits', 'stopped: false'],
      [
        'D2',
        "no wait of the client stops Engage's clock",
        "counts: 'business',\n    pauses: false,",
        "counts: 'business',\n    pauses: true,",
      ],
      ['D2', 'it is Engage who acts', "owner: 'engage'", "owner: 'holder'"],
      ['D2', 'the notice after 24 hours', 'hoursAfter(engageNoticeHours)', 'hoursAfter(engageReminderHours)'],
      [
        'D2',
        'the reminder after 48 hours',
        'hoursAfter(engageReminderHours)',
        'hoursAfter(engageNoticeHours)',
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/requestSituation.ts`,
    [evaluated],
    [
      [
        'D1',
        'a direct request waits for no acceptance',
        "open.how === 'direct' || open.response === 'accepted'",
        "open.response === 'accepted'",
      ],
      [
        'D3',
        'nobody is assigned before',
        'timedOut !== undefined && timedOut.followUpTriedAt',
        'false && timedOut?.followUpTriedAt',
      ],
      ['D3', 'tried, answered or not, unlocks', 'timedOut.followUpTriedAt === undefined &&', ''],
      ['D3', 'the ROC may unlock', '&& !timedOut.unlockedByRoc', ''],
      ['D3', 'a decline locks nothing', "last?.response === 'timedOut' ? last", 'true ? last'],
    ],
  ),
  ...breaksOf(
    `${clocks}/evaluateRequest.ts`,
    [evaluated],
    [
      [
        'D3',
        'the ranking is shown meanwhile',
        "place === 'queue' && !waiting,",
        "place === 'queue' && !waiting && !isLocked(situation),",
      ],
    ],
  ),
  ...breaksOf(
    `${clocks}/actionRows.ts`,
    [evaluated],
    [['D3', 'the follow-up is what is next', 'applies: isLocked,', 'applies: () => false,']],
  ),
  ...breaksOf(
    'plugin/src/rules/matching/offers.ts',
    [evaluated],
    [
      [
        'D1',
        'every assignment after the first is an assigned one',
        '(index === 0 || offer.how',
        '(true || index || offer.how',
      ],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/lifeCycle/eventRows.ts',
    ['test/rules/stories/offers.test.ts'],
    [['D3', 'another assigned before is told', 'followUpOwed: LOCKED,', '']],
  ),
];

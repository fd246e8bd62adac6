import { breaksOf, type Break } from './break.ts';

const ladder = 'plugin/src/rules/ladder';
const steps = 'test/rules/ladder/ladderSteps.test.ts';

/** L1, L2 and L7: which rejections count. */
export const declineBreaks: readonly Break[] = [
  ...breaksOf(
    `${ladder}/declineReasons.ts`,
    [steps],
    [
      ['L1', 'illness is a claim', 'illness: { claim: true', 'illness: { claim: false'],
      ['L1', 'an accident is a claim', 'accident: { claim: true', 'accident: { claim: false'],
      ['L1', 'an emergency is a claim', 'emergency: { claim: true', 'emergency: { claim: false'],
      [
        'L1',
        'a long unavailability is a claim',
        'longUnavailability: { claim: true',
        'longUnavailability: { claim: false',
      ],
      [
        'L1',
        'an overlooked pause is a claim',
        'overlookedPause: { claim: true',
        'overlookedPause: { claim: false',
      ],
      ['L1', 'too busy is none', 'tooBusy: { claim: false', 'tooBusy: { claim: true'],
      [
        'L2',
        'a restricted business is a claim',
        'restrictedBusiness: { claim: true',
        'restrictedBusiness: { claim: false',
      ],
      [
        'L2',
        "the client's conduct is a claim",
        'clientConduct: { claim: true',
        'clientConduct: { claim: false',
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/verdicts.ts`,
    [steps],
    [
      [
        'L1',
        'a missing reason is found out first',
        "response === 'declined' && policy.withoutReason === 'claim'",
        'response === policy.withoutReason',
      ],
      ['L1', 'unless the policy says it counts', "&& policy.withoutReason === 'claim'", ''],
      [
        'L2',
        'pending owes no step',
        "code: 'pending',\n    applies: isClaim,\n    counted: false",
        "code: 'pending',\n    applies: isClaim,\n    counted: true",
      ],
      [
        'L2',
        'a confirmed claim does not count',
        "assignment.claim === 'confirmed'",
        'assignment.claim === null',
      ],
      ['L2', 'a rejected claim counts', "assignment.claim === 'rejected'", 'assignment.claim === null'],
      [
        'L2',
        'its tasks run from the ruling',
        '? Math.max(rejection.rejectedAt, claimRuledAt ?? 0)',
        '? rejection.rejectedAt',
      ],
      [
        'L7',
        'time-outs and transfers are off',
        '!policy.counts.includes(kind)',
        'policy.counts.length === 0 && kind.length === 0',
      ],
      [
        'L7',
        'what came before the policy does not count',
        'rejectedAt < calendar.startOf(policy.countedFrom)',
        'rejectedAt < 0',
      ],
      ['L7', 'the window', 'rejectedAt < latest - window * DAY_MS', 'latest < 0'],
      [
        'L7',
        'lifetime by default',
        "window !== 'lifetime' && rejectedAt < latest - window * DAY_MS",
        "rejectedAt < latest - (window === 'lifetime' ? 365 : window) * DAY_MS",
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/rejections.ts`,
    [steps],
    [
      [
        'L2',
        'what is ruled later is pending before',
        'const ruledLater = assignment.claimRuledAt !== undefined &&',
        'const ruledLater = assignment.claimRuledAt === -1 &&',
      ],
      [
        'L7',
        'a direct request refused is one',
        "how === 'direct' && response === 'declined'",
        "how !== 'direct' && response === 'declined'",
      ],
      ['L7', 'by time', 'left.rejectedAt - right.rejectedAt ||', ''],
      [
        'L7',
        'then by Id',
        'left.assignment.id < right.assignment.id',
        'left.assignment.id > right.assignment.id',
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/makeTask.ts`,
    [steps],
    [
      [
        'L2',
        'the ROC rules when the CIC did not',
        'if (row.late === undefined || at <= due)',
        'if (row.late === undefined || at <= Infinity)',
      ],
      ['L2', 'within as many days', 'due: calendar.deadline(due, days)', 'due'],
    ],
  ),
  ...breaksOf(
    `${ladder}/rejections.ts`,
    ['test/rules/ladder/ladderWords.test.ts'],
    [
      ['L7', 'what happens later does not count yet', '&& rejection.rejectedAt <= at', ''],
      ['L7', "another mentor's do not count", 'if (assignment.mentorId !== mentorId) continue;', ''],
    ],
  ),
];

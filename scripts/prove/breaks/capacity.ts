import { breaksOf, type Break } from './break.ts';

const capacity = 'plugin/src/rules/capacity';
const counted = 'test/rules/capacity/capacity.test.ts';
const used = 'test/rules/capacity/capacityUse.test.ts';
const text = 'test/rules/capacity/capacityText.test.ts';

/** M6 and M7: how much a mentor takes, and how much of it is used. */
export const capacityBreaks: readonly Break[] = [
  ...breaksOf(
    `${capacity}/capacity.ts`,
    [counted, used],
    [
      [
        'M6',
        'the number field wins',
        'if (weeklyLimit !== undefined)',
        "if (weeklyLimit !== undefined && capacityText.kind === 'none')",
      ],
      [
        'M6',
        'blank: the text',
        'const { limit, per, words } = capacityText;',
        'const { limit, per, words } = { ...capacityText, limit: 9 };',
      ],
      ['M6', 'neither: unlimited', "return { kind: 'unlimited' };", "return { kind: 'unclear', words: '' };"],
      [
        'M6',
        'a limit nobody believes is asked for',
        'perWeek > policy.capacity.textHighestBelieved',
        'perWeek === Infinity',
      ],
      [
        'M7',
        'the text counts assigned requests',
        '? policy.capacity.textCounts',
        '? policy.capacity.numberCounts',
      ],
      [
        'M7',
        'the number counts direct ones too',
        ': policy.capacity.numberCounts',
        ': policy.capacity.textCounts',
      ],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/matching/standing.ts',
    ['test/rules/matching/matchRequest.test.ts', counted],
    [
      [
        'M6',
        'unclear is never eligible',
        "capacity.kind === 'unclear'",
        "capacity.kind === 'unclear' && use.full",
      ],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/matching/describeCandidate.ts',
    [counted],
    [
      ['M6', 'no direct request at all is named', '!mentor.acceptsDirect && {', 'false && {'],
      ['M7', 'both figures are shown', '${use.assigned} assigned, ${use.direct} direct', '${use.used}'],
    ],
  ),
  ...breaksOf(
    `${capacity}/capacityText.ts`,
    [text],
    [
      [
        'M6',
        'contradictions are unclear',
        'if (stated.some(({ says }) => JSON.stringify(says) !== meaning)) return unclear(stated);',
        '',
      ],
      ['M6', 'doubt beside a limit is unclear', 'besideStatement && castsDoubt(words)', 'false'],
      [
        'M6',
        'the words it rests on are kept',
        'limit: says.limit, per: says.per, words: cut(words)',
        "limit: says.limit, per: says.per, words: ''",
      ],
      ['M6', 'no statement is none', ": { kind: 'none' }", ': unclear(clauses)'],
    ],
  ),
  ...breaksOf(
    `${capacity}/capacityClause.ts`,
    [text],
    [
      [
        'M6',
        '"not accepting" is zero',
        "if (ZERO.test(text)) return { kind: 'limit', limit: 0, per: 'week' };",
        '',
      ],
      ['M6', '"unlimited" is read', "if (UNLIMITED.test(text)) return { kind: 'unlimited' };", ''],
      ['M6', 'a range or a guess is unclear', "hasWord(words, 'hedge', 'negation')", 'false'],
      [
        'M6',
        'a number of something else is unclear',
        "if (!clean && !aboutRequests) return { kind: 'unclear' };",
        '',
      ],
    ],
  ),
  ...breaksOf(
    `${capacity}/capacityUse.ts`,
    [counted],
    [
      ['M7', 'an earlier week no longer counts', '({ offeredAt }) => offeredAt >= window.from', '() => true'],
      ['M7', 'the week begins on Sunday 00:00', 'calendar.startOfWeek(instant)', 'instant'],
      ['M7', 'rolling7', "policy.capacity.window === 'rolling7'", 'false'],
      ['M7', "Engage's own flag", 'full: mentor.limitReached', 'full: false'],
      [
        'M7',
        'the limit is reached at the limit',
        'counted.length < capacity.limit',
        'counted.length <= capacity.limit',
      ],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/matching/offers.ts',
    [counted],
    [['M7', 'a direct request counts from its submission', 'offeredAt: request.submittedAt', 'offeredAt: 0']],
  ),
  ...breaksOf(
    'plugin/src/rules/matching/pool.ts',
    ['test/rules/matching/standing.test.ts'],
    [
      [
        'M7',
        'what was declined still counts',
        'const own = offersByMentor.get(mentor.id) ?? [];',
        "const own = (offersByMentor.get(mentor.id) ?? []).filter(({ response }) => response !== 'declined');",
      ],
    ],
  ),
];

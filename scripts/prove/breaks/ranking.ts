import { breaksOf, type Break } from './break.ts';

const matching = 'plugin/src/rules/matching';
const matchRequest = 'test/rules/matching/matchRequest.test.ts';
const fairTurn = 'test/rules/matching/fairTurn.test.ts';

/** M3 to M5: who of those who take part is next. */
export const rankingBreaks: readonly Break[] = [
  ...breaksOf(
    `${matching}/pool.ts`,
    [matchRequest],
    [
      ['M3', 'the chapter first', "['chapter', 'district', 'region']", "['region', 'district', 'chapter']"],
      ['M3', 'then the district', "['chapter', 'district', 'region']", "['chapter', 'region', 'district']"],
    ],
  ),
  ...breaksOf(
    `${matching}/matchPasses.ts`,
    [matchRequest],
    [
      ['M3', 'the area named first', 'if (!areas.includes(area)) return undefined;', ''],
      ['M3', 'a related area before any', 'areas.some((one) => related?.has(one))', 'areas.length > 0'],
      [
        'M3',
        'the relaxed pass is marked',
        "relaxed: true, groupOf: () => 'anyArea'",
        "relaxed: false, groupOf: () => 'anyArea'",
      ],
      ['M4', 'no industry when not in business', 'inBusiness ? industry : undefined', 'industry'],
      ['M4', 'the industry when in business', 'industries.includes(wanted)', 'areas.includes(wanted)'],
      ['M4', 'area and industry before area', "['areaAndIndustry', 'area',", "['area', 'areaAndIndustry',"],
    ],
  ),
  ...breaksOf(
    `${matching}/rankMentors.ts`,
    [matchRequest],
    [
      ['M3', 'all experts of a tier full: move up', 'if (ranked.length === 0) continue;', ''],
      ['M4', 'the group before the turn', 'GROUPS.indexOf(left.group) - GROUPS.indexOf(right.group) ||', ''],
    ],
  ),
  ...breaksOf(
    `${matching}/rankMentors.ts`,
    [fairTurn],
    [
      ['M5', 'the lowest turn is next', 'left.one.turn - right.one.turn', 'right.one.turn - left.one.turn'],
      ['M5', 'ties: least recently offered', 'longestAgo(left) - longestAgo(right) ||', ''],
      [
        'M5',
        'ties: then by Id',
        'left.one.mentor.id < right.one.mentor.id',
        'left.one.mentor.id > right.one.mentor.id',
      ],
    ],
  ),
  ...breaksOf(
    `${matching}/fairTurn.ts`,
    [fairTurn],
    [
      ['M5', 'the request to come is counted', '(recent + 1) / weight', 'recent / weight'],
      ['M5', 'divided by the weekly limit', '(recent + 1) / weight', 'recent + 1'],
      ['M5', 'only the last 28 days', '({ offeredAt }) => offeredAt >= from', '() => true'],
      ['M5', 'declined offers leave', "response !== 'declined' &&", ''],
      ['M5', 'timed-out offers leave', "response !== 'timedOut' &&", ''],
      ['M5', 'transferred offers leave', "outcome !== 'transferred' &&", ''],
      ['M5', 'reassigned offers leave', "&& outcome !== 'reassigned'", ''],
      [
        'M5',
        'unlimited counts as at least 2',
        'highest.get(regionId) ?? unlimitedAtLeast, perWeek',
        'highest.get(regionId) ?? 0, perWeek',
      ],
      ['M5', 'newcomers start at the median', 'medians.get(entry.chapterId) ?? 0', '0'],
      ['M5', 'the start fades', 'Math.max(0, 1 - newFor / days)', '1'],
      [
        'M5',
        'returners are newcomers too',
        'if (first === undefined) return { recent: 0, newFor: 0 };',
        'if (first === undefined) return { recent: 0, newFor: undefined };',
      ],
    ],
  ),
  ...breaksOf(
    `${matching}/fairTurn.ts`,
    [`test/rules/matching/recentTurns.test.ts`],
    [
      ['M5', 'unlimited counts as the highest limit', 'perWeek ?? highest.get(regionId) ??', 'perWeek ??'],
      [
        'M5',
        'whose requests are not taken counts in no median',
        'entries.filter(({ takesRequests }) => takesRequests)',
        '[...entries]',
      ],
      ['M5', 'a returner was away for a whole window', 'before === undefined ||', 'true ||'],
    ],
  ),
  ...breaksOf(
    `${matching}/requestTopics.ts`,
    ['test/rules/matching/requestTopics.test.ts'],
    [
      [
        'M4',
        'the question orders mentors of like turns',
        '.sort((left, right) => right.matches - left.matches)',
        '',
      ],
      ['M4', 'only those within one assignment of each other', '1 / leader.weight', 'Infinity'],
    ],
  ),
];

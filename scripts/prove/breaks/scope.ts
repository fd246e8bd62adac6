import { breaksOf, type Break } from './break.ts';

const rules = 'plugin/src/rules';
const matchRequest = 'test/rules/matching/matchRequest.test.ts';

/** M0 to M2: who and what takes part. */
export const scopeBreaks: readonly Break[] = [
  ...breaksOf(
    `${rules}/hierarchy/hierarchy.ts`,
    [matchRequest],
    [
      ['M0', 'only enrolled regions', 'sameName(enrolled, name)', 'enrolled !== name'],
      ['M0', 'the name of a region in any case', 'left.trim().toLowerCase() ===', 'left ==='],
    ],
  ),
  ...breaksOf(
    `${rules}/matching/pool.ts`,
    ['test/rules/matching/continuity.test.ts'],
    [
      [
        'M0',
        'nor is a mentor of another region proposed',
        "enrollmentOf(hierarchy, chapterId, policy.scope.enrolledRegions) === 'enrolled'",
        'chapterId !== undefined',
      ],
    ],
  ),
  ...breaksOf(
    `${rules}/matching/matchRequest.ts`,
    [matchRequest],
    [
      ['M1', 'no chapter: to the CIC first', "return 'chapterUnknown';", "return 'notEnrolled';"],
      ['M1', 'no area: to the CIC first', "obstacle ?? 'areaUnknown'", "obstacle ?? 'nobodyEligible'"],
    ],
  ),
  ...breaksOf(
    `${rules}/matching/offers.ts`,
    ['test/rules/matching/offers.test.ts'],
    [['M1', 'a direct request lands with the mentor', 'requestedMentorId === undefined ||', 'true ||']],
  ),
  ...breaksOf(
    `${rules}/matching/standing.ts`,
    [matchRequest],
    [
      ['M2', 'Active only', "status !== 'active'", "status === 'terminated'"],
      ['M2', 'no Subject Matter Expert alone', "classification === 'subjectMatterExpert'", 'false'],
      ['M2', 'classification Mentor', "classification !== 'mentor'", "classification === 'unknown'"],
      ['M2', 'nobody who is paused', 'if (!paused)', 'if (!paused || true)'],
      ['M2', 'nobody whose limit is reached', 'if (!use.full)', 'if (!use.full || true)'],
    ],
  ),
];

import { breaksOf, type Break } from './break.ts';

const matching = 'plugin/src/rules/matching';
const matchRequest = 'test/rules/matching/matchRequest.test.ts';
const continuity = 'test/rules/matching/continuity.test.ts';

/** M8 to M10: where a mentor is, and what was before. */
export const historyBreaks: readonly Break[] = [
  ...breaksOf(
    `${matching}/describeCandidate.ts`,
    [matchRequest],
    [
      ['M8', 'a profile that says No is a warning', 'mentor.servesOutsideArea === false && {', 'false && {'],
      ['M8', 'in the own chapter there is nothing to warn of', "tier !== 'chapter' &&", ''],
    ],
  ),
  ...breaksOf(
    `${matching}/visitTiers.ts`,
    [matchRequest],
    [
      [
        'M8',
        'never an exclusion',
        '!seen.has(mentor.id)',
        '!seen.has(mentor.id) && mentor.servesOutsideArea !== false',
      ],
      ['M10', 'not to who declined it', "response === 'declined'", 'false'],
      ['M10', 'not to who let it time out', "response === 'timedOut'", 'false'],
      ['M10', 'not to who gave it back', "outcome === 'transferred'", 'false'],
      ['M10', 'only this request', 'pool.history.get(request.id) ?? []', '[...pool.history.values()].flat()'],
    ],
  ),
  ...breaksOf(
    `${matching}/offers.ts`,
    [matchRequest],
    [
      [
        'M10',
        'a direct request that came back was refused',
        "waits || wentOn ? 'declined' : undefined",
        'undefined',
      ],
    ],
  ),
  ...breaksOf(
    `${matching}/matchRequest.ts`,
    [continuity],
    [
      ['M9', 'the previous mentor goes first', '[describeContinuity(previous, rest)]', '[]'],
      ['M9', 'nobody is named twice', '.filter(({ one }) => one !== previous?.one)', ''],
    ],
  ),
  ...breaksOf(
    `${matching}/continuity.ts`,
    [continuity],
    [
      ['M9', 'only when M2 allows', 'one.standing === undefined', "one.standing?.code !== 'paused'"],
      ['M9', 'full: named with the date of return', "standing?.code === 'atLimit'", 'false'],
      ['M9', 'paused for under a month', 'daysLeft > policy.match.continuityPauseDays', 'daysLeft > 365'],
      [
        'M10',
        'not to a previous mentor who had this request',
        '.has(last.mentorId)',
        '.has(last.mentorId) && false',
      ],
    ],
  ),
  ...breaksOf(
    `${matching}/lastMentoring.ts`,
    [continuity],
    [
      [
        'M9',
        'the most recent mentor',
        'left.submittedAt - right.submittedAt',
        'right.submittedAt - left.submittedAt',
      ],
      ['M9', 'not after withdrawn or no response', 'ENDED_WITHOUT_MENTOR.has(last.status) ||', ''],
      [
        'M9',
        'not after a no-show',
        "({ status }) => status === 'held' || status === 'noShow'",
        "({ status }) => status === 'held'",
      ],
      ['M9', "not after somebody else's session", '(one.mentorId ?? mentorId) === mentorId', 'one.id'],
      [
        'M9',
        'not when the client asked for another',
        'offer !== undefined && !stayedTogether(offer)',
        'false',
      ],
      [
        'M9',
        'not when the client chose another',
        'requestedMentorId === mentorId',
        'requestedMentorId !== undefined',
      ],
    ],
  ),
];

import { breaksOf, type Break } from './break.ts';

const rules = 'plugin/src/rules';

/** M11 to M16: the queue, the words, and who decides. */
export const decisionBreaks: readonly Break[] = [
  ...breaksOf(
    'plugin/src/sync/plan.ts',
    ['test/sync/plan.test.ts'],
    [['M11', 'a recommendation that stays keeps its time', 'before ? keepFirst(row, before) : row', 'row']],
  ),
  ...breaksOf(
    `${rules}/matching/matchRequest.ts`,
    ['test/rules/matching/matchRequest.test.ts'],
    [
      ['M12', 'a reason for every mentor', 'reasons.push(...own);', 'reasons.push(...own.slice(0, 1));'],
      [
        'M12',
        'as many as the policy names',
        'policy.match.candidates - first.length',
        'policy.match.candidates * 2',
      ],
      ['M12', 'ranks from 1', 'rank: first.length + index + 1', 'rank: first.length + index'],
    ],
  ),
  ...breaksOf(
    `${rules}/matching/pool.ts`,
    ['test/rules/matching/matchRequest.property.test.ts'],
    [['M12', 'same inputs, same decision', '.sort((left, right) => (left.id < right.id ? -1 : 1))', '']],
  ),
  ...breaksOf(
    `${rules}/matching/describeCandidate.ts`,
    ['test/rules/matching/matchRequest.test.ts'],
    [['M12', 'words that stay while the facts do', 'in ${days} days', 'in ${days} days before ${pool.at}']],
  ),
  ...breaksOf(
    'plugin/src/policy/readPolicy.ts',
    ['test/policy/readPolicy.test.ts'],
    [
      [
        'M13',
        'a region has its own mode',
        'policy.assignment.regions[regionName] ?? policy.assignment.mode',
        'policy.assignment.mode',
      ],
    ],
  ),
  ...breaksOf(
    `${rules}/simulation/simulate.ts`,
    ['test/rules/simulation/simulate.test.ts', 'test/rules/simulation/retryOrder.test.ts'],
    [
      [
        'M11',
        'oldest submission first',
        'left.submittedAt - right.submittedAt',
        'right.submittedAt - left.submittedAt',
      ],
      ['M11', 'who waits is tried again', '[...waiting, ...waitedAlready]', 'waitedAlready'],
      ['M11', 'a place that is taken is gone', 'queue.offer(request.id, mentorId);', ''],
    ],
  ),
  ...breaksOf(
    'plugin/src/reports/compareAssignment.ts',
    ['test/reports/agreement.test.ts'],
    [
      [
        'M13',
        'the first choice is told from the others',
        "place === 0 ? 'firstChoice' : 'listed'",
        "'firstChoice'",
      ],
      ['M13', 'who was not eligible is told', '!ELIGIBLE.has(standing.code)', 'false'],
    ],
  ),
  ...breaksOf(
    `${rules}/hierarchy/roles.ts`,
    ['test/rules/hierarchy/roles.test.ts'],
    [
      [
        'M15',
        'a role is held for everything below',
        'hierarchy.within(unitId, ROLE_LEVEL[role])?.id',
        'unitId',
      ],
    ],
  ),
  ...breaksOf(
    `${rules}/hierarchy/roleFaults.ts`,
    ['test/rules/hierarchy/hierarchyFaults.test.ts'],
    [['M15', 'two coordinators; another number is reported', 'count === CICS', 'count > 0']],
  ),
  ...breaksOf(
    `${rules}/clocks/holderAway.ts`,
    ['test/rules/clocks/holderAway.test.ts'],
    [
      ['M16', 'a mentor who paused', '?? pauseWords(mentor)', ''],
      ['M16', 'a mentor who resigned', "resigned: 'has resigned',", ''],
      ['M16', 'the first look is the one that counts', 'seenSince ?? at', 'at'],
    ],
  ),
  ...breaksOf(
    `${rules}/clocks/rows/queueClocks.ts`,
    ['test/rules/clocks/holderAway.test.ts'],
    [
      [
        'M16',
        'due 1 business day',
        'policy.deadlines.reassignBusinessDays',
        '2 * policy.deadlines.reassignBusinessDays',
      ],
    ],
  ),
];

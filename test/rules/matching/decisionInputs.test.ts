import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildPool,
  type Assignment,
  type CapacityAnswer,
  type Mentor,
  type MentoringRequest,
  type PoolMentor,
  type RequestId,
  type World,
} from '../../../plugin/src/rules/index.ts';
import { decisionInputs } from '../../../plugin/src/rules/matching/decisionInputs.ts';
import { at, mentor, mentorId, NOW, offer, policy, request, session, unitId, units } from '../examples.ts';
import { belongs } from '../hierarchy/terms.ts';
import { LAST_WEEK, THIS_WEEK } from './decisions.ts';
import { CLIENT, EARLIER, earlierRequest } from './returningClient.ts';

const scene = (world: Partial<World>) => {
  const whole: World = { units, mentors: [], assignments: [], ...world };
  const pool = buildPool(whole, policy, NOW);
  const inputs = decisionInputs(pool, whole.units);
  const one = (id: string): PoolMentor => {
    const found = pool.byId.get(mentorId(id));
    assert.ok(found, `no mentor ${id}`);
    return found;
  };
  return { pool, inputs, one };
};
const HELD = at('2026-11-03T14:00');

test('M12: of the policy, exactly what decides', () => {
  assert.deepEqual(scene({}).inputs.policy, [policy.scope, policy.capacity, policy.match, policy.calendar]);
});

test('M12: of a request, exactly what decides: no status, no closing, no number', () => {
  const { inputs } = scene({});
  const full: Partial<MentoringRequest> = {
    industry: 'Retail',
    inBusiness: true,
    topics: { areas: ['Legal'], industries: ['Mining'] },
    clientId: CLIENT,
    requestedMentorId: mentorId('a'),
  };
  assert.deepEqual(inputs.request(request(full)), [
    'request',
    request().submittedAt,
    'Ames',
    'Marketing',
    'Retail',
    true,
    [['Legal'], ['Mining']],
    'client',
    'a',
  ]);
  const bare = inputs.request(request());
  assert.deepEqual(bare, [
    'request',
    request().submittedAt,
    'Ames',
    'Marketing',
    undefined,
    false,
    undefined,
    undefined,
    undefined,
  ]);
  const elsewhere = { number: '7', assignmentStatus: 'assigned', status: 'completed', closed: true } as const;
  assert.deepEqual(inputs.request(request(elsewhere)), bare);
});

test('M12, C5: the path of a request: its units by Id and name, or the doubt that they are in', () => {
  const { inputs } = scene({});
  const path = (chapter: string) => inputs.path(request({ chapterId: unitId(chapter) }));
  assert.deepEqual(path('Ames North'), [
    ['Ames', 'Ames'],
    ['Iowa', 'Iowa'],
    ['Central', 'Central'],
    undefined,
  ]);
  assert.deepEqual(path('nowhere'), [undefined, undefined, undefined, undefined]);
  const terms = [belongs('t1', 'Ames', 'Iowa'), belongs('t2', 'Ames', 'Ohio')];
  assert.deepEqual(scene({ terms }).inputs.path(request()), [
    undefined,
    undefined,
    undefined,
    'Ames belongs to several units at once: correct unit terms t1, t2 first.',
  ]);
});

test('M10, M12: what became of the request before, in the order of the mentors', () => {
  const had = (to: string, rest: Partial<Assignment> = {}) =>
    offer(to, LAST_WEEK, { requestId: request().id, ...rest });
  const assignments = [
    had('d'),
    had('b', { response: 'declined' }),
    had('c', { response: 'timedOut' }),
    had('a', { outcome: 'transferred' }),
    had('e', { outcome: 'completed' }),
    offer('f', LAST_WEEK, { response: 'declined' }),
  ];
  for (const rows of [assignments, assignments.toReversed()]) {
    assert.deepEqual(scene({ assignments: rows }).inputs.history(request()), [
      ['a', 'transferredBefore'],
      ['b', 'declinedBefore'],
      ['c', 'timedOutBefore'],
      ['d', 'holdsRequest'],
    ]);
  }
  assert.deepEqual(scene({}).inputs.history(request()), []);
});

test('M12: the units inside a visited unit, with where each lies, in the order of their ids', () => {
  for (const some of [units, units.toReversed()]) {
    const { inputs } = scene({ units: some });
    assert.deepEqual(inputs.placement(unitId('Iowa')), [
      ['Ames', 'Ames', 'Iowa', 'Central'],
      ['Ames North', 'Ames', 'Iowa', 'Central'],
      ['Boone', 'Boone', 'Iowa', 'Central'],
      ['Iowa', undefined, 'Iowa', 'Central'],
    ]);
    assert.deepEqual(inputs.placement(unitId('Ames')), [
      ['Ames', 'Ames', 'Iowa', 'Central'],
      ['Ames North', 'Ames', 'Iowa', 'Central'],
    ]);
    assert.deepEqual(inputs.placement(unitId('nowhere')), []);
  }
  const lost = [
    ...units,
    { ...units[2], id: unitId('Lost'), parentId: unitId('nowhere') } as (typeof units)[0],
  ];
  assert.deepEqual(scene({ units: lost }).inputs.placement(unitId('Lost')), [
    ['Lost', 'Lost', undefined, undefined],
  ]);
});

test('M12: the members of a unit, in the order of their ids', () => {
  const { inputs } = scene({
    mentors: [mentor('b'), mentor('a'), mentor('c', { chapterId: unitId('Boone') })],
  });
  const ids = (unit: string) => inputs.members(unitId(unit)).map((one) => one.mentor.id);
  assert.deepEqual([ids('Ames'), ids('Iowa'), ids('Reno')], [['a', 'b'], ['a', 'b', 'c'], []]);
});

test('M5, M6, M12: of a mentor: the profile, an answer, the weight without a limit, the turn outside every chapter', () => {
  const unlimited = { weeklyLimit: undefined } as const;
  const askFirst = { kind: 'unclear', words: 'ask me first' } as const;
  const answer: CapacityAnswer = {
    id: 'answer' as CapacityAnswer['id'],
    mentorId: mentorId('answered'),
    takes: { kind: 'limit', limit: 3, per: 'month' },
    words: askFirst.words,
  };
  const mentors = {
    number: mentor('number', { weeklyLimit: 7 }),
    unlimited: mentor('unlimited', unlimited),
    answered: mentor('answered', { ...unlimited, capacityText: askFirst }),
    unclear: mentor('unclear', { ...unlimited, capacityText: askFirst }),
    district: mentor('district', { chapterId: unitId('Iowa') }),
  } satisfies Record<string, Mentor>;
  const { inputs, one } = scene({ mentors: Object.values(mentors), capacityAnswers: [answer] });
  const data = (id: keyof typeof mentors) => inputs.mentor(one(id));
  assert.deepEqual(data('number'), [mentors.number, undefined, undefined, undefined]);
  assert.deepEqual(data('unlimited'), [mentors.unlimited, undefined, 7, undefined]);
  assert.deepEqual(data('answered'), [mentors.answered, one('answered').capacity, undefined, undefined]);
  assert.equal((one('answered').capacity as { source?: string }).source, 'answer');
  assert.deepEqual(data('unclear'), [mentors.unclear, undefined, 7, undefined]);
  assert.deepEqual(data('district'), [mentors.district, undefined, undefined, one('district').turn]);
});

test('M5, M7, M12: of the offers: those of the windows, oldest first, and when the last one before them was', () => {
  const requestId = 'again' as RequestId;
  const dates = ['2026-09-01T09:00', '2026-10-01T09:00'].map((local) => at(local));
  const assignments = [
    offer('a', THIS_WEEK + 1, { response: 'declined', how: 'direct' }),
    offer('a', THIS_WEEK, { response: 'accepted' }),
    offer('b', THIS_WEEK, { requestId }),
    offer('a', LAST_WEEK, { outcome: 'transferred' }),
    ...dates.map((when) => offer('a', when)),
    offer('old', at('2026-10-23T23:59')),
    offer('edge', at('2026-10-24T00:00')),
    offer('old', at('2026-09-02T23:59')),
  ];
  for (const rows of [assignments, assignments.toReversed()]) {
    const mentors = ['a', 'b', 'none', 'old', 'edge'].map((id) => mentor(id));
    const { inputs, one } = scene({ mentors, assignments: rows });
    const offers = (id: string) => inputs.offers(one(id));
    assert.deepEqual(offers('a'), [
      dates[1],
      [LAST_WEEK, 'assigned', false],
      [THIS_WEEK, 'assigned', true],
      [THIS_WEEK + 1, 'direct', false],
    ]);
    assert.deepEqual(offers('b'), [undefined, [THIS_WEEK, 'assigned', true]]);
    assert.deepEqual(offers('none'), [undefined]);
    // Four weeks, whole days: from Saturday the 24th, midnight.
    assert.deepEqual(offers('old'), [at('2026-10-23T23:59')]);
    assert.deepEqual(offers('edge'), [undefined, [at('2026-10-24T00:00'), 'assigned', true]]);
  }
});

test('M12: offers of one instant are in the order of their ids', () => {
  const same = (id: string, how: Assignment['how']) =>
    offer('a', THIS_WEEK, { id: id as Assignment['id'], how });
  const rows = [same('x2', 'assigned'), same('x1', 'direct'), same('x3', 'direct')];
  for (const assignments of [
    rows,
    rows.toReversed(),
    [rows[2], rows[0], rows[1]].flatMap((row) => row ?? []),
  ]) {
    const { inputs, one } = scene({ mentors: [mentor('a')], assignments });
    assert.deepEqual(inputs.offers(one('a')), [
      undefined,
      [THIS_WEEK, 'direct', true],
      [THIS_WEEK, 'assigned', true],
      [THIS_WEEK, 'direct', true],
    ]);
  }
});

test('M12: a mentor who had two requests by turns: their offers are in the order of time, and of the ids', () => {
  const row = (id: string, requestId: string, offeredAt: number, response?: 'declined') =>
    offer('a', offeredAt, {
      id: id as Assignment['id'],
      requestId: requestId as RequestId,
      how: 'direct',
      response,
    });
  const rows = [
    row('x1', 'r1', LAST_WEEK),
    row('x2', 'r2', LAST_WEEK + 1, 'declined'),
    row('x4', 'r1', THIS_WEEK, 'declined'),
    row('x3', 'r3', THIS_WEEK),
    row('x5', 'r2', THIS_WEEK + 1),
    row('x6', 'r1', THIS_WEEK + 2),
    row('x7', 'r3', THIS_WEEK + 2, 'declined'),
  ];
  for (const assignments of [rows, rows.toReversed()]) {
    const { inputs, one } = scene({ mentors: [mentor('a')], assignments });
    assert.deepEqual(inputs.offers(one('a')), [
      undefined,
      [LAST_WEEK, 'direct', true],
      [LAST_WEEK + 1, 'direct', false],
      [THIS_WEEK, 'direct', true],
      [THIS_WEEK, 'assigned', false],
      [THIS_WEEK + 1, 'assigned', true],
      [THIS_WEEK + 2, 'assigned', true],
      [THIS_WEEK + 2, 'assigned', false],
    ]);
  }
});

test("M7, M12: a month's limit looks back as far as its own window, when that is longer", () => {
  const text = { kind: 'limit', limit: 4, per: 'month', words: '4 a month' } as const;
  const monthly = mentor('a', { weeklyLimit: undefined, capacityText: text });
  const endOfMonth = at('2026-10-31T12:00');
  const first = at('2026-10-01T09:00');
  const whole: World = {
    units,
    mentors: [monthly, mentor('b')],
    assignments: [offer('a', first), offer('b', first)],
  };
  const pool = buildPool(whole, policy, endOfMonth);
  const inputs = decisionInputs(pool, units);
  const offers = [...pool.byId.values()].map((one) => inputs.offers(one));
  assert.deepEqual(offers, [[undefined, [first, 'assigned', true]], [first]]);
});

/** A client who was mentored by `last`, of the chapter named. */
const returning = (chapter: string, rest: Partial<World> = {}) => {
  const last = mentor('last', { chapterId: unitId(chapter) });
  const made = scene({
    mentors: [last, mentor('near')],
    assignments: [offer('last', LAST_WEEK, { requestId: EARLIER, outcome: 'completed' })],
    requests: [earlierRequest()],
    sessions: [
      session(LAST_WEEK, { requestId: EARLIER, mentorId: mentorId('last'), status: 'held', startsAt: HELD }),
    ],
    ...rest,
  });
  const asked = request({ clientId: CLIENT });
  return { ...made, last, ask: (...visited: string[]) => made.inputs.continuity(asked, visited.map(unitId)) };
};

test('M9, M12: the previous mentor of a visited unit is only named: the rest is with the unit', () => {
  const said = { mentorId: 'last', sessionAt: HELD };
  assert.deepEqual(returning('Ames').ask('Ames'), said);
  assert.deepEqual(returning('Boone').ask('Ames', 'Iowa'), said);
  assert.deepEqual(returning('Canton').ask('Ames', 'Iowa', 'Central'), said);
});

test('M9, M12: of a previous mentor elsewhere, everything that is looked at', () => {
  const { ask, last, one } = returning('Canton');
  assert.deepEqual(ask('Ames', 'Iowa'), [
    { mentorId: 'last', sessionAt: HELD },
    [last, undefined, undefined, undefined],
    one('last').turn,
    one('last').startsAtMedian,
    [undefined, [LAST_WEEK, 'assigned', true]],
    [['Canton', 'Ohio', 'Central'], 'Central'],
  ]);
  const { ask: askOf } = returning('Iowa');
  assert.deepEqual((askOf('Ames') as unknown[]).at(-1), [[undefined, 'Iowa', 'Central'], 'Central']);
});

test('M9, M12: no unit visited, no previous mentor, or one of a region that takes no part', () => {
  assert.equal(returning('Canton').ask(), undefined);
  assert.equal(returning('Canton', { sessions: [] }).ask('Ames'), undefined);
  assert.equal(returning('Reno').ask('Ames'), 'last');
});

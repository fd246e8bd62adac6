import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  simulate,
  whatHappened,
  type Assignment,
  type Mentor,
  type MentoringRequest,
  type RequestId,
  type SimulatedDecision,
  type Simulation,
  type World,
} from '../../../plugin/src/rules/index.ts';
import { at, mentor, mentorId, offer, policy, request, session, unitId, units } from '../examples.ts';
import { CLIENT, EARLIER, earlierRequest } from '../matching/returningClient.ts';

/** Monday to the second Friday after; the week ends on Sunday the 15th. */
const span = { from: at('2026-11-09T00:00'), to: at('2026-11-20T00:00') };
const DAY = 86_400_000;

const ask = (id: string, submitted: string, rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({ id: id as RequestId, number: id, submittedAt: at(submitted), ...rest });
const offerOf = (id: string, to: string, offered: string, rest: Partial<Assignment> = {}): Assignment =>
  offer(to, at(offered), { requestId: id as RequestId, ...rest });
const worldOf = (
  mentors: readonly Mentor[],
  requests: readonly MentoringRequest[],
  assignments: readonly Assignment[] = [],
): World => ({ units, mentors, requests, assignments });
const run = (world: World, rest: { region?: string } = {}): Simulation =>
  simulate(world, policy, { ...span, ...rest });
const byId = ({ requests }: Simulation): Record<string, SimulatedDecision> =>
  Object.fromEntries(requests.map((one) => [one.requestId, one]));
const who = (simulation: Simulation): Record<string, string | undefined> =>
  Object.fromEntries(simulation.requests.map(({ requestId, mentorId: id }) => [requestId, id]));

const single = mentor('m', { weeklyLimit: 1 });

describe('the queue gone through again', () => {
  it('M11: the oldest submission has the only place; the next waits until Sunday 00:00', () => {
    const simulation = run(
      worldOf([single], [ask('young', '2026-11-10T09:00'), ask('old', '2026-11-06T09:00')]),
    );
    const { old, young } = byId(simulation);
    assert.deepEqual([old?.decidedAt, old?.tries, young?.decidedAt], [span.from, 1, at('2026-11-15T00:00')]);
    // From Tuesday 09:00 to Friday 24:00; Wednesday is Veterans Day.
    assert.equal(young?.waitedBusinessMs, 3 * DAY - 9 * 3_600_000);
    // Tuesday at 09:00, then every midnight from Wednesday's to Sunday's.
    assert.equal(young.tries, 6);
    assert.equal(simulation.summary.foundNobody, 1);
    assert.deepEqual(simulation.summary.byTier, { chapter: 2, district: 0, region: 0 });
  });

  it('M11: a request is decided at the instant it comes, before a younger one of the same day', () => {
    const { requests } = run(worldOf([single], [ask('b', '2026-11-10T11:00'), ask('a', '2026-11-10T10:00')]));
    assert.deepEqual(
      requests.map(({ requestId, decidedAt }) => [requestId, decidedAt]),
      [
        ['a', at('2026-11-10T10:00')],
        ['b', at('2026-11-15T00:00')],
      ],
    );
  });

  it('M7: a direct request later on the same day is counted first, and happens as it did', () => {
    const world = worldOf(
      [single],
      [ask('a', '2026-11-10T10:00'), ask('d', '2026-11-10T15:00', { requestedMentorId: mentorId('m') })],
    );
    assert.deepEqual(who(run(world)), { a: 'm' });
    assert.equal(byId(run(world)).a?.decidedAt, at('2026-11-15T00:00'));
  });

  it('the offers that a CIC made in the span to these requests are left out; those before it stay', () => {
    const other = mentor('n', { weeklyLimit: 1, chapterId: unitId('Boone') });
    const world = worldOf(
      [single, other],
      [
        ask('a', '2026-11-10T10:00', { closed: true, status: 'completed', assignmentStatus: 'assigned' }),
        ask('held', '2026-11-08T10:00', { assignmentStatus: 'assigned' }),
      ],
      [
        offerOf('a', 'n', '2026-11-10T12:00', { response: 'accepted', outcome: 'completed' }),
        offerOf('held', 'm', '2026-11-08T11:00', { response: 'accepted' }),
      ],
    );
    // m has used the week of Sunday the 8th, so that n of the district is next, whose own offer is not there.
    assert.deepEqual(who(run(world)), { a: 'n' });
  });

  it('M10, M11: an offer of before the span that is declined in it brings the request back, to somebody else', () => {
    const declined = offerOf('a', 'm', '2026-11-06T10:00', {
      response: 'declined',
      respondedAt: at('2026-11-11T10:00'),
    });
    const { a } = byId(run(worldOf([mentor('m'), mentor('n')], [ask('a', '2026-11-05T10:00')], [declined])));
    assert.deepEqual(
      [a?.mentorId, a?.queuedAt, a?.decidedAt],
      ['n', at('2026-11-11T10:00'), at('2026-11-11T10:00')],
    );
  });

  it('D3: a request that timed out comes back with the follow-up, and not at all without one', () => {
    const timedOut = (rest: Partial<Assignment>): World =>
      worldOf(
        [mentor('m'), mentor('n')],
        [ask('a', '2026-11-05T10:00')],
        [
          offerOf('a', 'm', '2026-11-05T11:00', {
            response: 'timedOut',
            respondedAt: at('2026-11-11T10:00'),
            ...rest,
          }),
        ],
      );
    assert.deepEqual(run(timedOut({})).requests, []);
    const { a } = byId(run(timedOut({ followUpTriedAt: at('2026-11-12T10:00') })));
    assert.deepEqual([a?.mentorId, a?.decidedAt], ['n', at('2026-11-12T10:00')]);
    assert.equal(byId(run(timedOut({ unlockedByRoc: true }))).a?.decidedAt, at('2026-11-11T10:00'));
  });

  it('a request of before the span is there when it waits, was offered or was closed later; else it had left', () => {
    const gone = { closed: true, status: 'withdrawn', assignmentStatus: 'unassigned' } as const;
    const world = worldOf(
      [mentor('m', { weeklyLimit: 9 })],
      [
        ask('waits', '2026-11-01T10:00'),
        ask('offered', '2026-11-01T11:00', { ...gone, assignmentStatus: 'assigned' }),
        ask('closedLater', '2026-11-01T12:00', { ...gone, closedAt: at('2026-11-12T12:00') }),
        ask('closedBefore', '2026-11-01T13:00', { ...gone, closedAt: at('2026-11-03T12:00') }),
        ask('closedSometime', '2026-11-01T14:00', gone),
        ask('after', '2026-11-20T10:00'),
      ],
      [offerOf('offered', 'm', '2026-11-10T11:00', { outcome: 'completed' })],
    );
    assert.deepEqual(Object.keys(who(run(world))), ['waits', 'offered', 'closedLater']);
  });

  it('D12: a client who asked to wait is looked for from that date on', () => {
    const { a, later } = byId(
      run(
        worldOf(
          [mentor('m')],
          [
            ask('a', '2026-11-09T10:00', { clientWaitsUntil: '2026-11-12' }),
            ask('later', '2026-11-09T10:00', { clientWaitsUntil: '2026-12-01' }),
          ],
        ),
      ),
    );
    assert.deepEqual([a?.decidedAt, later], [at('2026-11-12T00:00'), undefined]);
  });

  it('M0, M1: only location requests of enrolled regions; a request without an area waits to the end', () => {
    const simulation = run(
      worldOf(
        [mentor('m'), mentor('r', { chapterId: unitId('Reno') })],
        [
          ask('west', '2026-11-10T10:00', { chapterId: unitId('Reno') }),
          ask('nowhere', '2026-11-10T10:00', { chapterId: undefined }),
          ask('direct', '2026-11-10T10:00', { requestedMentorId: mentorId('m') }),
          ask('vague', '2026-11-10T10:00', { area: undefined }),
        ],
      ),
    );
    assert.deepEqual(who(simulation), { vague: undefined });
    assert.equal(byId(simulation).vague?.outcome, 'areaUnknown');
    assert.deepEqual([simulation.summary.waitingAtEnd, simulation.summary.foundNobody], [1, 0]);
  });

  it('M3: the district, the region and the relaxed pass are counted apart', () => {
    const { summary } = run(
      worldOf(
        [
          mentor('boone', { chapterId: unitId('Boone'), areas: ['Legal'] }),
          mentor('canton', { chapterId: unitId('Canton'), areas: ['Sales'] }),
        ],
        [
          ask('d', '2026-11-10T10:00', { area: 'Legal' }),
          ask('r', '2026-11-10T10:00', { area: 'Sales' }),
          ask('x', '2026-11-10T10:00', { area: 'Pricing' }),
        ],
      ),
    );
    assert.deepEqual(summary.byTier, { chapter: 0, district: 1, region: 1 });
    assert.deepEqual([summary.served, summary.relaxed], [3, 1]);
  });

  it('M9: a returning client goes back to the last mentor', () => {
    const held = offerOf(EARLIER, 'z', '2026-10-27T10:00', { response: 'accepted', outcome: 'completed' });
    const sessions = [
      session(at('2026-10-28T10:00'), {
        requestId: EARLIER,
        mentorId: mentorId('z'),
        status: 'held',
        startsAt: at('2026-11-02T10:00'),
        endsAt: at('2026-11-02T11:00'),
      }),
    ];
    const world = worldOf(
      [mentor('a'), mentor('z', { areas: [], chapterId: unitId('Boone') })],
      [earlierRequest(), ask('new', '2026-11-10T10:00', { clientId: CLIENT })],
      [held],
    );
    const decision = byId(run({ ...world, sessions })).new;
    assert.deepEqual([decision?.mentorId, decision?.group, decision?.relaxed], ['z', 'continuity', false]);
  });

  it('a region limits what is reported, not what is decided', () => {
    const country = [...units, { ...(units[0] ?? assert.fail()), id: unitId('Mid'), name: 'Mid-Atlantic' }];
    const world = {
      ...worldOf([single], [ask('a', '2026-11-10T10:00')]),
      units: country,
    };
    assert.equal(run(world, { region: ' central ' }).summary.requests, 1);
    assert.equal(run(world, { region: 'Mid-Atlantic' }).summary.requests, 0);
  });

  it('reports each day, over a change to winter time too', () => {
    const days: number[] = [];
    simulate(worldOf([], []), policy, {
      from: at('2026-10-31T12:00'),
      to: at('2026-11-02T12:00'),
      onDay: ({ done, days: all }) => days.push(done, all),
    });
    assert.deepEqual(days, [1, 3, 2, 3, 3, 3]);
  });
});

describe('what happened, beside the simulation', () => {
  it('names mentor, tier, area and wait of the first offer of the span; others wait to the end', () => {
    const world = worldOf(
      [mentor('m'), mentor('n', { chapterId: unitId('Boone'), areas: ['Legal'] })],
      [
        ask('a', '2026-11-09T10:00', { assignmentStatus: 'assigned' }),
        ask('b', '2026-11-09T10:00', { assignmentStatus: 'assigned' }),
        ask('c', '2026-11-18T00:00'),
      ],
      [
        offerOf('a', 'm', '2026-11-10T10:00', { response: 'declined', respondedAt: at('2026-11-10T12:00') }),
        offerOf('a', 'n', '2026-11-12T10:00'),
        offerOf('b', 'n', '2026-11-10T16:00'),
      ],
    );
    const { requests, summary } = whatHappened(world, policy, span);
    assert.deepEqual(
      requests.map(({ mentorId: id, tier, relaxed, waitedBusinessMs }) => [
        id,
        tier,
        relaxed,
        waitedBusinessMs,
      ]),
      [
        ['m', 'chapter', false, DAY],
        ['n', 'district', true, 1.25 * DAY],
        [undefined, undefined, false, 2 * DAY],
      ],
    );
    assert.deepEqual(summary.wait, { median: 1.25 * DAY, p90: 2 * DAY, longest: 2 * DAY });
    assert.deepEqual(
      [summary.served, summary.relaxed, summary.waitingAtEnd, summary.foundNobody],
      [2, 1, 1, undefined],
    );
  });
});

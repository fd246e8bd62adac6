import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  businessCalendar,
  readCapacity,
  type Assignment,
  type Mentor,
  type RulesPolicy,
} from '../../../plugin/src/rules/index.ts';
import { profileStanding } from '../../../plugin/src/rules/matching/standing.ts';
import { codes, decide, LAST_WEEK, order, sentence, THIS_WEEK } from './decisions.ts';
import { mentor, NOW, offer, policy, request, unitId } from '../examples.ts';

const calendar = businessCalendar('America/New_York', []);
const profile = (rest: Partial<Mentor>) => profileStanding(mentor('a', rest), NOW, calendar)?.sentence;

test('M2: every status but Active, and every classification but Mentor, is named', () => {
  assert.deepEqual(
    (['prospective', 'provisional', 'inactive', 'resigned', 'terminated', 'unknown'] as const).map((status) =>
      profile({ status }),
    ),
    ['Prospective', 'Provisional', 'Inactive', 'Resigned', 'Terminated', 'not known'].map(
      (name) => `Volunteer status is ${name}, not Active.`,
    ),
  );
  assert.deepEqual(
    (['volunteer', 'workshopPresenter', 'unknown'] as const).map((classification) =>
      profile({ classification }),
    ),
    ['Volunteer', 'Workshop Presenter', 'not known'].map((name) => `Classification is ${name}, not Mentor.`),
  );
  assert.equal(profile({}), undefined);
});

test('M2: a pause is named with its end, where one is known, and with the year when it is another one', () => {
  assert.equal(profile({ paused: true }), 'Mentoring is paused.');
  assert.equal(profile({ paused: true, pausedUntil: '2026-12-02' }), 'Mentoring is paused until Dec 2.');
  assert.equal(
    profile({ paused: true, pausedUntil: '2027-01-02' }),
    'Mentoring is paused until Jan 2, 2027.',
  );
  assert.equal(profile({ paused: false, pausedUntil: '2026-12-02' }), undefined);
});

test('M7: at the limit: weekly or monthly, and when it frees where that is known', () => {
  const said = (rest: Partial<Mentor>, offers = 1, over: Partial<RulesPolicy['capacity']> = {}) =>
    sentence(
      decide({
        mentors: [mentor('a', rest)],
        assignments: Array.from({ length: offers }, () => offer('a', THIS_WEEK)),
        policy: { ...policy, capacity: { ...policy.capacity, ...over } },
      }),
      'a',
    );
  const monthly = { weeklyLimit: undefined, capacityText: readCapacity('1/month') };
  const flagged = { window: 'platform' } as const;
  assert.equal(said({ weeklyLimit: 1 }), 'At weekly limit: 1 of 1 this week; free again Sunday 00:00.');
  assert.equal(said(monthly), 'At monthly limit: 1 of 1 this month; free again Tue, Dec 1, 00:00.');
  assert.equal(
    said({ weeklyLimit: 9, limitReached: true }, 1, flagged),
    'At weekly limit: 1 of 9 this week.',
  );
  assert.equal(
    said({ weeklyLimit: undefined, limitReached: true }, 3, flagged),
    'At weekly limit: 3 this week, no limit.',
  );
  assert.equal(said({ weeklyLimit: undefined }, 3), 'Eligible: 3 this week, no limit.');
});

test('M6: neither a number nor a text: no limit, and eligible', () => {
  assert.deepEqual(codes({ mentors: [mentor('a', { weeklyLimit: undefined })] }), { a: 'eligible' });
});

test('M7: what was declined or given back still counts for the week', () => {
  const gone: readonly Partial<Assignment>[] = [
    { response: 'declined' },
    { response: 'timedOut' },
    { response: 'accepted', outcome: 'transferred' },
    { outcome: 'reassigned' },
  ];
  for (const rest of gone) {
    const mentors = [mentor('a', { weeklyLimit: 1 })];
    assert.deepEqual(codes({ mentors, assignments: [offer('a', THIS_WEEK, rest)] }), { a: 'atLimit' });
  }
});

const { id: requestId } = request();
/** Reason codes where each mentor has declined this request as well. */
const afterDecline = (...mentors: readonly Mentor[]) =>
  codes({
    mentors,
    assignments: mentors.map(({ id }) => offer(id, LAST_WEEK, { requestId, response: 'declined' })),
  });

test('M2, M10: what the profile rules out is named before what happened to this request', () => {
  assert.deepEqual(
    afterDecline(
      mentor('inactive', { status: 'inactive' }),
      mentor('volunteer', { classification: 'volunteer' }),
      mentor('sme', { classification: 'subjectMatterExpert' }),
      mentor('paused', { paused: true }),
      mentor('zero', { weeklyLimit: 0 }),
      mentor('none'),
    ),
    {
      inactive: 'notActive',
      volunteer: 'notMentor',
      sme: 'subjectMatterExpert',
      paused: 'paused',
      zero: 'declinedBefore',
      none: 'declinedBefore',
    },
  );
});

test('M12: without the area, what lasts is named all the same; no room this week is not', () => {
  const other = { areas: ['Legal'] };
  assert.deepEqual(
    codes({
      mentors: [
        mentor('inactive', { ...other, status: 'inactive' }),
        mentor('volunteer', { ...other, classification: 'volunteer' }),
        mentor('sme', { ...other, classification: 'subjectMatterExpert' }),
        mentor('paused', { ...other, paused: true }),
        mentor('declined', other),
        mentor('late', other),
        mentor('gave', other),
        mentor('holds', other),
        mentor('full', { ...other, weeklyLimit: 1 }),
        mentor('free', other),
        mentor('expert'),
      ],
      assignments: [
        offer('declined', LAST_WEEK, { requestId, response: 'declined' }),
        offer('late', LAST_WEEK, { requestId, response: 'timedOut' }),
        offer('gave', LAST_WEEK, { requestId, response: 'accepted', outcome: 'transferred' }),
        offer('holds', LAST_WEEK, { requestId }),
        offer('full', THIS_WEEK),
      ],
    }),
    {
      inactive: 'notActive',
      volunteer: 'notMentor',
      sme: 'subjectMatterExpert',
      paused: 'paused',
      declined: 'declinedBefore',
      late: 'timedOutBefore',
      gave: 'transferredBefore',
      holds: 'holdsRequest',
      full: 'lacksArea',
      free: 'lacksArea',
      expert: 'eligible',
    },
  );
});

test('M10: how a mentor had this request before is said in a sentence', () => {
  const said = (...offers: readonly Partial<Assignment>[]) =>
    sentence(
      decide({
        mentors: [mentor('a'), mentor('b')],
        assignments: offers.map((rest, index) => offer('a', LAST_WEEK + index, { requestId, ...rest })),
      }),
      'a',
    );
  assert.equal(said({}), 'Holds this request now.');
  assert.equal(said({ response: 'declined' }), 'Declined this request before.');
  assert.equal(said({ response: 'timedOut' }), 'Let this request time out before.');
  assert.equal(said({ outcome: 'transferred' }), 'Transferred this request back before.');
  assert.equal(said({ response: 'declined' }, {}), 'Holds this request now.');
  assert.equal(said({ response: 'timedOut' }, { response: 'declined' }), 'Declined this request before.');
});

test('M10: who had this request taken away, or ended it otherwise, may be offered it again', () => {
  for (const outcome of ['reassigned', 'completed', 'withdrawn', 'unableToReach'] as const) {
    const assignments = [offer('a', LAST_WEEK, { requestId, response: 'accepted', outcome })];
    assert.deepEqual(codes({ mentors: [mentor('a')], assignments }), { a: 'eligible' }, outcome);
  }
});

test('M3: a mentor who belongs to a district or region directly is found in that tier', () => {
  const tierOf = (unit: string) => {
    const [best] = decide({ mentors: [mentor('a', { chapterId: unitId(unit) })] }).candidates;
    return best && [best.mentorId, best.tier];
  };
  assert.deepEqual(tierOf('Iowa'), ['a', 'district']);
  assert.deepEqual(tierOf('Central'), ['a', 'region']);
});

test('M12: mentors are explained in the order of their ids, however they come', () => {
  const ids = ['d', 'a', 'c', 'b'];
  assert.deepEqual(Object.keys(codes({ mentors: ids.map((id) => mentor(id)) })), ['a', 'b', 'c', 'd']);
  assert.deepEqual(order({ mentors: ids.map((id) => mentor(id)) }), ['a', 'b', 'c', 'd']);
});

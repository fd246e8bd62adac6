import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildPool,
  matchRequest,
  readCapacity,
  type Assignment,
  type Decision,
  type Mentor,
  type MentoringRequest,
  type MentoringSession,
  type World,
} from '../../../plugin/src/rules/index.ts';
import { LAST_WEEK, THIS_WEEK } from './decisions.ts';
import { at, mentor, mentorId, NOW, offer, policy, request, session, unitId, units } from '../examples.ts';
import { CLIENT, EARLIER, earlierRequest } from './returningClient.ts';

const HELD_AT = at('2026-11-03T14:00');

/** A client whose earlier request was completed by `known`, and what differs from that. */
interface Story {
  readonly known?: Partial<Mentor>;
  readonly others?: readonly Mentor[];
  readonly earlier?: Partial<MentoringRequest>;
  readonly earlierOffer?: Partial<Assignment>;
  readonly sessions?: readonly Partial<MentoringSession>[];
  readonly more?: Partial<World>;
  readonly request?: Partial<MentoringRequest>;
  readonly at?: number;
}

const worldOf = (story: Story): World => {
  const assignments = [
    offer('known', at('2026-10-28T10:00'), {
      requestId: EARLIER,
      response: 'accepted',
      outcome: 'completed',
      endedAt: at('2026-11-04T10:00'),
      ...story.earlierOffer,
    }),
  ];
  return {
    units,
    mentors: [mentor('known', story.known), ...(story.others ?? [mentor('first'), mentor('second')])],
    assignments: [...assignments, ...(story.more?.assignments ?? [])],
    requests: [earlierRequest(story.earlier), ...(story.more?.requests ?? [])],
    sessions: (story.sessions ?? [{}]).map((rest) =>
      session(at('2026-10-29T10:00'), {
        requestId: EARLIER,
        mentorId: mentorId('known'),
        status: 'held',
        startsAt: HELD_AT,
        endsAt: HELD_AT + 3_600_000,
        ...rest,
      }),
    ),
  };
};

const tell = (story: Story = {}): Decision =>
  matchRequest(
    buildPool(worldOf(story), policy, story.at ?? NOW),
    request({ clientId: CLIENT, ...story.request }),
  );
const ranking = ({ candidates }: Decision): string[] =>
  candidates.map(({ rank, mentorId: id, tier, group }) => `${rank} ${id} ${tier} ${group}`);

/** Nobody is named, and the ranking is the one of a client who was never here. */
const assertNotNamed = (story: Story, why: string): void => {
  const decision = tell(story);
  assert.equal(decision.continuity, undefined, why);
  assert.deepEqual(decision, tell({ ...story, request: { ...story.request, clientId: undefined } }), why);
};

test('M9: the previous mentor comes first and says why; the ranking follows, nobody twice', () => {
  const decision = tell();
  assert.deepEqual(ranking(decision), [
    '1 known chapter continuity',
    '2 first chapter area',
    '3 second chapter area',
  ]);
  assert.equal(
    decision.candidates[0]?.reasons[0]?.sentence,
    'Mentored this client before: last session Nov 3; 0 of 2 this week.',
  );
  assert.equal(
    decision.candidates[1]?.reasons[0]?.sentence,
    'After the previous mentor: first choice in Chapter Ames: lists Marketing; 0 of 2 this week.',
  );
  assert.deepEqual(decision.continuity, {
    mentorId: 'known',
    available: true,
    sentence: "The client's previous mentor comes first: last session Nov 3; 0 of 2 this week.",
  });
  assert.equal(
    decision.summary,
    "The client's previous mentor comes first: last session Nov 3; 0 of 2 this week. 3 eligible in Chapter Ames for Marketing.",
  );
});

test('M9: across areas: who knows the client goes before who lists the area, and is counted apart', () => {
  const decision = tell({ known: { areas: ['Legal'] } });
  assert.equal(ranking(decision)[0], '1 known chapter continuity');
  assert.ok(decision.candidates[0]?.reasons.some(({ code }) => code === 'otherArea'));
  assert.equal(decision.reasons.find(({ mentorId: id }) => id === 'known')?.code, 'mentoredBefore');
  assert.equal(
    decision.tiers[0]?.sentence,
    'Chapter Ames: 3 mentors, 2 eligible, 1 mentored the client before.',
  );
});

test('M9: across tiers: the tier is the nearest one that the chapter shares with the mentor', () => {
  const tierIn = (chapter: string, isUnits = units) => {
    const world = { ...worldOf({ known: { chapterId: unitId(chapter) } }), units: isUnits };
    const decision = matchRequest(buildPool(world, policy, NOW), request({ clientId: CLIENT }));
    assert.equal(decision.reasons.filter(({ mentorId: id }) => id === 'known').length, 1);
    return decision.candidates[0];
  };
  assert.deepEqual(
    ['Ames North', 'Boone', 'Canton'].map((chapter) => tierIn(chapter)?.tier),
    ['chapter', 'district', 'region'],
  );
  const east = units.map((one) => (one.name === 'West' ? { ...one, name: 'Mid-Atlantic' } : one));
  const far = tierIn('Reno', east);
  assert.deepEqual([far?.mentorId, far?.tier], ['known', 'region']);
  assert.ok(far?.reasons.some(({ sentence }) => sentence === 'Belongs to another region: Mid-Atlantic.'));
});

test('M0, M9: a mentor of a region that takes no part is never proposed', () => {
  assertNotNamed({ known: { chapterId: unitId('Reno') } }, 'not enrolled');
});

test('M9, M12: nobody else can take it, and the previous mentor still can', () => {
  const decision = tell({ known: { chapterId: unitId('Canton'), areas: ['Legal'] }, others: [] });
  // Without the area the relaxed pass ranks the same mentor: still once, and not as relaxed.
  assert.deepEqual(ranking(decision), ['1 known region continuity']);
  assert.deepEqual([decision.outcome, decision.relaxed], ['recommended', false]);
  const east = units.map((one) => (one.name === 'West' ? { ...one, name: 'Mid-Atlantic' } : one));
  const world = { ...worldOf({ known: { chapterId: unitId('Reno') }, others: [] }), units: east };
  const alone = matchRequest(buildPool(world, policy, NOW), request({ clientId: CLIENT }));
  assert.deepEqual([alone.outcome, ranking(alone)], ['recommended', ['1 known region continuity']]);
  assert.match(alone.summary, /Nobody else in Chapter Ames, .* can take a request now\.$/);
});

test('M9, M12: at most as many candidates as the policy names, the previous mentor among them', () => {
  const others = Array.from({ length: 9 }, (_, index) => mentor(`m${index}`));
  const { candidates } = tell({ others, known: { chapterId: unitId('Canton') } });
  assert.deepEqual(
    candidates.map(({ rank, mentorId: id }) => [rank, id]),
    [
      [1, 'known'],
      [2, 'm0'],
      [3, 'm1'],
      [4, 'm2'],
      [5, 'm3'],
    ],
  );
});

test('M2, M9: whoever cannot take requests, and says no date of return, is not named', () => {
  const cases: Record<string, Partial<Mentor>> = {
    inactive: { status: 'inactive' },
    'no longer a mentor': { classification: 'volunteer' },
    'subject matter expert': { classification: 'subjectMatterExpert' },
    'limit of 0': { weeklyLimit: 0 },
    'capacity unclear': { weeklyLimit: undefined, capacityText: readCapacity('1-2 per week') },
    'paused without a date': { paused: true },
    'paused for longer than a month': { paused: true, pausedUntil: '2026-12-22' },
    'paused until a day that is over': { paused: true, pausedUntil: '2026-11-20' },
    'paused with a limit of 0': { paused: true, pausedUntil: '2026-11-30', weeklyLimit: 0 },
  };
  for (const [why, known] of Object.entries(cases)) assertNotNamed({ known }, why);
});

test('M9: a full mentor is named with the date of return, and the next one is recommended', () => {
  const decision = tell({ known: { weeklyLimit: 1 }, more: { assignments: [offer('known', THIS_WEEK)] } });
  assert.deepEqual(ranking(decision), ['1 first chapter area', '2 second chapter area']);
  assert.deepEqual(decision.continuity, {
    mentorId: 'known',
    available: false,
    returns: '2026-11-22',
    sentence:
      "The client's previous mentor (last session Nov 3) is full: 1 of 1 this week, free again Nov 22; the CIC may choose to wait.",
  });
  assert.ok(decision.summary.startsWith(decision.continuity.sentence));
  assert.match(
    decision.candidates[0]?.reasons[0]?.sentence ?? '',
    /^First choice in Chapter Ames: lists Marketing/,
  );
});

test('M9: a mentor whose request limit only Engage knows is named without a date', () => {
  const capacity = { ...policy.capacity, window: 'platform' as const };
  const pool = buildPool(worldOf({ known: { limitReached: true } }), { ...policy, capacity }, NOW);
  const { continuity } = matchRequest(pool, request({ clientId: CLIENT }));
  assert.deepEqual([continuity?.available, continuity?.returns], [false, undefined]);
});

test('M9: a mentor who is paused for under a month is named with the day after the pause', () => {
  const paused = (pausedUntil: string, rest: Partial<Mentor> = {}, assignments: Assignment[] = []) =>
    tell({ known: { paused: true, pausedUntil, ...rest }, more: { assignments } });
  const decision = paused('2026-11-30');
  assert.deepEqual(ranking(decision), ['1 first chapter area', '2 second chapter area']);
  assert.equal(decision.continuity?.returns, '2026-12-01');
  assert.equal(
    decision.continuity.sentence,
    "The client's previous mentor (last session Nov 3) is paused until Nov 30, back Dec 1; the CIC may choose to wait.",
  );
  assert.equal(paused('2026-12-21').continuity?.returns, '2026-12-22');
  assert.equal(paused('2026-11-21').continuity?.returns, '2026-11-22');
  // Still full when the pause is over.
  const monthly = { weeklyLimit: undefined, capacityText: readCapacity('1/month') };
  assert.equal(paused('2026-11-23', monthly, [offer('known', THIS_WEEK)]).continuity?.returns, '2026-12-01');
});

test('M9: when nobody else is eligible, the mentor to wait for is named all the same', () => {
  const decision = tell({ known: { paused: true, pausedUntil: '2026-11-30' }, others: [] });
  assert.deepEqual([decision.outcome, decision.continuity?.available], ['nobodyEligible', false]);
});

test('M9: not when the last request ended as withdrawn, unable to reach, no-show or without a held session', () => {
  const cases: Record<string, Story> = {
    withdrawn: { earlier: { status: 'withdrawn' } },
    'unable to reach': { earlier: { status: 'unableToReach' } },
    'assignment ended as withdrawn': { earlierOffer: { outcome: 'withdrawn' } },
    'assignment ended as unable to reach': { earlierOffer: { outcome: 'unableToReach' } },
    'no session': { sessions: [] },
    'only a session that was called off': { sessions: [{ status: 'canceled' }] },
    'only a session ahead': { sessions: [{ status: 'scheduled' }] },
    'no-show': { sessions: [{ status: 'noShow' }] },
    'no-show after a session': {
      sessions: [{}, { status: 'noShow', startsAt: HELD_AT + 1e9, endsAt: HELD_AT + 1.1e9 }],
    },
    "somebody else's session": { sessions: [{ mentorId: mentorId('first') }] },
  };
  for (const [why, story] of Object.entries(cases)) assertNotNamed(story, why);
});

test('M9: a no-show that was made good is no obstacle, and the last session held is the one named', () => {
  const sessions = [{ status: 'noShow' as const, startsAt: HELD_AT - 1e9, endsAt: HELD_AT - 9e8 }, {}];
  assert.match(tell({ sessions }).candidates[0]?.reasons[0]?.sentence ?? '', /last session Nov 3;/);
});

test('M9: not when the client asked for another', () => {
  const cases: Record<string, Story> = {
    transferred: { earlierOffer: { outcome: 'transferred' } },
    reassigned: { earlierOffer: { outcome: 'reassigned' } },
    'still in the queue after it came back': {
      earlier: { closed: false, status: 'open', assignmentStatus: 'pendingReassignment' },
    },
    'refused after all': { earlierOffer: { response: 'declined', outcome: undefined } },
    'timed out after all': { earlierOffer: { response: 'timedOut', outcome: undefined } },
    'offered to another last': {
      more: { assignments: [offer('first', LAST_WEEK, { requestId: EARLIER, response: 'accepted' })] },
    },
    'declined by another last': {
      more: { assignments: [offer('first', LAST_WEEK, { requestId: EARLIER, response: 'declined' })] },
    },
    'a direct request to somebody else': { request: { requestedMentorId: mentorId('second') } },
  };
  for (const [why, story] of Object.entries(cases)) assertNotNamed(story, why);
});

test('M9: only the last request counts, and one that nobody has had yet is not it', () => {
  const later = earlierRequest({
    id: 'later' as MentoringRequest['id'],
    submittedAt: at('2026-11-10T09:00'),
  });
  assertNotNamed({ more: { requests: [later] } }, 'a later request without a session');
  const waiting = { ...later, closed: false, status: 'open', assignmentStatus: 'unassigned' } as const;
  assert.equal(tell({ more: { requests: [waiting] } }).continuity?.mentorId, 'known');
});

test('M9: the request itself, back from another mentor, is not the last one', () => {
  const own = request({ clientId: CLIENT });
  const assignments = [offer('first', LAST_WEEK, { requestId: own.id, response: 'declined' })];
  assert.equal(tell({ more: { requests: [own], assignments } }).continuity?.mentorId, 'known');
});

test('M9: a client without an Id, or another client, is nobody who returns', () => {
  assertNotNamed({ earlier: { clientId: undefined } }, 'request without a client');
  assert.equal(tell({ request: { clientId: 'other' as typeof CLIENT } }).continuity, undefined);
});

test('M9: before assignments were recorded, the mentor of the last session is the previous one', () => {
  const world = { ...worldOf({}), assignments: [] };
  const decide = (one: World) =>
    matchRequest(buildPool(one, policy, NOW), request({ clientId: CLIENT })).continuity?.mentorId;
  assert.equal(decide(world), 'known');
  assert.equal(decide({ ...world, sessions: undefined }), undefined);
});

test('M9, M10: a previous mentor who had this request is not offered it again', () => {
  const { id: requestId } = request();
  const past: Record<string, Partial<Assignment>> = {
    declinedBefore: { response: 'declined' },
    timedOutBefore: { response: 'timedOut' },
    transferredBefore: { response: 'accepted', outcome: 'transferred' },
    holdsRequest: {},
  };
  for (const [code, rest] of Object.entries(past)) {
    const decision = tell({ more: { assignments: [offer('known', LAST_WEEK, { requestId, ...rest })] } });
    assert.equal(decision.continuity, undefined, code);
    assert.equal(decision.reasons.find(({ mentorId: id }) => id === 'known')?.code, code);
  }
});

test('M9, M12: the words do not change while only time passes within the week', () => {
  const known = { weeklyLimit: 1 };
  const said = (when: string, more: Partial<World>) => {
    const { continuity, candidates, summary } = tell({ at: at(when), known, more });
    return { continuity, candidates, summary };
  };
  for (const assignments of [[], [offer('known', at('2026-11-16T10:00'))]]) {
    assert.deepEqual(said('2026-11-20T08:00', { assignments }), said('2026-11-21T22:00', { assignments }));
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  draftFields,
  escalationsOf,
  ESCALATION_ISSUES,
  type DeclineReason,
} from '../../../plugin/src/rules/index.ts';
import { at, policy } from '../examples.ts';
import {
  acted,
  actingIn,
  AGAIN,
  calendar,
  decided,
  decline,
  EVERYBODY,
  LATER,
  ladderAt,
  MONDAY,
  NOW,
  stepOneDone,
  taskIn,
  three,
  twoDone,
  written,
} from './ladderExamples.ts';

const REASONS: Readonly<Record<DeclineReason, string>> = {
  illness: 'illness',
  accident: 'an accident',
  emergency: 'an emergency',
  longUnavailability: 'a long unavailability',
  overlookedPause: 'an overlooked pause',
  restrictedBusiness: 'a restricted business',
  clientConduct: "the client's conduct",
  notMyExpertise: 'not their expertise',
  tooBusy: 'too busy',
  conflictOfInterest: 'a conflict of interest',
  other: 'another reason',
};

test('L1, L2: the sentence of a decline says its reason, and whether it counts, is pending, was confirmed or rejected', () => {
  for (const [declineReason, words] of Object.entries(REASONS)) {
    const [rejection] = ladderAt(NOW, [
      decline('a', MONDAY, { declineReason: declineReason as DeclineReason }),
    ]).rejections;
    assert.ok(rejection?.sentence.endsWith(`(${words}).`), rejection?.sentence);
  }
  const said = (claim: 'confirmed' | 'rejected' | 'pending' | undefined, declineReason?: DeclineReason) =>
    ladderAt(NOW, [decline('a', MONDAY, { declineReason, claim })]).rejections[0]?.sentence;
  const ON = 'An assigned request was declined on Nov 2, 2026: it';
  assert.deepEqual(
    [said('confirmed', 'illness'), said('rejected', 'illness'), said('pending', 'other'), said(undefined)],
    [
      `${ON} does not count: excused (illness).`,
      `${ON} counts: the claim (illness) was rejected.`,
      `${ON} is pending: nothing is owed until somebody rules on the claim (another reason).`,
      `${ON} is pending: nothing is owed until somebody rules on the claim (no reason given).`,
    ],
  );
});

test('L7, L11: what no longer counts says why', () => {
  const old = ladderAt(NOW, [decline('a', MONDAY), decline('b', AGAIN)], [], { ladder: { window: 7 } });
  assert.match(
    old.rejections[0]?.sentence ?? '',
    /it no longer counts: more than 7 days before the latest\.$/,
  );
  const upheld = written('a', 1, 'answerAppeal', { askedAt: LATER, doneAt: AGAIN, outcome: 'upheld' });
  const [rejection] = ladderAt(NOW, [decline('a', MONDAY)], [upheld]).rejections;
  assert.match(rejection?.sentence ?? '', /it does not count: the mentor's appeal was upheld\.$/);
});

test('L3, L5: a task that is done or decided says when, and what was decided', () => {
  const ladder = ladderAt(NOW, three, [
    ...twoDone,
    acted('c', 3, 'discussMentor', at('2026-11-18T10:00'), decided('terminate')),
  ]);
  assert.equal(
    taskIn(ladder, 'a 1 emailMentor').sentence,
    'Done on Nov 4, 2026: e-mail the mentor about the first counted rejection, with a copy to the Chapter Chair.',
  );
  assert.equal(taskIn(ladder, 'c 3 discussMentor').sentence, 'Decided on Nov 18, 2026: terminate.');
  const silent = ladderAt(NOW, three, [...twoDone, acted('c', 3, 'askException', AGAIN)]);
  assert.equal(
    taskIn(silent, 'c 3 askException').sentence,
    'Decided on Nov 16, 2026: ask for the exception, and name the other activity.',
  );
});

test('L2, L8: with nobody above them the coordinators keep a claim; a role that nobody holds, or that acts itself, gets no copy', () => {
  const claim = [decline('a', MONDAY, { declineReason: 'illness' })];
  const alone = taskIn(ladderAt(NOW, claim, [], { held: { cic: ['cic1'] } }), 'a claim ruleOnClaim');
  assert.deepEqual([alone.actor.role, alone.actor.late, alone.evidence], ['cic', undefined, ['a']]);
  const third = (held: Parameters<typeof actingIn>[0]) =>
    taskIn(ladderAt(NOW, three, twoDone, { held }), 'c 3 discussMentor').copies.map(({ role }) => role);
  assert.deepEqual(third({ rvp: ['rvp'] }), []);
  assert.deepEqual(third({ cc: ['cc'] }), ['cc']);
});

test('L7: only what this mentor had given back by then is a rejection', () => {
  const ladder = ladderAt(at('2026-11-10T10:00'), [
    ...three,
    decline('held', MONDAY, { response: 'accepted', declineReason: undefined }),
    decline('chosen', MONDAY, { how: 'direct', response: undefined, respondedAt: undefined }),
    decline('theirs', MONDAY, { mentorId: 'other' as (typeof three)[0]['mentorId'] }),
  ]);
  assert.deepEqual(
    ladder.rejections.map(({ assignment }) => assignment.id),
    ['a', 'b'],
  );
});

test('L4, L6, L9: a draft names its recipients, or its copies, the rejections it rests on and the activity', () => {
  const two = ladderAt(NOW, three.slice(0, 2), stepOneDone());
  const leaders = draftFields(taskIn(two, 'b 2 informLeaders'), two, calendar);
  assert.deepEqual(
    [leaders.senderRole, leaders.recipientRoles, leaders.copyRoles, leaders.activity],
    [
      'Regional Operations Coordinator',
      'Regional Vice President, District Director and Chapter Chair',
      '',
      '',
    ],
  );
  const granted = ladderAt(NOW, three, [
    ...twoDone,
    acted('c', 3, 'askException', at('2026-11-17T10:00'), decided('workshopPresentations')),
    acted('c', 3, 'decideException', at('2026-11-18T10:00'), decided('grant')),
    acted('c', 3, 'changeClassification', at('2026-11-19T10:00')),
  ]);
  const coordinators = draftFields(taskIn(granted, 'c 3 informCoordinators'), granted, calendar);
  assert.deepEqual(
    [coordinators.activity, coordinators.rejectionCount, coordinators.rejectionDates],
    ['workshop presentations', '3', 'Nov 2, 2026, Nov 9, 2026 and Nov 16, 2026'],
  );
  // A draft of the first rests on the first alone, whatever came after it.
  const first = draftFields(taskIn(granted, 'a 1 emailMentor'), granted, calendar);
  assert.deepEqual([first.rejectionCount, first.rejectionDate, first.sendBy], ['1', 'Nov 2, 2026', '']);
});

test('L10: escalations come in the order of their keys, each with its issue in words, without a copy that nobody gets', () => {
  const context = { calendar, policy: policy.ladder, at: NOW };
  const records = ESCALATION_ISSUES.map((issue) => ({ key: `escalation:r:${issue}:1`, askedAt: AGAIN }));
  const told = (held: Parameters<typeof actingIn>[0]) =>
    escalationsOf([...records, { key: 'escalation:r:nothing:1', askedAt: AGAIN }], {
      ...context,
      acting: actingIn(held),
    });
  assert.deepEqual(
    told(EVERYBODY).map(({ issue, sentence }) => [issue, /\((.*)\)/.exec(sentence)?.[1]]),
    [
      ['clientConduct', "the client's conduct"],
      ['clientNotConnected', 'the client is not connected to a mentor'],
      ['nonCompliance', 'the process is not followed'],
      ['otherIssue', 'another issue'],
      ['systemProblem', 'a problem with the record or the system'],
    ],
  );
  assert.deepEqual(
    told({ roc: ['roc'] }).flatMap(({ copies }) => copies),
    [],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeclineReason } from '../../../plugin/src/rules/index.ts';
import { at } from '../examples.ts';
import {
  acted,
  decided,
  decline,
  FIRST,
  LATER,
  ladderAt,
  MENTOR,
  MONDAY,
  NOW,
  AGAIN,
  statesOf,
  stepOneDone,
  taskIn,
  three,
  twoDone,
  written,
} from './ladderExamples.ts';

test('L1: illness, accident, emergency, long unavailability and an overlooked pause are claims; L2: so are the client rules', () => {
  const verdicts = (
    [
      'illness',
      'accident',
      'emergency',
      'longUnavailability',
      'overlookedPause',
      'restrictedBusiness',
      'clientConduct',
      'notMyExpertise',
      'tooBusy',
      'conflictOfInterest',
      'other',
    ] satisfies DeclineReason[]
  ).map((declineReason) => ladderAt(NOW, [decline('a', MONDAY, { declineReason })]).rejections[0]?.verdict);
  assert.deepEqual(verdicts, [...Array<string>(7).fill('pending'), ...Array<string>(4).fill('counted')]);
});

test('L1: a decline without a reason owes nothing until somebody has found out why, unless the policy says it counts', () => {
  const unexplained = [decline('a', MONDAY, { declineReason: undefined })];
  assert.deepEqual(statesOf(ladderAt(NOW, unexplained)), ['a claim ruleOnClaim owed']);
  assert.equal(ladderAt(NOW, unexplained, [], { ladder: { withoutReason: 'counts' } }).counted, 1);
});

test('L2: a pending claim owes nothing but the ruling: the CIC has 2 business days, then the ROC as many; silence never punishes', () => {
  const claim = [decline('a', at('2026-11-06T15:00'), { declineReason: 'illness' })]; // Friday
  const friday = taskIn(ladderAt(at('2026-11-07T09:00'), claim), 'a claim ruleOnClaim');
  assert.deepEqual([friday.actor.role, friday.due], ['cic', at('2026-11-10T15:00')]);
  assert.deepEqual(friday.actor.holders, ['cic1', 'cic2']);
  const passed = ladderAt(at('2026-11-10T15:01'), claim);
  const late = taskIn(passed, 'a claim ruleOnClaim');
  // Wednesday, November 11, is Veterans Day.
  assert.deepEqual([late.actor.role, late.due], ['roc', at('2026-11-13T15:00')]);
  assert.deepEqual(
    late.copies.map(({ role }) => role),
    ['rfpl'],
  );
  assert.equal(
    late.sentence,
    'Regional Operations Coordinator, as the time of the Client Intake Coordinator has passed: rule on the claim that this decline does not count, by Fri, Nov 13, 3:00 PM.',
  );
  assert.deepEqual(statesOf(ladderAt(at('2027-11-10T15:01'), claim)), ['a claim ruleOnClaim owed']);
});

test('L2: a confirmed claim does not count; a rejected one counts from the time of the decline, and its tasks run from the ruling', () => {
  const ruledAt = at('2026-11-18T09:00');
  const claim = (status: 'confirmed' | 'rejected') => [
    decline('a', MONDAY, { declineReason: 'accident', claim: status, claimRuledAt: ruledAt }),
    decline('b', LATER),
  ];
  const confirmed = ladderAt(NOW, claim('confirmed'));
  assert.deepEqual(
    confirmed.rejections.map(({ verdict, number, step }) => [verdict, number, step]),
    [
      ['confirmed', undefined, undefined],
      ['counted', 1, 1],
    ],
  );
  const rejected = ladderAt(NOW, claim('rejected'));
  assert.deepEqual(
    rejected.rejections.map(({ number, step }) => [number, step]),
    [
      [1, 1],
      [2, 2],
    ],
  );
  assert.equal(taskIn(rejected, 'a 1 emailMentor').due, at('2026-11-20T09:00'));
  assert.match(
    rejected.rejections[0]?.sentence ?? '',
    /it counts: the claim \(an accident\) was rejected\.$/,
  );
  const before = ladderAt(at('2026-11-17T09:00'), claim('rejected'));
  assert.deepEqual(before.rejections[0]?.verdict, 'pending', 'what was ruled later has not happened yet');
});

test('L3: the first counted rejection owes an e-mail by the ROC, copy to the CC, and then a talk by the CC', () => {
  const ladder = ladderAt(NOW, [decline('a', MONDAY)]);
  assert.deepEqual(statesOf(ladder), ['a 1 emailMentor owed', 'a 1 talkWithMentor waiting']);
  const email = taskIn(ladder, 'a 1 emailMentor');
  assert.equal(email.key, `ladder:${MENTOR}:a:1:emailMentor`);
  assert.deepEqual(
    [email.actor.role, email.due, email.row.template],
    ['roc', at('2026-11-04T10:00'), 'first-rejection'],
  );
  assert.deepEqual(
    email.copies.map(({ role, holders }) => [role, holders]),
    [['cc', ['cc']]],
  );
  assert.equal(
    taskIn(ladder, 'a 1 talkWithMentor').sentence,
    'Chapter Chair: speak with the mentor about the policies, and give training and links, once the e-mail to the mentor is sent.',
  );
  const sent = ladderAt(NOW, [decline('a', MONDAY)], [acted('a', 1, 'emailMentor', at('2026-11-04T09:00'))]);
  const talk = taskIn(sent, 'a 1 talkWithMentor');
  assert.deepEqual([talk.state, talk.actor.role, talk.due], ['owed', 'cc', at('2026-11-12T09:00')]);
  assert.equal(taskIn(sent, 'a 1 emailMentor').state, 'done');
});

test('L4: the second owes word to RVP, DD and CC, a warning that explains the third, and its confirmation by e-mail', () => {
  const ladder = ladderAt(NOW, three.slice(0, 2), stepOneDone());
  assert.deepEqual(statesOf(ladder), [
    ...FIRST.map((name) => `${name} done`),
    'b 2 informLeaders owed',
    'b 2 warnMentor waiting',
    'b 2 confirmWarning waiting',
  ]);
  assert.deepEqual(
    taskIn(ladder, 'b 2 informLeaders').copies.map(({ role }) => role),
    ['rvp', 'dd', 'cc'],
  );
  assert.deepEqual(taskIn(ladder, 'b 2 warnMentor').evidence, ['a', 'b']);
  assert.match(taskIn(ladder, 'b 2 warnMentor').row.words, /third rejection/);
});

test('L5: after the third, RVP, DD and CC decide; termination is told, then confirmed by e-mail', () => {
  const open = ladderAt(NOW, three, twoDone);
  assert.deepEqual(statesOf(open).slice(5), [
    'c 3 discussMentor owed',
    'c 3 informOfTermination waiting',
    'c 3 confirmTermination waiting',
  ]);
  assert.deepEqual(
    open.decisions.map(({ row, actor }) => [row.task, actor.role]),
    [['discussMentor', 'rvp']],
  );
  assert.deepEqual(
    taskIn(open, 'c 3 discussMentor').copies.map(({ role }) => role),
    ['dd', 'cc'],
  );
  const terminate = [
    ...twoDone,
    acted('c', 3, 'discussMentor', at('2026-11-18T10:00'), decided('terminate')),
  ];
  const ending = ladderAt(NOW, three, terminate);
  assert.deepEqual(statesOf(ending).slice(5), [
    'c 3 discussMentor decided',
    'c 3 informOfTermination owed',
    'c 3 confirmTermination waiting',
  ]);
  assert.equal(taskIn(ending, 'c 3 informOfTermination').startedAt, at('2026-11-18T10:00'));
});

test('L5: a fourth or later while the third is open adds evidence, not a second step', () => {
  const more = [...three, decline('d', AGAIN + 1000), decline('e', AGAIN + 2000)];
  const ladder = ladderAt(NOW, more, twoDone);
  assert.deepEqual(statesOf(ladder), statesOf(ladderAt(NOW, three, twoDone)));
  assert.deepEqual(taskIn(ladder, 'c 3 discussMentor').evidence, ['a', 'b', 'c', 'd', 'e']);
  assert.deepEqual(
    ladder.rejections.map(({ number, step, evidenceFor }) => [number, step, evidenceFor]),
    [
      [1, 1, undefined],
      [2, 2, undefined],
      [3, 3, undefined],
      [4, undefined, 'c'],
      [5, undefined, 'c'],
    ],
  );
});

test('L5: a rejection after a third step that ended with an exception opens a new third step', () => {
  const ended = at('2026-11-17T12:00');
  const exception = [
    acted('c', 3, 'askException', ended, decided('fundraising')),
    acted('c', 3, 'decideException', ended, decided('grant')),
    acted('c', 3, 'changeClassification', ended),
    acted('c', 3, 'explainException', ended),
    acted('c', 3, 'informCoordinators', ended),
  ];
  const more = [...three, decline('d', at('2026-11-19T10:00'))];
  const ladder = ladderAt(NOW, more, [...twoDone, ...exception]);
  assert.equal(taskIn(ladder, 'd 3 discussMentor').state, 'owed');
  assert.equal(ladder.rejections[3]?.step, 3);
});

test('L6: the CC asks and names the activity; the RVP has the last word; the ROC reclassifies, then informs RCIC and RVIC', () => {
  const asked = acted('c', 3, 'askException', at('2026-11-17T10:00'), decided('workshopPresentations'));
  const open = ladderAt(NOW, three, [...twoDone, written('c', 3, 'discussMentor'), asked]);
  assert.deepEqual(statesOf(open).slice(5), [
    'c 3 discussMentor withdrawn',
    'c 3 informOfTermination waiting',
    'c 3 confirmTermination waiting',
    'c 3 askException decided',
    'c 3 giveView owed',
    'c 3 decideException owed',
  ]);
  const disagreed = acted('c', 3, 'giveView', at('2026-11-18T10:00'), decided('disagree'));
  const granted = acted('c', 3, 'decideException', at('2026-11-18T11:00'), decided('grant'));
  const ladder = ladderAt(NOW, three, [...twoDone, asked, disagreed, granted]);
  assert.deepEqual(statesOf(ladder).slice(5), [
    'c 3 askException decided',
    'c 3 giveView decided',
    'c 3 decideException decided',
    'c 3 changeClassification owed',
    'c 3 explainException owed',
    'c 3 informCoordinators waiting',
  ]);
  assert.equal(taskIn(ladder, 'c 3 changeClassification').actor.role, 'roc');
  assert.deepEqual(
    taskIn(ladder, 'c 3 informCoordinators').copies.map(({ role }) => role),
    ['cic', 'rcic', 'rvic'],
  );
  const refused = acted('c', 3, 'decideException', at('2026-11-18T11:00'), decided('refuse'));
  const termination = ladderAt(NOW, three, [...twoDone, asked, refused]);
  assert.equal(taskIn(termination, 'c 3 informOfTermination').state, 'owed');
});

test('L6: when the discussion ends with "exception", the CC owes the request for it', () => {
  const exception = acted('c', 3, 'discussMentor', at('2026-11-18T10:00'), decided('exception'));
  const ladder = ladderAt(NOW, three, [...twoDone, exception]);
  assert.deepEqual(
    ladder.decisions.map(({ row, actor }) => [row.task, actor.role]),
    [['askException', 'cc']],
  );
});

test('L7: direct requests refused count; time-outs, transfers and what came before the policy do not', () => {
  const ladder = ladderAt(NOW, [
    decline('old', at('2023-12-04T10:00')),
    decline('direct', MONDAY, { how: 'direct' }),
    decline('slow', LATER, { response: 'timedOut', declineReason: undefined }),
    decline('back', AGAIN, {
      response: 'accepted',
      outcome: 'transferred',
      endedAt: AGAIN,
      declineReason: undefined,
    }),
  ]);
  assert.deepEqual(
    ladder.rejections.map(({ verdict, sentence }) => [verdict, sentence]),
    [
      [
        'beforePolicy',
        'An assigned request was declined on Dec 4, 2023: it does not count: it was before the policy took effect.',
      ],
      ['counted', 'A direct request was refused and returned on Nov 2, 2026: it counts (too busy).'],
      ['notCountedKind', 'An offer was let time out on Nov 9, 2026: it does not count: time-outs are off.'],
      [
        'notCountedKind',
        'A request was transferred back on Nov 16, 2026: it does not count: transfers are off.',
      ],
    ],
  );
  assert.equal(ladder.counted, 1);
});

test('L7: the nth counted rejection owes step n, by time, then Id, however the rows are listed and however long ago', () => {
  const [first, second] = [at('2024-01-10T10:00'), MONDAY];
  const rows = [decline('c', second), decline('b', second), decline('a', second), decline('z', first)];
  assert.deepEqual(
    ladderAt(NOW, rows).rejections.map(({ assignment, number, step }) => [assignment.id, number, step]),
    [
      ['z', 1, 1],
      ['a', 2, 2],
      ['b', 3, 3],
      ['c', 4, undefined],
    ],
  );
});

test('L7: the policy can count time-outs and transfers, and a window of days', () => {
  const rows = [
    decline('a', at('2026-01-02T10:00')),
    decline('slow', LATER, { response: 'timedOut', declineReason: undefined }),
    decline('back', AGAIN, {
      response: 'accepted',
      outcome: 'transferred',
      endedAt: AGAIN,
      declineReason: undefined,
    }),
  ];
  const counts = ['declinedAssigned', 'refusedDirect', 'timedOut', 'transferred'] as const;
  assert.equal(ladderAt(NOW, rows, [], { ladder: { counts } }).counted, 3);
  const recent = ladderAt(NOW, rows, [], { ladder: { counts, window: 90 } });
  assert.deepEqual(
    recent.rejections.map(({ verdict }) => verdict),
    ['outsideWindow', 'counted', 'counted'],
  );
  const kept = ladderAt(NOW, rows, stepOneDone('a', at('2026-01-05T10:00')), {
    ladder: { counts, window: 90 },
  });
  assert.equal(taskIn(kept, 'a 1 emailMentor').state, 'done', 'it was due, and is not annotated');
});

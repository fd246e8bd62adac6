import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LadderOutcome } from '../../../plugin/src/rules/index.ts';
import { OUTCOME_WORDS } from '../../../plugin/src/rules/ladder/ladderOutcome.ts';
import { TASK_TABLE, taskRow, type LadderTaskCode } from '../../../plugin/src/rules/ladder/taskTable.ts';
import { acted, ladderAt, NOW, taskIn, three, twoDone } from './ladderExamples.ts';

/** L2-L6, L11, as policy and seed have them: rule, step, who does what within which days, what it waits for. */
const TABLE: Readonly<Record<LadderTaskCode, string>> = {
  ruleOnClaim: 'L2 claim: cic decide in claim, then roc: confirmed rejected',
  emailMentor: 'L3 firstRejection: roc email mentor + cc in email: first-rejection',
  talkWithMentor: 'L3 firstRejection: cc talk in talk after emailMentor',
  informLeaders: 'L4 secondRejection: roc email copies + rvp dd cc in email: second-rejection-leaders',
  warnMentor: 'L4 secondRejection: cc talk in talk after informLeaders',
  confirmWarning:
    'L4 secondRejection: cc email mentor + roc in email after warnMentor: second-rejection-warning',
  discussMentor: 'L5 thirdRejection: rvp decide + dd cc in decide when toDiscuss: terminate exception',
  informOfTermination:
    'L5 thirdRejection: cc talk in talk when terminate, waits when toDiscuss toAsk exceptionAsked',
  confirmTermination:
    'L5 thirdRejection: cc email mentor + roc in email after informOfTermination when terminate, waits when toDiscuss toAsk exceptionAsked: third-rejection-termination',
  askException:
    'L6 exception: cc decide in decide when toAsk: communityEngagement fundraising workshopPresentations otherActivity',
  giveView: 'L6 exception: dd decide in decide when exceptionAsked: agree disagree',
  decideException: 'L6 exception: rvp decide + dd cc in decide when exceptionAsked: grant refuse',
  changeClassification: 'L6 exception: roc change in change when exceptionGranted',
  explainException: 'L6 exception: cc talk in talk when exceptionGranted',
  informCoordinators:
    'L6 exception: roc email copies + cic rcic rvic in email after changeClassification when exceptionGranted: exception-coordinators',
  reviewTermination: 'L7 review: rvp decide + dd cc in decide: terminate reinstate',
  answerAppeal: 'L11 appeal: dd decide in answer, then rvp: upheld denied',
  answerSecondAppeal: 'L11 appeal: rvp decide in answer: upheld denied',
};

const said = (before: string, words: readonly string[] = []): string =>
  words.length === 0 ? '' : `${before}${words.join(' ')}`;

test('L2-L11: the table of the tasks says for each who does what, within which days, after what, and what it can lead to', () => {
  const found = TASK_TABLE.map((row) => [
    row.task,
    [
      `${row.rule} ${row.kind}: ${row.role} ${row.act}`,
      row.to === undefined ? '' : ` ${row.to}`,
      said(' + ', row.copies),
      ` in ${row.days.replace('BusinessDays', '')}`,
      row.late === undefined ? '' : `, then ${row.late}`,
      said(' after ', row.after),
      said(' when ', row.owedIn),
      said(', waits when ', row.waitsIn),
      row.template === undefined ? '' : `: ${row.template}`,
      said(': ', row.outcomes),
    ].join(''),
  ]);
  assert.deepEqual(Object.fromEntries(found), TABLE);
  assert.deepEqual(
    found.map(([task]) => task),
    Object.keys(TABLE),
  );
});

const WORDS: Readonly<Record<LadderTaskCode, readonly [words: string, settled?: string]>> = {
  ruleOnClaim: ['rule on the claim that this decline does not count'],
  emailMentor: [
    'e-mail the mentor about the first counted rejection, with a copy to the Chapter Chair',
    'the e-mail to the mentor is sent',
  ],
  talkWithMentor: ['speak with the mentor about the policies, and give training and links'],
  informLeaders: [
    'tell the Regional Vice President, the District Director and the Chapter Chair of the second counted rejection',
    'they are told',
  ],
  warnMentor: ['warn the mentor, and explain what a third rejection leads to', 'the warning is given'],
  confirmWarning: ['confirm the warning by e-mail'],
  discussMentor: [
    "discuss the mentor's situation with the District Director and the Chapter Chair, and decide",
  ],
  informOfTermination: ['inform the volunteer of the termination', 'the volunteer is informed'],
  confirmTermination: ['confirm the termination by e-mail'],
  askException: ['ask for the exception, and name the other activity'],
  giveView: ['agree or disagree to the exception'],
  decideException: ['grant the exception or refuse it; the last word where the three do not agree'],
  changeClassification: ['change the classification to Volunteer', 'the classification is changed'],
  explainException: ['explain the decision to the volunteer'],
  informCoordinators: [
    'tell the Client Intake Coordinators and the Regional Volunteer Intake Coordinator by e-mail',
  ],
  reviewTermination: ['look again at the termination: fewer than three rejections count now'],
  answerAppeal: ["answer the mentor's appeal"],
  answerSecondAppeal: ["answer the mentor's second appeal"],
};

test('L2-L11: each task says what is to be done, and what others wait for', () => {
  for (const { task, words, settled } of TASK_TABLE)
    assert.deepEqual([words, settled], [WORDS[task][0], WORDS[task][1]]);
});

test('L2-L11: a task that is in no table is an error, and named', () => {
  assert.throws(() => taskRow('dance' as LadderTaskCode), {
    name: 'RangeError',
    message: 'The ladder\'s table has no task "dance".',
  });
});

const DECIDED: Readonly<Record<LadderOutcome, string>> = {
  confirmed: 'the claim is confirmed: the decline does not count',
  rejected: 'the claim is rejected: the decline counts',
  terminate: 'terminate',
  exception: 'go for an exception',
  communityEngagement: 'exception asked, for community engagement',
  fundraising: 'exception asked, for fundraising',
  workshopPresentations: 'exception asked, for workshop presentations',
  otherActivity: 'exception asked, for another activity',
  agree: 'agrees to the exception',
  disagree: 'disagrees to the exception',
  grant: 'the exception is granted',
  refuse: 'the exception is refused',
  reinstate: 'reinstate the volunteer',
  upheld: 'the appeal is upheld: the rejection does not count',
  denied: 'the appeal is denied',
  answered: 'answered',
  accepted: 'accepted: somebody settles it',
  resolved: 'resolved',
  passedUp: 'passed up',
};

test('L2, L5, L6, L11: what was decided is said in words', () => {
  assert.deepEqual(Object.keys(OUTCOME_WORDS).sort(), Object.keys(DECIDED).sort());
  for (const [outcome, words] of Object.entries(DECIDED)) {
    const done = acted('c', 3, 'discussMentor', NOW, { outcome: outcome as LadderOutcome });
    assert.equal(
      taskIn(ladderAt(NOW, three, [...twoDone, done]), 'c 3 discussMentor').sentence,
      `Decided on Nov 21, 2026: ${words}.`,
    );
  }
});

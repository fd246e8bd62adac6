import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  draftFields,
  type Ladder,
  type LadderOutcome,
  type LadderTask,
} from '../../../plugin/src/rules/index.ts';
import { listOf, roleList } from '../../../plugin/src/rules/ladder/actors.ts';
import { at } from '../examples.ts';
import {
  acted,
  calendar,
  decided,
  decline,
  ladderAt,
  LATER,
  MONDAY,
  NOW,
  stepOneDone,
  taskIn,
  three,
  twoDone,
  written,
} from './ladderExamples.ts';

const fieldsOf = (ladder: Ladder, name: string) => draftFields(taskIn(ladder, name), ladder, calendar);

test('L9: a list in words has an "and" before its last', () => {
  assert.equal(listOf([]), '');
  assert.equal(listOf(['one']), 'one');
  assert.equal(listOf(['one', 'two']), 'one and two');
  assert.equal(listOf(['one', 'two', 'three']), 'one, two and three');
  assert.equal(roleList(['cc']), 'the Chapter Chair');
  assert.equal(
    roleList(['cc', 'dd', 'rvp']),
    'the Chapter Chair, the District Director and the Regional Vice President',
  );
});

test('L3, L9: the draft to a mentor names the sender, the mentor, the copies, the rejection and until when it is owed', () => {
  const ladder = ladderAt(MONDAY + 1, [decline('a', MONDAY)]);
  assert.deepEqual(fieldsOf(ladder, 'a 1 emailMentor'), {
    senderRole: 'Regional Operations Coordinator',
    recipientRoles: 'Mentor',
    copyRoles: 'Chapter Chair',
    rejectionCount: '1',
    rejectionDate: 'Nov 2, 2026',
    rejectionDates: 'Nov 2, 2026',
    rejectionReason: 'too busy',
    sendBy: 'Wed, Nov 4, 10:00 AM',
    activity: '',
  });
});

test('L9: the time to send by has its year where it is not that of the start', () => {
  const ladder = ladderAt(NOW, [decline('a', at('2026-12-31T10:00') - 365 * 86_400_000)]);
  assert.equal(fieldsOf(ladder, 'a 1 emailMentor').sendBy, 'Mon, Jan 5, 2026, 10:00 AM');
});

test('L8, L9: where nobody holds the role, the draft is from the role that is named', () => {
  const ladder = ladderAt(NOW, [decline('a', MONDAY)], [], { held: { cc: ['cc'] } });
  const { senderRole, copyRoles } = fieldsOf(ladder, 'a 1 emailMentor');
  assert.deepEqual([senderRole, copyRoles], ['Regional Operations Coordinator', 'Chapter Chair']);
  const deputy = ladderAt(NOW, three.slice(0, 2), [...stepOneDone(), ...twoDone.slice(2, 4)], {
    held: { roc: ['roc'], dd: ['dd'] },
  });
  assert.equal(fieldsOf(deputy, 'b 2 confirmWarning').senderRole, 'District Director');
});

test('L9: a draft for a rejection that is not recorded any more has neither date nor reason', () => {
  const gone = ladderAt(NOW, [], [written('a', 1, 'emailMentor')]);
  const { rejectionCount, rejectionDate, rejectionReason, sendBy } = fieldsOf(gone, 'a 1 emailMentor');
  assert.deepEqual(
    [rejectionCount, rejectionDate, rejectionReason, sendBy],
    ['0', '', 'no reason given', ''],
  );
});

test('L9: a draft names the reason of its own rejection, not of another', () => {
  const rows = [decline('a', MONDAY, { declineReason: 'conflictOfInterest' }), decline('b', LATER)];
  assert.equal(fieldsOf(ladderAt(NOW, rows), 'b 2 informLeaders').rejectionReason, 'too busy');
  assert.equal(fieldsOf(ladderAt(NOW, rows), 'b 2 informLeaders').rejectionDate, 'Nov 9, 2026');
});

test('L6, L9: the activity is that of the exception asked for this rejection', () => {
  const granted = (outcome: LadderOutcome | undefined): Ladder =>
    ladderAt(NOW, three, [
      ...twoDone,
      acted('c', 3, 'discussMentor', at('2026-11-16T12:00'), decided('exception')),
      acted('c', 3, 'askException', at('2026-11-17T10:00'), { outcome }),
      acted('c', 3, 'decideException', at('2026-11-18T10:00'), decided('grant')),
      acted('c', 3, 'changeClassification', at('2026-11-19T10:00')),
    ]);
  for (const [outcome, words] of [
    ['communityEngagement', 'community engagement'],
    ['fundraising', 'fundraising'],
    ['workshopPresentations', 'workshop presentations'],
    ['otherActivity', 'another activity'],
    [undefined, ''],
  ] as const)
    assert.equal(fieldsOf(granted(outcome), 'c 3 informCoordinators').activity, words);
  assert.equal(fieldsOf(granted('fundraising'), 'b 2 informLeaders').activity, '', 'of another rejection');
});

test('L8, L9: a copy that nobody gets is not named', () => {
  const ladder = ladderAt(NOW, [decline('a', MONDAY)]);
  const task = taskIn(ladder, 'a 1 emailMentor');
  const nobody: LadderTask['copies'][number] = {
    wanted: 'cc',
    role: undefined,
    holders: [],
    fallback: false,
  };
  const { copyRoles } = draftFields({ ...task, copies: [nobody, ...task.copies] }, ladder, calendar);
  assert.equal(copyRoles, 'Chapter Chair');
});

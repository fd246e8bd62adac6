import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LadderRecord } from '../../../plugin/src/rules/index.ts';
import { mentorRecords, recordsAsOf } from '../../../plugin/src/rules/ladder/ladderRecord.ts';
import { mentorId } from '../examples.ts';
import { MENTOR } from './ladderExamples.ts';

const KEY = 'ladder:mentor:a:1:emailMentor';
const row = (rest: Partial<LadderRecord> = {}): LadderRecord => ({ key: KEY, ...rest });

/** Which of two rows with one key is kept; the same in either order. */
const kept = (left: Partial<LadderRecord>, right: Partial<LadderRecord>): Partial<LadderRecord> => {
  const [one, other] = [
    [left, right],
    [right, left],
  ].map((rows) => recordsAsOf(rows.map(row), 100).get(KEY));
  assert.deepEqual(one, other);
  assert.ok(one);
  const { key, ...rest } = one;
  assert.equal(key, KEY);
  return rest;
};

test('L9: of two rows of one task, the one that was done first is kept; one that was done before one that was not', () => {
  assert.deepEqual(kept({ doneAt: 5 }, { doneAt: 7 }), { doneAt: 5 });
  assert.deepEqual(kept({ doneAt: 5, askedAt: 4 }, { doneAt: 7, askedAt: 3 }), { doneAt: 5, askedAt: 4 });
  assert.deepEqual(kept({ doneAt: 7 }, { askedAt: 3 }), { doneAt: 7 });
});

test('L9, L11: of two that were done at once, the one that was asked for first is kept, then the outcome that comes first', () => {
  assert.deepEqual(kept({ askedAt: 3 }, { askedAt: 4 }), { askedAt: 3 });
  assert.deepEqual(kept({ askedAt: 3, outcome: 'upheld' }, { askedAt: 4, outcome: 'denied' }), {
    askedAt: 3,
    outcome: 'upheld',
  });
  assert.deepEqual(kept({ askedAt: 3 }, {}), { askedAt: 3 });
  assert.deepEqual(kept({ doneAt: 5, outcome: 'upheld' }, { doneAt: 5, outcome: 'denied' }), {
    doneAt: 5,
    outcome: 'denied',
  });
  assert.deepEqual(kept({ doneAt: 5, outcome: 'upheld' }, { doneAt: 5 }), { doneAt: 5 });
});

test('L9: of two rows that tell the same the first is kept, so that reading again changes nothing', () => {
  const [first, second] = [row({ doneAt: 5, actorRole: 'roc' }), row({ doneAt: 5, actorRole: 'cc' })];
  assert.equal(recordsAsOf([first, second], 100).get(KEY)?.actorRole, 'roc');
});

test('D11: what was asked, done or decided later has not happened yet', () => {
  const asOf = (at: number) => recordsAsOf([row({ askedAt: 3, doneAt: 5, outcome: 'upheld' })], at).get(KEY);
  assert.deepEqual(asOf(5), row({ askedAt: 3, doneAt: 5, outcome: 'upheld' }));
  assert.deepEqual(asOf(4), row({ askedAt: 3, doneAt: undefined, outcome: undefined }));
  assert.deepEqual(asOf(3), row({ askedAt: 3, doneAt: undefined, outcome: undefined }));
  assert.deepEqual(asOf(2), row({ askedAt: undefined, doneAt: undefined, outcome: undefined }));
  // An outcome without a time is no matter of time.
  assert.deepEqual(recordsAsOf([row({ outcome: 'upheld' })], 2).get(KEY), row({ outcome: 'upheld' }));
});

test("L9: a mentor's records are those whose key names the mentor, in the order of their keys", () => {
  const keys = [
    'ladder:mentor:b:1:emailMentor',
    KEY,
    'ladder:mentor:c:1:emailMentor',
    'ladder:other:a:1:emailMentor',
    'escalation:r:nonCompliance:1',
    'ladder:mentor:a:9:emailMentor',
  ];
  for (const order of [keys, keys.toReversed()]) {
    const found = mentorRecords(
      recordsAsOf(
        order.map((key) => ({ key, mentorId: MENTOR })),
        1,
      ),
      MENTOR,
    );
    assert.deepEqual(
      found.map(({ key, names }) => [key, names.assignmentId]),
      [
        [KEY, 'a'],
        ['ladder:mentor:b:1:emailMentor', 'b'],
        ['ladder:mentor:c:1:emailMentor', 'c'],
      ],
    );
  }
  assert.deepEqual(mentorRecords(recordsAsOf([row()], 1), mentorId('nobody')), []);
});

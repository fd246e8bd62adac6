import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ladderKey } from '../../../plugin/src/rules/index.ts';
import type {
  Assignment,
  AssignmentId,
  LadderOutcome,
  LadderRecord,
  LadderTask,
  Role,
} from '../../../plugin/src/rules/index.ts';
import { at } from '../examples.ts';
import {
  actingIn,
  calendar,
  decline,
  EVERYBODY,
  ladderAt,
  MENTOR,
  rowsOf,
  type Held,
} from './ladderExamples.ts';

const START = at('2026-03-02T09:00');
const HOUR = 3_600_000;
const NOW = START + 400 * 24 * HOUR;
const RUNS = { numRuns: 1000 };

const rejection = fc.record({
  hours: fc.integer({ min: 0, max: 2000 }),
  how: fc.constantFrom('direct', 'assigned'),
  response: fc.constantFrom('declined', 'declined', 'declined', 'timedOut', 'accepted'),
  declineReason: fc.constantFrom('tooBusy', 'tooBusy', 'other', 'illness', undefined),
  claim: fc.constantFrom(undefined, undefined, undefined, undefined, 'pending', 'confirmed', 'rejected'),
  ruledAfter: fc.integer({ min: 1, max: 1500 }),
} as const);

const assignments = fc.array(rejection, { minLength: 1, maxLength: 7 }).map((rows): Assignment[] =>
  rows.map(({ hours, ruledAfter, claim, ...rest }, index) => {
    const respondedAt = START + hours * HOUR;
    const ruled = claim === 'confirmed' || claim === 'rejected';
    return decline(`r${index}`, respondedAt, {
      ...rest,
      claim,
      claimRuledAt: ruled ? respondedAt + ruledAfter * HOUR : undefined,
    });
  }),
);

const roles = Object.keys(EVERYBODY) as Role[];
/** Some roles are vacant, some are held by the mentor. */
const held = fc
  .array(fc.constantFrom('vacant', 'other', 'mentor', 'both'), {
    minLength: roles.length,
    maxLength: roles.length,
  })
  .map((kinds): Held => {
    const people = { vacant: [], other: ['other'], mentor: [MENTOR], both: [MENTOR, 'other'] } as const;
    return Object.fromEntries(roles.map((role, index) => [role, people[kinds[index] ?? 'vacant']]));
  });

const look = fc.record({
  hours: fc.integer({ min: 24, max: 300 }),
  picks: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  appeals: fc.boolean(),
});

/** What a person makes of an owed task: done, and where it is a decision, with one of its outcomes. */
const doneWith = (task: LadderTask, pick: number, doneAt: number): Partial<LadderRecord> => {
  const outcomes: readonly LadderOutcome[] = task.row.outcomes ?? [];
  return { doneAt, outcome: outcomes[pick % Math.max(1, outcomes.length)] };
};

/** L11: an appeal against the step of a task that was done. */
const appealOf = ({ assignmentId, step }: LadderTask, askedAt: number): LadderRecord => ({
  key: ladderKey({ mentorId: MENTOR, assignmentId, step, task: 'answerAppeal' }),
  mentorId: MENTOR,
  askedAt,
});

/** People who work the ladder: at each look they do some of what is owed; what a sync wrote stays written. */
const worked = fc
  .record({ rows: assignments, looks: fc.array(look, { minLength: 6, maxLength: 16 }) })
  .map(({ rows, looks }) => {
    const records = new Map<string, LadderRecord>();
    let now = START;
    for (const { hours, picks, appeals } of looks) {
      now += hours * HOUR;
      const ladder = ladderAt(now, rows, [...records.values()]);
      for (const row of rowsOf(ladder)) records.set(row.key, row);
      const owed = ladder.tasks.filter(({ state, row }) => state === 'owed' && row.kind !== 'claim');
      for (const pick of picks) {
        const task = owed[pick % Math.max(1, owed.length)];
        const record = task && records.get(task.key);
        if (task && record) records.set(task.key, { ...record, ...doneWith(task, pick, now) });
      }
      const told = ladder.tasks.find(({ state, row }) => state === 'done' && row.act === 'talk');
      const appeal = appeals && told ? appealOf(told, now) : undefined;
      if (appeal && !records.has(appeal.key)) records.set(appeal.key, appeal);
    }
    return { rows, records: [...records.values()] };
  });

const isStep = ({ step }: LadderTask): boolean => step !== 'claim';

test('L7, P9: each counted rejection has exactly one step or is evidence of one; no step stands twice for a rejection', () => {
  fc.assert(
    fc.property(worked, ({ rows, records }) => {
      const ladder = ladderAt(NOW, rows, records);
      for (const { counted, step, evidenceFor } of ladder.rejections)
        assert.equal(counted, (step === undefined) !== (evidenceFor === undefined));
      const steps = ladder.rejections.flatMap(({ step }) => step ?? []);
      const live = ladder.tasks.filter((task) => isStep(task) && ['owed', 'waiting'].includes(task.state));
      for (const { assignmentId, step, row } of live) {
        if (row.kind === 'review') continue;
        assert.equal(ladder.rejections.find(({ assignment }) => assignment.id === assignmentId)?.step, step);
      }
      assert.ok(steps.length <= ladder.counted);
    }),
    RUNS,
  );
});

test('L7: as long as nobody has done anything, the nth counted rejection owes step n, and later ones are evidence', () => {
  fc.assert(
    fc.property(assignments, (rows) => {
      const counted = ladderAt(NOW, rows).rejections.filter((rejection) => rejection.counted);
      assert.deepEqual(
        counted.map(({ step, number }) => [number, step]),
        counted.map((_, index) => [index + 1, index < 3 ? index + 1 : undefined]),
      );
    }),
    RUNS,
  );
});

test('L2, L7: a rejection that is excused, or whose claim is pending, owes no step', () => {
  fc.assert(
    fc.property(worked, ({ rows, records }) => {
      const ladder = ladderAt(NOW, rows, records);
      const free = new Set(
        ladder.rejections.filter(({ counted }) => !counted).map(({ assignment }) => assignment.id),
      );
      const owed = ladder.tasks.filter(
        ({ assignmentId, state, row }) =>
          free.has(assignmentId) && (state === 'owed' || state === 'waiting') && row.kind !== 'review',
      );
      assert.ok(owed.every(({ row }) => row.task === 'ruleOnClaim'));
    }),
    RUNS,
  );
});

test('L7: order and duplication of rows change nothing', () => {
  const doubled = worked.chain((world) =>
    fc.record({
      world: fc.constant(world),
      rows: fc.shuffledSubarray([...world.rows, ...world.rows], { minLength: world.rows.length * 2 }),
      records: fc.shuffledSubarray([...world.records, ...world.records], {
        minLength: world.records.length * 2,
      }),
    }),
  );
  fc.assert(
    fc.property(doubled, ({ world, rows, records }) => {
      assert.deepEqual(ladderAt(NOW, rows, records), ladderAt(NOW, world.rows, world.records));
    }),
    RUNS,
  );
});

test('L8: nobody acts on a step about themself, whoever holds what', () => {
  fc.assert(
    fc.property(worked, held, ({ rows, records }, holding) => {
      const open = records.map((record): LadderRecord => ({
        ...record,
        actorId: undefined,
        actorRole: undefined,
      }));
      for (const { actor, copies, sentence } of ladderAt(NOW, rows, open, { held: holding }).tasks) {
        assert.ok([actor, ...copies].every(({ holders }) => !holders.includes(MENTOR)));
        assert.equal(actor.role === undefined, actor.holders.length === 0);
        assert.ok(sentence.length > 0 && !sentence.includes('undefined'));
      }
    }),
    RUNS,
  );
});

test('L9: keys are unique, and the rows that a ladder writes, read back, give the same ladder and no further row', () => {
  fc.assert(
    fc.property(worked, ({ rows, records }) => {
      const first = ladderAt(NOW, rows, records);
      assert.equal(new Set(first.tasks.map(({ key }) => key)).size, first.tasks.length);
      const second = ladderAt(NOW, rows, rowsOf(first));
      assert.deepEqual(rowsOf(second), rowsOf(first));
      assert.deepEqual(second.tasks, ladderAt(NOW, rows, rowsOf(second)).tasks);
    }),
    RUNS,
  );
});

test('L7: what people did is never lost: every task done stays, done, decided or annotated', () => {
  fc.assert(
    fc.property(worked, ({ rows, records }) => {
      const states = new Map(ladderAt(NOW, rows, records).tasks.map(({ key, state }) => [key, state]));
      for (const { key, doneAt } of records) {
        if (doneAt === undefined) continue;
        assert.ok(['done', 'decided', 'excusedAfter'].includes(states.get(key) ?? 'missing'), key);
      }
    }),
    RUNS,
  );
});

test('D10, L3-L6: an owed task is due after it is owed, in the business days of its kind', () => {
  fc.assert(
    fc.property(worked, ({ rows, records }) => {
      for (const { state, startedAt, due } of ladderAt(NOW, rows, records).tasks) {
        if (state !== 'owed') continue;
        assert.ok(startedAt !== undefined && due !== undefined && due > startedAt);
        assert.ok(calendar.age(startedAt, due) > 0);
      }
    }),
    RUNS,
  );
});

test('L7: the rejections of others are passed over', () => {
  const stranger = decline('x', START, {
    mentorId: 'other' as Assignment['mentorId'],
    id: 'x' as AssignmentId,
  });
  assert.deepEqual(ladderAt(NOW, [stranger]).tasks, []);
  assert.deepEqual(actingIn({})('cc', MENTOR).holders, []);
});

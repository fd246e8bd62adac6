import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attemptProgress, type ContactAttempt, type ContactMethod } from '../../../plugin/src/rules/index.ts';
import { at, attempt, offer, policy } from '../examples.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = at('2026-11-16T09:00');
const held = offer('a', START);
const METHOD = { e: 'email', p: 'phone', t: 'text' } as const;

/** "e0 p30 e24": an e-mail at once, a call after 30 hours, … */
const made = (plan: string): ContactAttempt[] =>
  plan
    .split(' ')
    .map((item) => attempt(held, METHOD[item[0] as 'e' | 'p' | 't'], START + Number(item.slice(1)) * HOUR));

const progress = (attempts: readonly ContactAttempt[], hours = 24 * 13) =>
  attemptProgress(attempts, policy.attempts, START + hours * HOUR);

const PLANS: readonly (readonly [why: string, plan: string, met: number | undefined])[] = [
  ['three attempts by two methods over a day are enough', 'e0 p5 e24', 24],
  ['three by three methods too', 'e0 p1 t30', 30],
  ['two are not', 'e0 p48', undefined],
  ["three by one method do not unlock 'Unable to Reach'", 'e0 e24 e48', undefined],
  ['three within a day do not', 'e0 p5 t23.99', undefined],
  ['a fourth after the day does', 'e0 p5 t10 e24', 24],
  ['the same method within 60 minutes counts once', 'e0 e0.9 p24', undefined],
  ['after 60 minutes it counts again', 'e0 e1 p24', 24],
  ['a chain of repeats is measured from the one that counted', 'e0 e0.5 e1 p24', 24],
  ['another method at once counts', 'e0 p0 e24', 24],
  ['spread over just 14 days they do', 'e0 p24 e336', 336],
  ['spread over more than 14 days they do not', 'e0 p24 e337', undefined],
  ['the 14 days move on: the last three lie within them', 'e0 p24 e337 p338', 338],
  ['the first of five that completes it is the time', 'e0 p5 t24 e30 p40', 24],
];
for (const [why, plan, met] of PLANS) {
  test(`D5: ${why}`, () => {
    const { metAt, missing } = progress(made(plan), 400);
    assert.equal(metAt, met === undefined ? undefined : START + met * HOUR);
    assert.equal(missing === 0, met !== undefined);
  });
}

test('D5: the order in which attempts were logged does not matter, only when they were made', () => {
  assert.deepEqual(progress(made('e0 p5 e24').reverse()).metAt, START + DAY);
  const twice = made('e0 e0');
  for (const list of [twice, twice.toReversed()])
    assert.deepEqual(progress(list).counted, [twice[0]], 'of one moment the first by Id');
});

test('D5: what met it goes on counting when its days have passed; what was too early for it does not count', () => {
  const { counted, methods, missing } = progress(made('e0 e400 p410 t425'), 24 * 60);
  assert.deepEqual([counted.length, methods.length, missing], [3, 3, 0]);
  assert.equal(progress(made('e0 p5 e24 t800'), 24 * 60).counted.length, 4);
  assert.equal(progress(made('e0 p24 e336'), 24 * 60).counted.length, 3, 'just 14 days');
});

test('D5: a voided attempt never was', () => {
  const [first, second, third] = made('e0 p5 e24');
  assert.ok(first && second && third);
  const { metAt, counted, firstAt } = progress([{ ...first, voided: true }, second, third]);
  assert.deepEqual([metAt, counted.length, firstAt], [undefined, 2, second.madeAt]);
});

test('D5: a reached client is known, at the first time it happened', () => {
  const [first, second] = made('e0 p5');
  assert.ok(first && second);
  assert.equal(progress([first, { ...second, reached: true }]).reachedAt, second.madeAt);
  assert.equal(progress([first, { ...second, reached: true, voided: true }]).reachedAt, undefined);
});

test('D5: how many are missing, by which method, and from when the next one counts', () => {
  const next = (plan: string, hours: number) => {
    const { missing, nextMethods, nextCountsFrom } = progress(made(plan), hours);
    return [missing, nextMethods, nextCountsFrom === undefined ? undefined : (nextCountsFrom - START) / HOUR];
  };
  assert.deepEqual(next('e0', 1), [2, undefined, undefined]);
  assert.deepEqual(next('e0 e3', 4), [1, ['phone', 'text'], 24]);
  assert.deepEqual(next('e0 p3', 4), [1, undefined, 24]);
  assert.deepEqual(next('e0 p3 t5', 6), [1, undefined, 24]);
  assert.deepEqual(next('e0 e24 e48', 50), [1, ['phone', 'text'], 24]);
  assert.deepEqual(next('e0 p3 e24', 30), [0, undefined, undefined]);
});

test('D5: under a policy without a span, the next one counts at once by a method not used, else once the first may be repeated', () => {
  const nextFrom = (plan: string, minimum: number) => {
    const rule = { ...policy.attempts, minimum, distinctMethods: 1, spanHours: 0 };
    const { missing, nextCountsFrom = START } = attemptProgress(made(plan), rule, START + HOUR / 2);
    return [missing, (nextCountsFrom - START) / MINUTE];
  };
  assert.deepEqual(nextFrom('e0 p0.2 t0.4', 4), [1, 60]);
  assert.deepEqual(nextFrom('e0 p0.2 t0.4', 5), [2, 60]);
  assert.deepEqual(nextFrom('e0 p0.2', 3), [1, 0]);
  const single = { ...policy.attempts, minimum: 1, distinctMethods: 1 };
  assert.deepEqual(attemptProgress([], single, START).nextCountsFrom, undefined);
});

test('D5: attempts too old to count are asked for again', () => {
  assert.equal(progress(made('e0 p24'), 24 * 20).missing, 3);
});

const attempts = fc
  .array(
    fc.record({
      method: fc.constantFrom<ContactMethod>('email', 'phone', 'text'),
      minutes: fc.integer({ min: 0, max: 20 * 24 * 60 }),
      voided: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map(({ method, minutes, voided }) => attempt(held, method, START + minutes * MINUTE, { voided })),
  );

test('D5: with one attempt missing, the one it names completes D5, and a minute earlier does not', () => {
  fc.assert(
    fc.property(attempts, (list) => {
      const latest = Math.max(START, ...list.map(({ madeAt }) => madeAt));
      const before = attemptProgress(list, policy.attempts, latest);
      if (before.missing !== 1 || before.nextCountsFrom === undefined) return;
      const when = Math.max(latest, before.nextCountsFrom);
      const methods = before.nextMethods ?? (['email', 'phone', 'text'] as const);
      const withOne = (time: number) =>
        methods.map((method) =>
          attemptProgress([...list, attempt(held, method, time)], policy.attempts, time),
        );
      // It completes at the time named, unless the first attempt has left the 14 days by then.
      const first = before.counted[0]?.madeAt ?? when;
      if (when - first <= 14 * DAY) assert.ok(withOne(when).some(({ metAt }) => metAt !== undefined));
      if (when > latest) assert.ok(withOne(when - MINUTE).every(({ metAt }) => metAt === undefined));
    }),
    { numRuns: 2000 },
  );
});

test('D5: more attempts never take away that D5 was met', () => {
  fc.assert(
    fc.property(attempts, attempts, (list, later) => {
      const { metAt } = attemptProgress(list, policy.attempts, START);
      const after = later.map((one) => ({ ...one, madeAt: one.madeAt + 20 * DAY }));
      if (metAt !== undefined)
        assert.equal(attemptProgress([...list, ...after], policy.attempts, START).metAt, metAt);
    }),
    { numRuns: 1000 },
  );
});

test('D5: what met it holds three counted attempts, two methods and a day', () => {
  fc.assert(
    fc.property(attempts, (list) => {
      const { metAt } = attemptProgress(list, policy.attempts, START);
      if (metAt === undefined) return;
      const used = list.filter(
        ({ voided, madeAt }) => !voided && madeAt <= metAt && metAt - madeAt <= 14 * DAY,
      );
      assert.ok(used.length >= 3);
      assert.ok(new Set(used.map(({ method }) => method)).size >= 2);
      assert.ok(metAt - Math.min(...used.map(({ madeAt }) => madeAt)) >= DAY);
    }),
    { numRuns: 1000 },
  );
});

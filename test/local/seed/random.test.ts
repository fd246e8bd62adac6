import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../../../plugin/src/local/seed/random.ts';

const first = (seed: string, count: number): number[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.fraction());
};

test('the same seed gives the same numbers, another seed others', () => {
  assert.deepEqual(first('1', 100), first('1', 100));
  assert.notDeepEqual(first('1', 5), first('2', 5));
  assert.notDeepEqual(first('1', 5), first('11', 5));
});

test('a stream does not depend on what was asked before', () => {
  const random = randomFrom('7');
  const before = random.stream('x').fraction();
  random.fraction();
  assert.equal(random.stream('x').fraction(), before);
});

test('numbers are spread evenly and weights are kept', () => {
  const numbers = first('even', 20_000);
  assert.ok(numbers.every((number) => number >= 0 && number < 1));
  for (let tenth = 0; tenth < 10; tenth++) {
    const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length;
    assert.ok(Math.abs(share - 0.1) < 0.01, `tenth ${tenth}: ${share}`);
  }
  const random = randomFrom('weights');
  const heavy = Array.from({ length: 5000 }, () =>
    random.weighted([
      ['heavy', 3],
      ['light', 1],
    ]),
  ).filter((item) => item === 'heavy').length;
  assert.ok(Math.abs(heavy / 5000 - 0.75) < 0.03);
});

test('weightedSome picks different items, at most all of them', () => {
  const random = randomFrom('some');
  const picked = random.weightedSome(
    [
      ['a', 5],
      ['b', 1],
      ['c', 1],
    ],
    5,
  );
  assert.deepEqual([...picked].sort(), ['a', 'b', 'c']);
});

test('an empty list is refused', () => {
  assert.throws(() => randomFrom('1').pick([]), /at least one item/);
});

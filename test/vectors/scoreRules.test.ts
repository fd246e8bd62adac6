import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import * as source from '../../plugin/src/rules/index.ts';
import { launchChromium } from '../../scripts/browser/index.ts';
import { answersOf, type Answers, type Vectors } from './answers.ts';
import { answersInChromium, builtInNode } from './builtRules.ts';
import businessTimes from './businessTimes.json' with { type: 'json' };
import capacityTexts from './capacityTexts.json' with { type: 'json' };
import { seededVectors } from './seededVectors.ts';

const overJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Every copy of the rules is asked the same plain data, and its answers are compared as plain data. */
const vectors: Vectors = overJson({ capacityTexts, businessTimes, ...seededVectors(20_261_122, 60) });
const expected = overJson(answersOf(source, vectors));

function assertSameAnswers(answers: Answers): void {
  const plain = overJson(answers);
  for (const kind of Object.keys(expected) as (keyof Answers)[]) {
    assert.deepEqual(plain[kind], expected[kind], kind);
  }
}

let browser: Browser;

before(async () => {
  browser = await launchChromium();
});

after(() => browser.close());

it('the vectors reach every tier and group of matching, every clock state, and every kind of capacity text', () => {
  const { capacity, businessTimes: times } = expected;
  const states = expected.clocks.map(({ state }) => state);
  const queues = expected.matching.map(({ queue }) => queue);
  const kinds = <Item>(items: readonly Item[], kind: (item: Item) => string | undefined): string[] =>
    [...new Set(items.map(kind))].filter((each) => each !== undefined).sort();
  assert.deepEqual(
    kinds(capacity, ({ kind }) => kind),
    ['limit', 'none', 'unclear', 'unlimited'],
  );
  const decisions = expected.matching.flatMap((answers) => answers.decisions);
  const candidates = decisions.flatMap((decision) => decision.candidates);
  assert.deepEqual(
    kinds(candidates, ({ tier }) => tier),
    ['chapter', 'district', 'region'],
  );
  assert.deepEqual(
    kinds(candidates, ({ group }) => group),
    ['anyArea', 'area', 'areaAndIndustry', 'continuity', 'relatedArea'],
  );
  assert.deepEqual(
    kinds(
      states.flatMap(({ clocks }) => clocks),
      ({ state }) => state,
    ),
    ['met', 'metLate', 'notApplicable', 'overdue', 'paused', 'running'],
  );
  assert.ok(kinds(states, ({ nextAction }) => nextAction?.code).length >= 10);
  assert.ok(queues.flat().some(({ candidates: [first] }) => first !== undefined));
  assert.notDeepEqual(
    queues.flat().map(({ candidates: [first] }) => first),
    decisions.map(({ candidates: [first] }) => first?.mentorId),
    'offers of the queue change what follows',
  );
  assert.ok(times.length > 1000 && times.some(({ moved }) => moved.includes("Washington's Birthday")));
});

it('c/scoreRules answers in Node as its source does', async () => {
  assertSameAnswers(answersOf(await builtInNode(), vectors));
});

it('c/scoreRules answers in Chromium as its source does in Node', async () => {
  assertSameAnswers(await answersInChromium(browser, vectors));
});

it('a holiday moved in one copy is noticed', async () => {
  const answers = await answersInChromium(browser, { ...vectors, matching: [], clocks: [] }, (code) =>
    code.replace('weekday: THURSDAY, nth: 4', 'weekday: THURSDAY, nth: 3'),
  );
  assert.throws(() => {
    assertSameAnswers({ ...answers, matching: expected.matching, clocks: expected.clocks });
  }, /businessTimes/);
});

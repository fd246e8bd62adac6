import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../../../plugin/src/local/seed/random.ts';
import { capacityWording } from '../../../plugin/src/local/seed/words/capacityWordings.ts';

const random = randomFrom('wordings');
const drawn = Array.from({ length: 5000 }, () => capacityWording(random));
const texts = new Set(drawn.map(({ text }) => text));

test("M6: the pilot's own three wordings occur", () => {
  for (const text of ['1 MRE/week', 'Accepting 2 MREs per week', '2 per week'])
    assert.ok(texts.has(text), text);
});

test('M6: limits, unlimited, unclear and none all occur; limits are the most', () => {
  const share = (kind: string): number =>
    drawn.filter(({ capacity }) => capacity.kind === kind).length / drawn.length;
  assert.ok(share('limit') > 0.5);
  for (const kind of ['unlimited', 'unclear', 'none'])
    assert.ok(share(kind) > 0.05, `${kind}: ${share(kind)}`);
});

test('M6: texts of other numbers, ranges, months and contradictions occur', () => {
  for (const pattern of [
    /7\(a\)/,
    /1-2 per week/,
    /month/,
    /other week/,
    /MRE\/week\. Accepting 3/,
    /20 years/,
    /\n/,
  ]) {
    assert.ok(
      [...texts].some((text) => pattern.test(text)),
      String(pattern),
    );
  }
});

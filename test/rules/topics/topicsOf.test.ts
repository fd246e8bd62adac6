import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTopics } from '../../../plugin/src/policy/index.ts';
import { topicsOf } from '../../../plugin/src/rules/index.ts';
import { knownCodes } from '../../../scripts/build/knownCodes.ts';
import { topicsFile, valueSetsFolder } from '../../../scripts/build/pagePaths.ts';
import { questions } from './questions.ts';

const known = knownCodes(valueSetsFolder);
const vocabulary = readTopics(readFileSync(topicsFile, 'utf8'), 'config/topics.yaml', known);
const codes = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);

for (const { why, text, areas = [], industries = [] } of questions) {
  test(`M4: ${why}`, () => {
    const found = topicsOf(text, vocabulary);
    assert.deepEqual([codes(found.areas), codes(found.industries)], [areas, industries], text);
  });
}

test('M4: the questions are at least 60, and none is named twice', () => {
  assert.ok(questions.length >= 60);
  assert.equal(new Set(questions.map(({ why }) => why)).size, questions.length);
});

test('M4: each code comes with the words that it rests on, as they were written, once each', () => {
  const { areas } = topicsOf('MARKETING? Marketing, and how to  find\n customers on Instagram.', vocabulary);
  assert.deepEqual(areas, [
    { code: 'Marketing', words: ['MARKETING', 'find customers'] },
    { code: 'Social Media', words: ['Instagram'] },
  ]);
});

test('M4: every phrase of the vocabulary is found, and speaks of its own code', () => {
  for (const kind of ['areas', 'industries'] as const) {
    for (const { code, phrases } of vocabulary[kind]) {
      assert.ok(phrases.length > 0, code);
      for (const phrase of phrases)
        assert.deepEqual(codes(topicsOf(phrase, vocabulary)[kind]), [code], phrase);
    }
  }
});

test('M4: any text gives known codes, at most six of each, and words that stand in it; the same every time', () => {
  const phrases = [...vocabulary.areas, ...vocabulary.industries].flatMap((topic) => topic.phrases);
  const denials = Object.values(vocabulary.denials).flat();
  const part = fc.oneof(
    fc.constantFrom(...phrases),
    fc.constantFrom(...denials),
    fc.constantFrom('. ', ', ', ' ', '\n\n', "'", '(', '-'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const texts = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(texts, (text) => {
      const found = topicsOf(text, vocabulary);
      assert.deepEqual(topicsOf(text, vocabulary), found);
      for (const kind of ['areas', 'industries'] as const) {
        assert.ok(found[kind].length <= 6);
        assert.equal(new Set(codes(found[kind])).size, found[kind].length);
        for (const { code, words } of found[kind]) {
          assert.ok(known[kind].includes(code));
          assert.ok(words.length >= 1 && words.length <= 3);
          for (const shown of words) assert.ok(text.replace(/\s+/g, ' ').includes(shown), shown);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('M4: a text of 32,000 characters of any kind costs no more steps than its length', () => {
  const long = (part: string): string => part.repeat(Math.ceil(32_000 / part.length)).slice(0, 32_000);
  const hard = ['\n', ' ', "a'", 'á', '-', '. ', 'marketing ', 'no need ', 'sales tax ', '\n - ', '\u0301'];
  for (const part of hard) {
    const { areas, industries } = topicsOf(long(part), vocabulary);
    assert.ok(areas.length + industries.length <= 12, part);
  }
});

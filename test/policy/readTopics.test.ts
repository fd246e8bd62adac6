import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ConfigError, readTopics, type ConfigProblem } from '../../plugin/src/policy/index.ts';
import { plainPhrase } from '../../plugin/src/rules/index.ts';
import { knownCodes } from '../../scripts/build/knownCodes.ts';
import { topicsFile, valueSetsFolder } from '../../scripts/build/pagePaths.ts';

const TEXT = readFileSync(topicsFile, 'utf8');
const known = knownCodes(valueSetsFolder);
const FILE = 'config/topics.yaml';

/** A small file of two areas and one industry. */
const small = {
  areas: ['Branding', 'Websites'],
  industries: ['Retail'],
};
const smallText = (change: (text: string) => string = (text) => text): string =>
  change(`areas:
  Branding: [logo(s), 8(a)]
  Websites: [website]
industries:
  Retail: [shop]
shared: []
ignored: []
denials:
  before: []
  near: []
  after: []
  until: []
`);
const problemsOf = (text: string): readonly ConfigProblem[] => {
  try {
    readTopics(text, FILE, small);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  assert.fail('expected a ConfigError');
};
const only = (text: string): ConfigProblem => {
  const [problem, ...others] = problemsOf(text);
  assert.ok(problem);
  assert.deepEqual(others, []);
  return problem;
};

test('M4: config/topics.yaml has phrases for each of the 40 areas and 43 industries, and no other code', () => {
  const { areas, industries } = readTopics(TEXT, FILE, known);
  assert.deepEqual(
    [areas.map(({ code }) => code).toSorted(), industries.map(({ code }) => code).toSorted()],
    [known.areas.toSorted(), known.industries.toSorted()],
  );
  assert.deepEqual([areas.length, industries.length], [40, 43]);
  assert.ok([...areas, ...industries].every(({ phrases }) => phrases.length > 0));
});

test('M4: no phrase of config/topics.yaml is a single letter, or longer than six words', () => {
  const { areas, industries } = readTopics(TEXT, FILE, known);
  for (const phrase of [...areas, ...industries].flatMap(({ phrases }) => phrases)) {
    const plain = plainPhrase(phrase);
    assert.ok(plain.length > 1 && plain.split(' ').length <= 6, phrase);
  }
});

test('letters in brackets behind a word are written out both ways; others stay', () => {
  const { areas } = readTopics(smallText(), FILE, small);
  assert.deepEqual(areas[0], { code: 'Branding', phrases: ['logo', 'logos', '8(a)'] });
});

test('an unknown code is an error with its line and the code that was meant', () => {
  const { code, line, key, found, hint } = only(
    smallText((text) => text.replace('  Websites:', '  Websites: [a site]\n  Website:')),
  );
  assert.deepEqual(
    [code, line, key, found, hint],
    ['unknownKey', 4, 'areas.Website', '"Website"', 'Did you mean "Websites"?'],
  );
});

test('a code without a key is an error', () => {
  const { code, key, expected } = only(smallText((text) => text.replace('  Websites: [website]\n', '')));
  assert.deepEqual([code, key, expected], ['missingKey', 'areas.Websites', 'a list']);
});

test('a phrase under two codes is an error, unless it is shared', () => {
  const twice = smallText((text) => text.replace('[shop]', '[shop, Logos]'));
  const { code, line, key, expected, found } = only(twice);
  assert.deepEqual(
    [code, line, key, expected, found],
    [
      'wrongValue',
      5,
      'industries.Retail.1',
      'a phrase that stands under one code, or listed as shared; areas.Branding has it too',
      '"Logos" (text)',
    ],
  );
  const { industries } = readTopics(twice.replace('shared: []', 'shared: [logos]'), FILE, small);
  assert.deepEqual(industries, [{ code: 'Retail', phrases: ['shop', 'Logos'] }]);
});

test('a phrase that stands twice under one code, or is also ignored or a denial, is an error', () => {
  for (const [from, to, key] of [
    ['[website]', '[website, Wébsite]', 'areas.Websites.1'],
    ['ignored: []', 'ignored: [logo]', 'ignored.0'],
    ['near: []', 'near: [shop]', 'denials.near.0'],
  ] as const) {
    assert.equal(only(smallText((text) => text.replace(from, to))).key, key);
  }
});

test('a phrase without a letter is an error', () => {
  assert.match(only(smallText((text) => text.replace('[shop]', "['--']"))).expected, /a phrase of letters/);
});

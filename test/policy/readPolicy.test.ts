import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  assignmentModeOf,
  ConfigError,
  readPolicy,
  type ConfigProblem,
} from '../../plugin/src/policy/index.ts';

const TEXT = readFileSync(new URL('../../config/policy.yaml', import.meta.url), 'utf8');
const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

const errorOf = (text: string): ConfigError => {
  try {
    readPolicy(text, 'config/policy.yaml');
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error;
  }
  assert.fail('expected a ConfigError');
};
const problemsOf = (text: string): readonly ConfigProblem[] => errorOf(text).problems;
const only = (text: string): ConfigProblem => {
  const [problem, ...others] = problemsOf(text);
  assert.ok(problem);
  assert.deepEqual(others, []);
  return problem;
};

test('config/policy.yaml is readable and holds the defaults of the rules', () => {
  const { rules, assignment, sync, version } = readPolicy(TEXT, 'config/policy.yaml');
  assert.deepEqual(rules.scope.enrolledRegions, ['Central', 'Mid-Atlantic']);
  assert.equal(rules.capacity.window, 'sundayWeek');
  assert.equal(rules.match.candidates, 5);
  assert.deepEqual(
    [
      rules.deadlines.acceptBusinessDays,
      rules.deadlines.followUpBusinessDays,
      rules.deadlines.clientContactBusinessDays,
    ],
    [2, 1, 2],
  );
  assert.deepEqual(rules.attempts, {
    minimum: 3,
    distinctMethods: 2,
    withinDays: 14,
    sameMethodMinutes: 60,
    spanHours: 24,
  });
  assert.deepEqual(assignment, { mode: 'recommend', regions: {} });
  assert.deepEqual(sync, { retentionDays: 90, overlapSeconds: 300, apiReservePercent: 20, batchSize: 200 });
  assert.match(version, /^[0-9a-f]{12}$/);
  assert.equal(rules.version, version);
});

test('config/policy.yaml names a rule beside every setting of the process', () => {
  const sections = TEXT.split(/^(?=\w)/m).filter(
    (section) => /^\w/.test(section) && !section.startsWith('sync'),
  );
  assert.equal(sections.length, 9);
  for (const section of sections) {
    const settings = section.match(/^ {2}\w+:/gm) ?? [];
    const rules = section.match(/^ {2}# .*\b[MDLT]\d+[ab]?\b/gm) ?? [];
    assert.equal(rules.length, settings.length, section);
  }
});

test('config/policy.yaml relates only areas of the public list, and every one of the forty', () => {
  const areas = readPolicy(TEXT, 'p').rules.match.relatedAreas.flat();
  assert.equal(new Set(areas).size, 40);
});

test('the version changes with what decides, not with comments, order or sync settings', () => {
  const version = (text: string) => readPolicy(text, 'p').version;
  assert.equal(version(`# a comment\n${TEXT}`), version(TEXT));
  assert.equal(version(TEXT.replace('batchSize: 200', 'batchSize: 50')), version(TEXT));
  const swapped = TEXT.replace('minimum: 3', 'X')
    .replace('distinctMethods: 2', 'minimum: 3')
    .replace('X', 'distinctMethods: 2');
  assert.equal(version(swapped), version(TEXT));
  assert.notEqual(version(TEXT.replace('minimum: 3', 'minimum: 4')), version(TEXT));
  assert.notEqual(version(TEXT.replace('mode: recommend', 'mode: shadow')), version(TEXT));
});

test('M13: a region can have its own mode', () => {
  const policy = readPolicy(TEXT.replace('regions: {}', 'regions: { Central: shadow }'), 'p');
  assert.equal(assignmentModeOf(policy, 'Central'), 'shadow');
  assert.equal(assignmentModeOf(policy, 'Mid-Atlantic'), 'recommend');
});

test('an unknown key is an error with its line and the key that was meant', () => {
  const text = TEXT.replace('  closures: []', '  closures: []\n  closurs: []');
  const problem = only(text);
  assert.deepEqual(
    [problem.code, problem.file, problem.line, problem.column, problem.key, problem.found, problem.hint],
    [
      'unknownKey',
      'config/policy.yaml',
      lineOf(text, 'closurs'),
      3,
      'calendar.closurs',
      '"closurs"',
      'Did you mean "closures"?',
    ],
  );
});

test('an unknown key that resembles nothing lists the known ones', () => {
  const problem = only(TEXT.replace('match:', 'match:\n  zebra: 1'));
  assert.equal(problem.hint, undefined);
  assert.match(problem.expected, /candidates, fairTurnDays/);
});

test('a missing key is an error at the group that lacks it', () => {
  const problem = only(TEXT.replace(/ {2}candidates: 5\n/, ''));
  assert.deepEqual(
    [problem.code, problem.line, problem.key, problem.expected, problem.found],
    ['missingKey', lineOf(TEXT, 'match:'), 'match.candidates', 'a whole number from 1 to 5', 'nothing'],
  );
  assert.equal(only(TEXT.replace(/^sync:[^]*/m, '')).key, 'sync');
});

const WRONG: readonly (readonly [from: string, to: string, key: string, expected: string, found: string])[] =
  [
    ['candidates: 5', 'candidates: 6', 'match.candidates', 'a whole number from 1 to 5', '6 (number)'],
    ['candidates: 5', 'candidates: 2.5', 'match.candidates', 'a whole number from 1 to 5', '2.5 (number)'],
    ['candidates: 5', 'candidates: "5"', 'match.candidates', 'a whole number from 1 to 5', '"5" (text)'],
    ['candidates: 5', 'candidates: {}', 'match.candidates', 'a whole number from 1 to 5', 'a group of keys'],
    [
      'window: sundayWeek',
      'window: mondayWeek',
      'capacity.window',
      'one of sundayWeek, rolling7, platform',
      '"mondayWeek" (text)',
    ],
    [
      'mode: recommend',
      'mode: automatic',
      'assignment.mode',
      'one of recommend, shadow',
      '"automatic" (text)',
    ],
    [
      'regions: {}',
      'regions: { West: shadow }',
      'assignment.regions.West',
      'the name of an enrolled region (Central, Mid-Atlantic)',
      '"shadow" (text)',
    ],
    [
      'America/New_York',
      'Eastern Time',
      'calendar.timeZone',
      'a time zone of the IANA list, like America/Chicago',
      '"Eastern Time" (text)',
    ],
    [
      'closures: []',
      'closures: [{ date: 2026-02-30, name: x }]',
      'calendar.closures.0.date',
      'a date that exists, like 2026-12-24',
      '"2026-02-30" (text)',
    ],
    ['closures: []', 'closures: yes', 'calendar.closures', 'a list', '"yes" (text)'],
    ['    - Mid-Atlantic', '    - Central', 'scope.enrolledRegions', 'a list without doubles', 'a list of 2'],
    [
      'numberCounts: [direct, assigned]',
      'numberCounts: []',
      'capacity.numberCounts',
      'a list of at least 1',
      'a list of 0',
    ],
    [
      'retentionDays: 90',
      'retentionDays:',
      'sync.retentionDays',
      'a whole number from 30 to 3650',
      'nothing',
    ],
  ];
for (const [from, to, key, expected, found] of WRONG) {
  test(`a wrong value is refused: ${to}`, () => {
    const text = TEXT.replace(from, to);
    const problem = only(text);
    assert.deepEqual(
      [problem.code, problem.key, problem.expected, problem.found],
      ['wrongValue', key, expected, found],
    );
    assert.ok(problem.line > 1 && problem.column > 1);
  });
}

test('the message of a wrong value names file, line, key, what was expected and found, and the rule', () => {
  const text = TEXT.replace('minimum: 3', 'minimum: 0');
  assert.equal(
    errorOf(text).message,
    `config/policy.yaml:${lineOf(text, 'minimum: 0')}:3 attempts.minimum: expected a whole number from 1 to 20, ` +
      'found 0 (number). (D5: attempts that must count)',
  );
});

test('all problems are listed, in the order of the file', () => {
  const text = TEXT.replace('candidates: 5', 'candidats: 5')
    .replace('minimum: 3', 'minimum: no')
    .replace('Central\n', '7\n');
  const problems = problemsOf(text);
  assert.deepEqual(
    problems.map(({ key }) => key),
    ['scope.enrolledRegions.0', 'match.candidates', 'match.candidats', 'attempts.minimum'],
  );
  assert.equal(errorOf(text).message.split('\n').length, 4);
});

test('text that is no YAML is an error with its line; a doubled key is one too', () => {
  const broken = only('scope:\n  enrolledRegions: [Central\nmatch: 1');
  assert.deepEqual([broken.code, broken.line > 1], ['syntax', true]);
  const doubled = only(`${TEXT}\nscope: {}\n`);
  assert.deepEqual([doubled.code, doubled.line], ['syntax', TEXT.split('\n').length + 1]);
});

test('an empty file, a list and a plain text are no policy', () => {
  for (const text of ['', '- a', 'hello']) assert.match(only(text).expected, /^a group of keys \(scope, /);
});

test('long values are cut in messages', () => {
  const { found } = only(TEXT.replace('window: sundayWeek', `window: ${'x'.repeat(500)}`));
  assert.ok(found.length < 80);
});

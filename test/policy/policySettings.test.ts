import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { policySettings, readPolicy } from '../../plugin/src/policy/index.ts';
import { policyCheck } from '../../plugin/src/sync/index.ts';

const TEXT = readFileSync(new URL('../../config/policy.yaml', import.meta.url), 'utf8');
const ours = readPolicy(TEXT, 'config/policy.yaml');
const settings = policySettings(ours);

test('every setting of policy.yaml is there once, with its value and what it says', () => {
  const keys = settings.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  const inFile = [...TEXT.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => name);
  assert.deepEqual(
    keys.map((key) => key.split('.').at(-1)),
    inFile,
  );
  assert.ok(settings.every(({ value, description }) => value !== undefined && description.length > 0));
});

test('every setting that decides names its rules, apart from what it says', () => {
  const found = (key: string) => settings.find((setting) => setting.key === key);
  assert.deepEqual(found('deadlines.acceptBusinessDays'), {
    key: 'deadlines.acceptBusinessDays',
    value: 2,
    rule: 'D1',
    description: 'to accept, from the offer',
  });
  assert.deepEqual(
    ['deadlines.clientContactBusinessDays', 'ladder.decideBusinessDays', 'ladder.emailBusinessDays'].map(
      (key) => found(key)?.rule,
    ),
    ['D4a', 'L5, L6', 'L3-L6'],
  );
  for (const { key, rule } of settings) assert.equal(rule === undefined, key.startsWith('sync.'), key);
});

test('another policy is told setting by setting, each with its rule; the same policy has no difference', () => {
  const other = TEXT.replace('acceptBusinessDays: 2', 'acceptBusinessDays: 3').replace(
    'regions: {}',
    'regions: { Central: shadow }',
  );
  assert.deepEqual(
    policyCheck(ours, readPolicy(other, 'other.yaml')).map(({ key, rule, ours: left, theirs }) => [
      key,
      rule,
      left,
      theirs,
    ]),
    [
      ['deadlines.acceptBusinessDays', 'D1', '2', '3'],
      ['assignment.regions.Central', 'M13', undefined, '"shadow"'],
    ],
  );
  assert.deepEqual(policyCheck(ours, ours), []);
});

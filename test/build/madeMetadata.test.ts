import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readPolicy } from '../../plugin/src/policy/index.ts';
import { writeMadeMetadata } from '../../scripts/build/metadata/madeMetadata.ts';
import { regionGroup } from '../../scripts/build/metadata/regionAccess.ts';

const policyText = readFileSync(new URL('../../config/policy.yaml', import.meta.url), 'utf8');
const values = (record: string): Record<string, string> =>
  Object.fromEntries(
    [...record.matchAll(/<field>(\w+)<\/field>\s*<value xsi:type="xsd:\w+">([^<]*)</g)].map(
      ([, field = '', value = '']) => [field, value],
    ),
  );

describe('metadata made from policy.yaml', () => {
  let folder: string;
  let policyFile: string;
  const make = (text: string): void => {
    writeFileSync(policyFile, text);
    writeMadeMetadata(policyFile, folder);
  };
  const made = (file: string): string => readFileSync(join(folder, file), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'score-made-'));
    policyFile = join(folder, 'policy.yaml');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('M0, D5, T1: one custom metadata record has the numbers that validation rules go by, and the version', () => {
    make(policyText.replace('notesMinimum: 20', 'notesMinimum: 35'));
    assert.deepEqual(values(made('customMetadata/Score_Policy.Current.md-meta.xml')), {
      Policy_Version__c: readPolicy(readFileSync(policyFile, 'utf8'), 'policy.yaml').version,
      Enrolled_Regions__c: '|Central|Mid-Atlantic|',
      Attempts_Minimum__c: '3.0',
      Attempts_Distinct_Methods__c: '2.0',
      Attempts_Span_Hours__c: '24.0',
      Attempts_Within_Days__c: '14.0',
      Transfer_Notes_Minimum__c: '35.0',
    });
  });

  it('M0: every enrolled region has a group, and one rule an object shares its records with it', () => {
    make(policyText);
    assert.deepEqual(readdirSync(join(folder, 'groups')).sort(), [
      'SCORE_Central.group-meta.xml',
      'SCORE_Mid_Atlantic.group-meta.xml',
      'SCORE_Service.group-meta.xml',
    ]);
    const rules = made('sharingRules/Mentor_Assignment__c.sharingRules-meta.xml');
    const shared = [...rules.matchAll(/<group>(\w+)<[\s\S]*?<value>([^<]+)</g)].map(([, group, value]) => [
      group,
      value,
    ]);
    assert.deepEqual(shared, [
      ['SCORE_Central', 'Central'],
      ['SCORE_Mid_Atlantic', 'Mid-Atlantic'],
    ]);
  });

  it('escapes what XML would misread in a region’s name', () => {
    make(
      policyText.replace('    - Central\n', '    - "R&D <West>"\n').replaceAll('Central:', 'Mid-Atlantic:'),
    );
    assert.match(made('groups/SCORE_R_D_West.group-meta.xml'), /<name>SCORE R&amp;D &lt;West&gt;<\/name>/);
  });

  it('refuses two regions that would share one group, and names that do not fit', () => {
    assert.equal(regionGroup('Mid-Atlantic'), regionGroup('Mid Atlantic'));
    assert.throws(() => {
      make(policyText.replace('    - Central\n', '    - Mid Atlantic\n'));
    }, /same public group/);
    const many = Array.from({ length: 20 }, (_, index) => `    - Region of the far country ${index}\n`).join(
      '',
    );
    assert.throws(() => {
      make(policyText.replace('    - Central\n', many));
    }, /scope\.enrolledRegions.*255 fit/);
  });
});

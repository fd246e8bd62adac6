import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ConfigError, readPolicy, type Policy } from '../../plugin/src/policy/index.ts';
import { gaps } from '../../plugin/src/reports/index.ts';
import type { QueueSummary, RulesPolicy } from '../../plugin/src/rules/index.ts';
import {
  policyDifferences,
  readPolicyFile,
  simulatePolicies,
  simulateQueue,
  type PolicyComparison,
  type World,
} from '../../plugin/src/sync/index.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const policyText = await readFile(join(import.meta.dirname, '../../config/policy.yaml'), 'utf8');
const ours = readPolicy(policyText, 'config/policy.yaml');
const changed = (change: (rules: RulesPolicy) => Partial<RulesPolicy>): Policy => ({
  ...ours,
  rules: { ...ours.rules, ...change(ours.rules) },
});
const to = asOf.getTime();
const from = to - 30 * 86_400_000;

describe('two policies compared', () => {
  it('names each setting that differs, by its key; a list is one setting; sync settings and the version are none', () => {
    const theirs = readPolicy(
      policyText
        .replace('fairTurnDays: 28', 'fairTurnDays: 7')
        .replace('    - Mid-Atlantic\n', '')
        .replace('regions: {}', 'regions: { Central: shadow }')
        .replace('batchSize: 200', 'batchSize: 100'),
      'other.yaml',
    );
    assert.deepEqual(policyDifferences(ours, theirs), [
      { key: 'scope.enrolledRegions', ours: '["Central","Mid-Atlantic"]', theirs: '["Central"]' },
      { key: 'match.fairTurnDays', ours: '28', theirs: '7' },
      { key: 'assignment.regions.Central', ours: undefined, theirs: '"shadow"' },
    ]);
    assert.deepEqual(policyDifferences(ours, ours), []);
  });

  it('a policy file that is missing or wrong says so, with its name and the next step', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'score-policy-'));
    const file = join(folder, 'other.yaml');
    await assert.rejects(readPolicyFile(file), (error) => {
      assert.ok(error instanceof Error && 'actions' in error);
      assert.match(`${error.message} ${String(error.actions)}`, /no readable .*other\.yaml.*--policy FILE/);
      return true;
    });
    await writeFile(file, policyText.replace('fairTurnDays: 28', 'fairTurnDays: many'));
    await assert.rejects(readPolicyFile(file), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /other\.yaml.*match\.fairTurnDays/s);
      return true;
    });
    await rm(folder, { recursive: true });
  });
});

/** A table as the command prints it: name, ours, theirs, what happened. */
const table = ({ ours: one, theirs, actual }: PolicyComparison): string[][] => {
  const figures: Record<string, (summary: QueueSummary) => number> = {
    requests: (summary) => summary.requests,
    served: (summary) => summary.served,
    chapter: (summary) => summary.byTier.chapter,
    district: (summary) => summary.byTier.district,
    region: (summary) => summary.byTier.region,
    relaxed: (summary) => summary.relaxed,
    waiting: (summary) => summary.waitingAtEnd,
  };
  return Object.entries(figures).map(([name, read]) => [
    name,
    ...[one, theirs, actual].map((summary) => (summary === undefined ? '' : String(read(summary)))),
  ]);
};

describe('the last 30 days of the demo org', () => {
  let engage: LocalEngage;
  let world: World;
  let sent: number;
  before(async () => {
    engage = await localEngage();
    await engage.pass({ dryRun: true });
    world = await engage.world();
    sent = engage.sent.length;
  });
  after(() => engage.close());

  const compare = (theirs: Policy, region?: string): Promise<PolicyComparison> =>
    simulatePolicies(world, { ours, theirs, from, to, region });

  it('M12: the same policy decides the same, and a second run too', async () => {
    const comparison = await compare(ours);
    assert.deepEqual(comparison.differently, []);
    assert.deepEqual(comparison.ours, comparison.theirs);
    assert.deepEqual(await compare(ours), comparison);
  });

  it('another policy is told apart request by request, beside what happened', async (context) => {
    const theirs = changed(({ capacity, match }) => ({
      capacity: { ...capacity, numberCounts: ['direct', 'assigned'], textHighestBelieved: 1 },
      match: { ...match, fairTurnDays: 7, unlimitedCountsAsAtLeast: 20 },
    }));
    const comparison = await compare(theirs);
    for (const line of table(comparison)) context.diagnostic(line.join(' | '));
    assert.deepEqual(
      comparison.settings.map(({ key }) => key),
      ['capacity.textHighestBelieved', 'match.fairTurnDays', 'match.unlimitedCountsAsAtLeast'],
    );
    assert.ok(comparison.differently.length > 0);
    assert.ok(comparison.differently.length < comparison.ours.requests);
    const numbers = new Set(world.requests.map(({ number }) => number));
    for (const { number, ours: mine, theirs: yours } of comparison.differently) {
      assert.ok(numbers.has(number));
      assert.notEqual(mine?.mentorId, yours?.mentorId);
    }
    assert.equal(comparison.actual?.requests, comparison.ours.requests);
  });

  it('M0: a region that only the other policy enrolls is decided by the other alone', async () => {
    const [region] = world.units.filter(
      ({ level, name }) => level === 'region' && !ours.rules.scope.enrolledRegions.includes(name),
    );
    assert.ok(region);
    const theirs = changed(({ scope }) => ({
      scope: { enrolledRegions: [...scope.enrolledRegions, region.name] },
    }));
    const { ours: mine, theirs: yours, differently } = await compare(theirs, region.name);
    assert.equal(mine.requests, 0);
    assert.equal(yours.requests, differently.length);
    assert.ok(differently.every((one) => one.ours === undefined));
    await assert.rejects(compare(ours, region.name), { code: 'REGION_NOT_ENROLLED' });
  });

  it('regions add up to the whole', async () => {
    const whole = await simulateQueue(world, { policy: ours, from, to });
    const parts = await Promise.all(
      ours.rules.scope.enrolledRegions.map((region) =>
        simulateQueue(world, { policy: ours, from, to, region }),
      ),
    );
    const sum = parts.reduce((count, { summary }) => count + summary.requests, 0);
    assert.equal(sum, whole.summary.requests);
  });

  it('the recruiting list of the demo names chapter, area and who is there', async (context) => {
    const rows = gaps(world, await simulateQueue(world, { policy: ours, from, to }));
    for (const { sentence } of rows.slice(0, 5)) context.diagnostic(sentence);
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ need, requests }) => need > 0 && need <= requests));
    for (const { chapter, area, sentence } of rows)
      assert.ok(sentence.startsWith(`${chapter}: recruit for ${area}: `));
  });

  it('only reads: nothing is sent to Engage', () => {
    assert.equal(engage.sent.length, sent);
  });
});

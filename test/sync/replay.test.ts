import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { canaryPatterns } from '../../plugin/src/local/index.ts';
import { readBinding, readPolicy, type Policy } from '../../plugin/src/policy/index.ts';
import type { KeptDecision } from '../../plugin/src/store/index.ts';
import { evaluate } from '../../plugin/src/sync/evaluate.ts';
import { explain, explainAt, type PastExplanation } from '../../plugin/src/sync/index.ts';
import { requestEvaluator } from '../../plugin/src/sync/requestEvaluator.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const HOUR = 3_600_000;
/** After the demo was made; before anything that a test changes. */
const FIRST = new Date(asOf.getTime() + HOUR);
const SECOND = new Date(asOf.getTime() + 3 * HOUR);
const policyFile = join(import.meta.dirname, '../../config/policy.yaml');

describe('kept decisions and their replay, over the local org', () => {
  let engage: LocalEngage;
  let policy: Policy;
  before(async () => {
    engage = await localEngage();
    policy = readPolicy(await readFile(policyFile, 'utf8'), 'config/policy.yaml');
  });
  after(() => engage.close());

  const story = (name: string): { caseId: string; caseNumber: string } => {
    const found = engage.seeded.stories.find((one) => one.name === name);
    assert.ok(found, `no story "${name}"`);
    return found;
  };
  const ask = async (request: string, at: Date, rest: { policy?: Policy; mentor?: string } = {}) =>
    explainAt(await engage.world(), engage.store, {
      policy,
      asOf: SECOND.getTime(),
      at: at.getTime(),
      request,
      unreadable: [],
      ...rest,
    });
  const keptOf = (name: string): Promise<KeptDecision[]> => engage.store.decisions(story(name).caseId);
  const rowsOf = ({ changed }: PastExplanation) =>
    changed.map(({ part, rows }) => [part, rows.map(({ kind, id }) => [kind, id])]);

  it('a dry run keeps no decision', async () => {
    await engage.pass({ asOf: FIRST, dryRun: true });
    assert.deepEqual(await engage.store.decisions(), []);
  });

  it('no decision kept: says so and what to do', async () => {
    await assert.rejects(
      ask(story('chapter match').caseNumber, FIRST),
      ({ code, message, actions }: { code: string; message: string; actions: string[] }) =>
        code === 'NO_DECISION_THEN' &&
        message.includes('No decision') &&
        actions.join().includes('sf score sync'),
    );
  });

  it('M12: a pass keeps each decision once; a pass that decides the same keeps nothing more', async () => {
    const { decisions } = await engage.pass({ asOf: FIRST });
    const kept = await engage.store.decisions();
    assert.equal(
      kept.length,
      Object.values(decisions).reduce((sum, count) => sum + count, 0),
    );
    assert.ok(kept.length > 10);
    await engage.pass({ asOf: new Date(FIRST.getTime() + 60_000) });
    assert.deepEqual(await engage.store.decisions(), kept);
  });

  it('M12: every kept decision comes out the same when it is made again, with all its sentences', async () => {
    const world = await engage.world();
    for (const kept of await engage.store.decisions()) {
      const told = await ask(kept.requestId, FIRST);
      assert.deepEqual([told.verdict, told.sameOutcome, told.changed], ['same', true, []]);
      const { decision } = explain(world, { policy, asOf: FIRST.getTime(), request: kept.requestId });
      assert.ok(decision);
      const { mode, ...full } = decision;
      assert.deepEqual(told.decision, full);
      assert.deepEqual(
        full.candidates.map(({ mentorId }) => mentorId),
        kept.candidates,
      );
    }
  });

  it('what is written to Engage is what is kept', async () => {
    for (const { requestId, candidates, mode } of await engage.store.decisions()) {
      assert.equal(mode, 'recommend');
      const rows = engage.rows(
        `SELECT Mentor__c FROM Mentor_Recommendation__c WHERE Request__c = '${requestId}' ORDER BY Rank__c`,
      );
      assert.deepEqual(
        rows.map((row) => row.Mentor__c),
        candidates,
      );
    }
  });

  it('before the first decision: says since when there are some, and the exact next step', async () => {
    const { caseNumber } = story('chapter match');
    await assert.rejects(
      ask(caseNumber, new Date(FIRST.getTime() - 1)),
      ({ message, actions }: { message: string; actions: string[] }) =>
        message.includes(FIRST.toISOString()) &&
        actions.join().includes(`sf score explain ${caseNumber} --at ${FIRST.toISOString()}`),
    );
  });

  it('--mentor: why this one, or why not, at that time', async () => {
    const { caseNumber } = story('chapter match');
    const [, second] = (await keptOf('chapter match'))[0]?.candidates ?? [];
    assert.ok(second);
    const { mentor } = await ask(caseNumber, FIRST, { mentor: second });
    assert.deepEqual([mentor?.code, mentor?.rank], ['eligible', 2]);
  });

  it('M12: an offer made after the decision changes nothing of it; at that time the request was with the mentor', async () => {
    const { caseId, caseNumber } = story('chapter match');
    const [chosen] = (await keptOf('chapter match'))[0]?.candidates ?? [];
    const offeredAt = new Date(FIRST.getTime() + HOUR / 2);
    engage.advance(HOUR * 1.5);
    engage.org.update('Case', caseId, { Assignment_Status__c: 'Assigned-Pending' }, engage.admin);
    engage.org.insert(
      'Mentor_Assignment__c',
      {
        Request__c: caseId,
        Mentor__c: String(chosen),
        Offered_At__c: offeredAt.toISOString(),
        How__c: 'Assigned',
        Cause_Key__c: 'test:replay',
      },
      engage.admin,
    );
    await engage.pass({ asOf: SECOND });
    const told = await ask(caseNumber, FIRST);
    assert.deepEqual([told.verdict, told.holder, told.now.candidates], ['same', undefined, []]);
    assert.equal((await ask(caseNumber, SECOND)).holder, chosen);
    assert.equal((await keptOf('chapter match')).length, 1);
  });

  it('M12: a mentor who was paused since is named by kind and Id, with how it comes out now', async () => {
    const name = 'moved up to the district';
    const { caseNumber } = story(name);
    const [first] = (await keptOf(name))[0]?.candidates ?? [];
    assert.ok(first);
    engage.org.update('Contact', first, { Mentoring_Paused__c: true }, engage.admin);
    await engage.pass({ asOf: SECOND });
    const told = await ask(caseNumber, FIRST);
    assert.deepEqual([told.verdict, told.sameOutcome, told.otherPolicy], ['inputsChanged', false, false]);
    assert.deepEqual(rowsOf(told), [['mentors', [['mentor', first]]]]);
    assert.ok(told.changed[0]?.rows.every(({ stamp }) => stamp > FIRST.toISOString()));
    assert.equal(told.kept.candidates[0], first);
    assert.ok(!told.now.candidates.includes(first));
    const later = await ask(caseNumber, SECOND);
    assert.equal(later.verdict, 'same');
    assert.notEqual(later.kept.candidates[0], first);
  });

  it('a refusal of the request that was recorded with an earlier date is named as history', async () => {
    const name = 'area nobody in the region has';
    const { caseId, caseNumber } = story(name);
    const [first] = (await keptOf(name))[0]?.candidates ?? [];
    const id = engage.org.insert(
      'Mentor_Assignment__c',
      {
        Request__c: caseId,
        Mentor__c: String(first),
        Offered_At__c: new Date(FIRST.getTime() - HOUR).toISOString(),
        How__c: 'Assigned',
        Response__c: 'Declined',
        Decline_Reason__c: 'Too Busy',
        Responded_At__c: new Date(FIRST.getTime() - HOUR / 2).toISOString(),
        Cause_Key__c: 'test:backdated',
      },
      engage.admin,
    );
    await engage.pass({ asOf: SECOND });
    const told = await ask(caseNumber, FIRST);
    assert.equal(told.verdict, 'inputsChanged');
    const parts = new Map(rowsOf(told).map(([part, rows]) => [part, rows]));
    assert.deepEqual(parts.get('history'), [['assignment', id]]);
  });

  it('a policy of another version says so; a part that decides is named', async () => {
    const { caseNumber } = story('request without a chapter');
    const other: Policy = { ...policy, version: 'another' };
    const sameNumbers = await ask(caseNumber, FIRST, { policy: other });
    assert.deepEqual([sameNumbers.otherPolicy, sameNumbers.verdict], [true, 'same']);
    assert.deepEqual(
      [sameNumbers.kept.policyVersion, sameNumbers.policyVersion],
      [policy.version, 'another'],
    );
    const match = { ...policy.rules.match, candidates: 1 };
    const told = await ask(caseNumber, FIRST, {
      policy: { ...other, rules: { ...policy.rules, match } },
    });
    assert.deepEqual(rowsOf(told), [['policy', []]]);
  });

  it('from the same facts another decision: the rules themselves have changed, and it says so', async () => {
    const [kept] = await keptOf('request without a chapter');
    assert.ok(kept);
    const store = {
      decisions: () => Promise.resolve([{ ...kept, relaxed: true }]),
      changedAfter: () => Promise.resolve([]),
    };
    const options = { policy, asOf: SECOND.getTime(), at: FIRST.getTime(), unreadable: [] };
    const told = await explainAt(await engage.world(), store, { ...options, request: kept.requestId });
    assert.deepEqual([told.verdict, told.sameOutcome, told.changed], ['rulesChanged', false, []]);
  });

  it('M13: the mode of the region is kept with the decision', async () => {
    const shadow: Policy = { ...policy, assignment: { mode: 'recommend', regions: { Central: 'shadow' } } };
    const text = await readFile(join(import.meta.dirname, '../../config/engage.yaml'), 'utf8');
    const world = await engage.world();
    const options = { policy: shadow, asOf: FIRST.getTime(), binding: readBinding(text, 'engage.yaml') };
    const { decided } = evaluate(world, options);
    const { pool } = requestEvaluator(world, options);
    const modes = new Set(
      decided.map(({ request, mode }) =>
        [pool.hierarchy.within(request.chapterId, 'region')?.name, mode].join(),
      ),
    );
    assert.ok(modes.has('Central,shadow') && modes.has('Mid-Atlantic,recommend'));
    assert.ok(!modes.has('Central,recommend') && !modes.has('Mid-Atlantic,shadow'));
  });

  it('C2: no client name, e-mail, phone or words in what is kept, nor in what is told of it', async () => {
    const kept = await engage.store.decisions();
    const told = await Promise.all(kept.map(({ requestId }) => ask(requestId, SECOND)));
    const text = JSON.stringify([kept, told]);
    for (const canary of canaryPatterns) assert.ok(!text.includes(canary.text), canary.field);
  });
});

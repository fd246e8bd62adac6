import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import type { MentorId, RequestId, UnitId } from '../../plugin/src/rules/index.ts';
import { openStore, type KeptDecision } from '../../plugin/src/store/index.ts';

const id = (prefix: string, number: number): string => `${prefix}${String(number).padStart(12, '0')}AAA`;
const hour = 3_600_000;
const NOON = Date.parse('2026-11-20T12:00:00Z');

const kept = (number: number, at: number, rest: Partial<KeptDecision> = {}): KeptDecision => ({
  requestId: id('500', number) as RequestId,
  at,
  policyVersion: 'abc123',
  mode: 'recommend',
  outcome: 'recommended',
  relaxed: false,
  tier: 'chapter',
  group: 'area',
  candidates: [id('003', 1) as MentorId, id('003', 2) as MentorId],
  tiers: [
    {
      tier: 'chapter',
      unitId: id('001', 1) as UnitId,
      considered: 12,
      byReason: { eligible: 2, atLimit: 10 },
    },
  ],
  inputs: {
    policy: 'a1',
    request: 'b2',
    hierarchy: 'c3',
    history: 'd4',
    continuity: 'e5',
    mentors: 'f6',
    offers: '07',
  },
  ...rest,
});
const nothing = { before: 0, open: new Set<string>() };

describe('kept decisions', () => {
  let folder: string;
  let next = 0;
  const open = (name = `${(next += 1)}.sqlite`) => openStore(join(folder, name));
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'score-decisions-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('M12: decisions come back as they were kept, oldest first, of one request or of all, after a restart', async () => {
    const store = await open('restart.sqlite');
    const nobody = kept(2, NOON, {
      outcome: 'nobodyEligible',
      tier: undefined,
      group: undefined,
      candidates: [],
    });
    await store.keepDecisions([kept(1, NOON + hour), nobody], nothing);
    await store.keepDecisions([kept(1, NOON)], nothing);
    await store.close();
    const again = await open('restart.sqlite');
    assert.deepEqual(await again.decisions(id('500', 1)), [kept(1, NOON), kept(1, NOON + hour)]);
    assert.deepEqual(
      (await again.decisions()).map(({ requestId, at }) => [requestId, at]),
      [
        [id('500', 1), NOON],
        [id('500', 2), NOON],
        [id('500', 1), NOON + hour],
      ],
    );
    const [, second] = await again.decisions();
    assert.equal(second?.outcome, 'nobodyEligible');
    assert.equal(second.tier, undefined);
    await again.close();
  });

  it('M12: the last decision of each request is the one at or before the instant asked', async () => {
    const store = await open();
    await store.keepDecisions([kept(1, NOON), kept(1, NOON + hour), kept(2, NOON + 2 * hour)], nothing);
    const lastAt = async (at: number) => (await store.lastDecisions(at)).map((one) => one.at);
    assert.deepEqual(await lastAt(NOON - 1), []);
    assert.deepEqual(await lastAt(NOON), [NOON]);
    assert.deepEqual(await lastAt(NOON + hour), [NOON + hour]);
    assert.deepEqual(await lastAt(NOON + 9 * hour), [NOON + hour, NOON + 2 * hour]);
    await store.close();
  });

  it('P2: the same decision kept twice is one; a later word for the same instant takes its place', async () => {
    const store = await open();
    await store.keepDecisions([kept(1, NOON)], nothing);
    await store.keepDecisions([kept(1, NOON)], nothing);
    await store.keepDecisions([kept(1, NOON, { mode: 'shadow' })], nothing);
    assert.deepEqual(await store.decisions(), [kept(1, NOON, { mode: 'shadow' })]);
    await store.close();
  });

  it('what is older than the retention is forgotten, except of open requests', async () => {
    const store = await open();
    await store.keepDecisions(
      [kept(1, NOON), kept(2, NOON), kept(2, NOON + hour), kept(3, NOON + hour)],
      nothing,
    );
    await store.keepDecisions([], { before: NOON + hour, open: new Set([id('500', 1)]) });
    assert.deepEqual(
      (await store.decisions()).map(({ requestId, at }) => [requestId, at - NOON]),
      [
        [id('500', 1), 0],
        [id('500', 2), hour],
        [id('500', 3), hour],
      ],
    );
    await store.close();
  });

  it('P1: keeping and forgetting are one transaction: when one fails, nothing has happened', async () => {
    const file = join(folder, 'one.sqlite');
    const store = await openStore(file);
    await store.keepDecisions([kept(1, NOON)], nothing);
    const database = new DatabaseSync(file);
    database.exec("CREATE TRIGGER refuse BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'no'); END");
    database.close();
    const forgetting = store.keepDecisions([kept(2, NOON + hour)], { before: NOON + 1, open: new Set() });
    await assert.rejects(forgetting, /no/);
    assert.deepEqual(
      (await store.decisions()).map(({ requestId }) => requestId),
      [id('500', 1)],
    );
    await store.close();
  });

  it('keeps more decisions at once than SQLite takes parameters', async () => {
    const store = await open();
    await store.keepDecisions(
      Array.from({ length: 3000 }, (_, number) => kept(number, NOON)),
      nothing,
    );
    assert.equal((await store.lastDecisions(NOON)).length, 3000);
    await store.keepDecisions([], { before: NOON + 1, open: new Set() });
    assert.deepEqual(await store.decisions(), []);
    await store.close();
  });

  it('C2: a decision with anything beside ids, codes and counts is refused when it is read', async () => {
    const store = await open();
    const words = { ...kept(1, NOON), summary: 'Client Example asked for help' } as KeptDecision;
    await store.keepDecisions([words], nothing);
    await assert.rejects(store.decisions(), { name: 'StoreError', code: 'STORE_DAMAGED' });
    await assert.rejects(store.lastDecisions(NOON), { code: 'STORE_DAMAGED' });
    await store.close();
  });

  it('rows changed after an instant are named by kind and Id, strictly after', async () => {
    const store = await open();
    const unit = (number: number) => ({
      id: id('001', number) as UnitId,
      level: 'chapter' as const,
      name: `SCORE Example ${number}`,
    });
    const row = (number: number, stamp: string) => ({ id: id('001', number), stamp, body: unit(number) });
    const stamps = ['2026-11-20T12:00:00.000Z', '2026-11-20T12:00:01.000Z', '2026-11-20T11:59:59.000Z'];
    await store.savePulled(
      'unit',
      stamps.map((stamp, number) => row(number, stamp)),
      undefined,
    );
    assert.deepEqual(
      (await store.changedAfter(NOON)).map((one) => [one.kind, one.id, one.stamp]),
      [['unit', id('001', 1), '2026-11-20T12:00:01.000Z']],
    );
    await store.close();
  });
});

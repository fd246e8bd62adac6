import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { openStore, StoreError, type Intent } from '../../plugin/src/store/index.ts';
import type { UnitId } from '../../plugin/src/rules/index.ts';

const id = (number: number): UnitId => `001${String(number).padStart(12, '0')}AAA` as UnitId;
const unit = (number: number) => ({
  id: id(number),
  level: 'chapter' as const,
  name: `SCORE Example ${number}`,
});
const stamp = '2026-11-20T15:00:00.000Z';
const intent = (key: string, body = '{}'): Intent => ({ key, operation: 'upsert', object: 'X__c', body });

describe('store', () => {
  let folder: string;
  let next = 0;
  const open = (name = `${(next += 1)}.sqlite`) => openStore(join(folder, name));
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'score-store-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('P1: rows and cursor survive a restart together; deletes remove', async () => {
    const store = await open('restart.sqlite');
    await store.savePulled(
      'unit',
      [
        { id: id(1), stamp, body: unit(1) },
        { id: id(2), stamp, body: unit(2) },
      ],
      { stamp, id: id(2) },
    );
    await store.close();
    const again = await open('restart.sqlite');
    assert.deepEqual(
      (await again.facts('unit')).map(({ id }) => id),
      [id(1), id(2)],
    );
    assert.deepEqual(await again.cursor('unit'), { stamp, id: id(2) });
    await again.savePulled('unit', [{ id: id(1), stamp }], undefined);
    assert.deepEqual(await again.facts('unit'), [unit(2)]);
    assert.deepEqual(await again.cursor('unit'), { stamp, id: id(2) });
    await again.close();
  });

  it('P1: rows read in another way are forgotten with their positions; in the same way they stay', async () => {
    const store = await open();
    await store.readBy('first way');
    await store.savePulled('unit', [{ id: id(1), stamp, body: unit(1) }], { stamp, id: id(1) });
    await store.changeSetting('org', 'kept');
    await store.readBy('first way');
    assert.deepEqual([await store.facts('unit'), (await store.cursor('unit'))?.id], [[unit(1)], id(1)]);
    await store.readBy('second way');
    assert.deepEqual([await store.facts('unit'), await store.cursor('unit')], [[], undefined]);
    assert.equal(await store.setting('org'), 'kept');
    await store.close();
  });

  it('P5: an unreadable row is kept as such until it reads again', async () => {
    const store = await open();
    await store.savePulled('unit', [{ id: id(1), stamp, unreadable: 'Unit_Level__c is blank' }], undefined);
    assert.deepEqual(await store.facts('unreadable'), [
      { id: id(1), kind: 'unit', reason: 'Unit_Level__c is blank' },
    ]);
    assert.deepEqual(await store.facts('unit'), []);
    await store.savePulled('unit', [{ id: id(1), stamp, body: unit(1) }], undefined);
    assert.deepEqual(await store.facts('unreadable'), []);
    await store.close();
  });

  it('saves more rows at once than SQLite takes parameters', async () => {
    const store = await open();
    const rows = Array.from({ length: 2500 }, (_, number) => ({ id: id(number), stamp, body: unit(number) }));
    await store.savePulled('unit', rows, undefined);
    assert.equal((await store.facts('unit')).length, 2500);
    await store.close();
  });

  it('a refused intent keeps its tries while it stays the same, and starts anew when it changes', async () => {
    const store = await open();
    await store.replaceOutbox([intent('clock:1'), intent('clock:2')]);
    await store.settle([], [{ key: 'clock:1', code: 'STRING_TOO_LONG', cause: 'no', held: true }]);
    await store.replaceOutbox([intent('clock:1'), intent('clock:2', '{"a":1}')]);
    const [held, other] = await store.outbox();
    assert.deepEqual([held?.state, held?.tries, held?.code], ['held', 1, 'STRING_TOO_LONG']);
    assert.deepEqual([other?.state, other?.tries], ['pending', 0]);
    await store.replaceOutbox([intent('clock:1', '{"b":1}')]);
    assert.deepEqual(
      (await store.outbox()).map(({ key, state, tries }) => [key, state, tries]),
      [['clock:1', 'pending', 0]],
    );
    await store.close();
  });

  it('P2: an accepted write leaves the outbox and is seen, in one step', async () => {
    const store = await open();
    const requestId = `500${'0'.repeat(12)}AAA` as never;
    await store.replaceOutbox([intent('clock:1')]);
    const body = { id: `a02${'0'.repeat(12)}AAA`, key: '1', requestId, fields: { A__c: 1 } };
    await store.settle([{ key: 'clock:1', kind: 'clock', id: body.id, body }], []);
    assert.deepEqual(await store.outbox(), []);
    assert.deepEqual(await store.facts('clock'), [body]);
    await store.close();
  });

  it('C2: a fact with anything beside its known fields is refused', async () => {
    const store = await open('strict.sqlite');
    await store.savePulled(
      'unit',
      [{ id: id(1), stamp, body: { ...unit(1), phone: '555-0100' } as never }],
      undefined,
    );
    await assert.rejects(store.facts('unit'), { name: 'StoreError', code: 'STORE_DAMAGED' });
    await store.close();
  });

  it('a file that is no store says so and what to do', async () => {
    const file = join(folder, 'text.sqlite');
    await writeFile(file, 'this is not a database, and it is long enough to be looked at as one'.repeat(20));
    await assert.rejects(openStore(file), (error: unknown) => {
      assert.ok(error instanceof StoreError);
      assert.match(error.actions.join(' '), /--store/);
      return true;
    });
  });

  it('every commit is on disk before it is acknowledged', async () => {
    const store = await open('durable.sqlite');
    await store.close();
    const database = new DatabaseSync(join(folder, 'durable.sqlite'));
    assert.equal(database.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal');
    database.close();
  });
});

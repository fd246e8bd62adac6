import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGateway, deleteRows, upsertRows } from '../../plugin/src/engage/index.ts';
import { fakeTransport, fault, type Answer } from './fakeTransport.ts';

const target = { object: 'Request_Clock__c', externalIdField: 'Request_Key__c' };
const accepted = (id: string) => ({ id, success: true, created: true, errors: [] });
const refused = (statusCode: string) => ({
  id: null,
  success: false,
  errors: [{ statusCode, message: 'no' }],
});

function setUp(answers: Answer[]) {
  const transport = fakeTransport(answers);
  const gateway = createGateway({ transport, sleep: () => Promise.resolve(), random: () => 0, attempts: 1 });
  return { transport, gateway };
}

describe('writes', () => {
  it('sends the bodies byte for byte, with assignment rules switched off', async () => {
    const { gateway, transport } = setUp([{ body: JSON.stringify([accepted('a00000000000001AAA')]) }]);
    await upsertRows(gateway, target, ['{"b":1, "a":2}']);
    assert.equal(transport.sent[0]?.body, '{"allOrNone":false,"records":[{"b":1, "a":2}]}');
    assert.equal(
      transport.sent[0].path,
      '/services/data/v66.0/composite/sobjects/Request_Clock__c/Request_Key__c',
    );
    assert.deepEqual(transport.sent[0].headers, { 'Sforce-Auto-Assign': 'FALSE' });
  });

  it('P5: every row has its own result; a locked row may pass later, a bad one does not', async () => {
    const body = JSON.stringify([
      accepted('a00000000000001AAA'),
      refused('UNABLE_TO_LOCK_ROW'),
      refused('STRING_TOO_LONG'),
    ]);
    const { gateway } = setUp([{ body }]);
    const results = await upsertRows(gateway, target, ['{}', '{}', '{}']);
    assert.deepEqual(
      results.map((result) => (result.ok ? 'ok' : `${result.code} ${result.transient ? 'later' : 'never'}`)),
      ['ok', 'UNABLE_TO_LOCK_ROW later', 'STRING_TOO_LONG never'],
    );
  });

  it('halves a batch that is refused as a whole until the bad row stands alone', async () => {
    const whole = fault(400, 'JSON_PARSER_ERROR');
    const { gateway, transport } = setUp([
      whole,
      { body: JSON.stringify([accepted('a00000000000001AAA'), accepted('a00000000000002AAA')]) },
      whole,
      whole,
      { body: JSON.stringify([accepted('a00000000000004AAA')]) },
    ]);
    const results = await upsertRows(gateway, target, ['1', '2', '3', '4']);
    assert.deepEqual(
      results.map(({ ok }) => ok),
      [true, true, false, true],
    );
    assert.equal(transport.sent.length, 5);
  });

  it('does not halve a batch when the fault is not about a row', async () => {
    const { gateway } = setUp([fault(401, 'INVALID_SESSION_ID')]);
    await assert.rejects(upsertRows(gateway, target, ['1', '2']), { code: 'INVALID_SESSION_ID' });
  });

  it('P2: deleting what is gone already counts as deleted', async () => {
    const { gateway } = setUp([
      { body: JSON.stringify([refused('ENTITY_IS_DELETED'), refused('DELETE_FAILED')]) },
    ]);
    const results = await deleteRows(gateway, ['a00000000000001AAA', 'a00000000000002AAA']);
    assert.deepEqual(results[0], { ok: true, id: 'a00000000000001AAA' });
    assert.equal(results[1]?.ok, false);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  checkPolicy,
  createGateway,
  EngageError,
  type BindingFinding,
} from '../../plugin/src/engage/index.ts';
import { fakeTransport, fault, type Answer } from './fakeTransport.ts';

function ask(answer: Answer): Promise<BindingFinding> {
  const gateway = createGateway({
    transport: fakeTransport([answer]),
    sleep: () => Promise.resolve(),
    random: () => 0,
    attempts: 1,
  });
  return checkPolicy(gateway, 'abcdef012345');
}

const records = (...versions: (string | null)[]): Answer => ({
  body: JSON.stringify({ records: versions.map((version) => ({ Policy_Version__c: version })) }),
});

describe('doctor: the policy that validation rules and flows of the org go by', () => {
  it('is fine when it is the file’s', async () => {
    const { status, blocking } = await ask(records('abcdef012345'));
    assert.deepEqual({ status, blocking }, { status: 'bound', blocking: false });
  });

  it('names both versions and the next step when they differ, and stops no sync', async () => {
    const finding = await ask(records('000000000000'));
    assert.equal(finding.status, 'differs');
    assert.equal(finding.blocking, false);
    assert.match(
      finding.advice,
      /policy 000000000000, the file says abcdef012345.*npm run build.*dist\/force-app/,
    );
  });

  it('says that there is none before the package’s record is deployed', async () => {
    assert.equal((await ask(records())).status, 'missing');
  });

  it('says that the object cannot be seen', async () => {
    const finding = await ask(fault(400, 'INVALID_TYPE'));
    assert.equal(finding.status, 'unreadable');
    assert.match(finding.advice, /SCORE_Service/);
  });

  it('passes other faults on', async () => {
    await assert.rejects(ask(fault(403, 'REQUEST_LIMIT_EXCEEDED')), EngageError);
  });
});

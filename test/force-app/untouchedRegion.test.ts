import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { textOf } from '../local/engine/fixture.ts';
import { engageServer, type EngageServer } from './engageServer.ts';
import { waysToWrite, type Write } from './waysToWrite.ts';

/** M0: Flo mentors in a region that takes no part; so does its queue. */
const assignment = 'Mentor_Assignment__c';
const attempt = 'Contact_Attempt__c';
const step = 'Compliance_Step__c';
const ours = [
  assignment,
  attempt,
  step,
  'Capacity_Answer__c',
  'Request_Clock__c',
  'Mentor_Recommendation__c',
  'Unit_Term__c',
];

let engage: EngageServer;
before(() => {
  engage = engageServer();
});
after(() => engage.close());

const elsewhere = (values: Write['values'] = {}): string =>
  engage.request({
    Chapter__c: engage.id('SCORE Elsewhere'),
    OwnerId: engage.id('queue of SCORE Elsewhere'),
    ...values,
  });

/** Every row of ours with all its fields. */
function rowsOfOurs(): unknown {
  const { org } = engage;
  return ours.map((object) => {
    const fields = (org.schema.object(object)?.fields ?? []).map((field) => field.name);
    return org.query(`SELECT ${fields.join(', ')} FROM ${object} ORDER BY Id`, { userId: org.systemUserId })
      .records;
  });
}

/** The write goes through every way there is, each on a record of its own. */
async function savedEveryWay(who: string, make: () => Write): Promise<void> {
  for (const way of waysToWrite(make()).keys()) {
    const write = make();
    const run = waysToWrite(write).get(way);
    assert.ok(run);
    const outcome = await run(engage.as(who), write);
    assert.deepEqual(outcome, { saved: true }, `${way}: ${JSON.stringify(outcome)}`);
  }
}

describe('M0: Engage’s own acts at a request of a region that takes no part', () => {
  const acts: readonly (readonly [
    name: string,
    who: string,
    given: Write['values'],
    values: () => Write['values'],
  ])[] = [
    [
      'given to a mentor',
      'Cic',
      {},
      () => ({ OwnerId: engage.id("Flo's user"), Assignment_Status__c: 'Assigned-Pending' }),
    ],
    ['given to a paused mentor', 'Cic', {}, () => ({ OwnerId: engage.id("Cy's user") })],
    ['given to one who resigned', 'Cic', {}, () => ({ OwnerId: engage.id("Di's user") })],
    [
      'accepted',
      'Cic',
      { Assignment_Status__c: 'Assigned-Pending' },
      () => ({ Assignment_Status__c: 'Assigned' }),
    ],
    ['out of reach without one attempt', 'Cic', {}, () => ({ Status: 'Unable to Contact' })],
    ['completed', 'Cic', {}, () => ({ Status: 'Completed' })],
    ['withdrawn', 'Cic', {}, () => ({ Status: 'Withdrawn' })],
  ];
  for (const [name, who, given, values] of acts) {
    it(`${name}: saved, and no row of ours is made or changed`, async () => {
      const asItWas = rowsOfOurs();
      await savedEveryWay(who, () => ({ object: 'Case', id: elsewhere(given), values: values() }));
      assert.deepEqual(rowsOfOurs(), asItWas);
    });
  }

  it('given back by its mentor: saved, and no row of ours is made or changed', async () => {
    const asItWas = rowsOfOurs();
    const id = elsewhere({ OwnerId: engage.id("Flo's user"), Assignment_Status__c: 'Assigned' });
    const given = await engage.as('Flo')('PATCH', `/sobjects/Case/${id}`, {
      OwnerId: engage.id('queue of SCORE Elsewhere'),
    });
    assert.equal(given.statusCode, 204, given.body);
    assert.deepEqual(rowsOfOurs(), asItWas);
    assert.equal(engage.read('Case', id, 'Current_Assignment__c').Current_Assignment__c, null);
  });

  it('an act there leaves the rows of an enrolled region as they are', async () => {
    const request = engage.request();
    engage.offer(request, 'Ada');
    const asItWas = rowsOfOurs();
    await engage.as('Cic')('PATCH', `/sobjects/Case/${elsewhere()}`, { OwnerId: engage.id("Ada's user") });
    assert.deepEqual(rowsOfOurs(), asItWas);
  });
});

describe('M0: no guard of ours stands in the way there, and the request stays as it is', () => {
  let keys = 0;
  const offer = (values: Write['values'] = {}): { request: string; offer: string } => {
    const request = elsewhere();
    return { request, offer: engage.offer(request, 'Flo', { Cause_Key__c: `offer ${keys++}`, ...values }) };
  };
  const change =
    (who: string, values: () => Write['values'], given: Write['values'] = {}) =>
    async (): Promise<void> => {
      const requests: string[] = [];
      await savedEveryWay(who, () => {
        const made = offer(given);
        requests.push(made.request);
        const value = textOf(engage.read(assignment, made.offer, 'Cause_Key__c').Cause_Key__c);
        return {
          object: assignment,
          id: made.offer,
          key: { field: 'Cause_Key__c', value },
          values: values(),
        };
      });
      for (const request of requests)
        assert.deepEqual(
          Object.values(
            engage.read('Case', request, 'OwnerId Assignment_Status__c Status Current_Assignment__c'),
          ).slice(1),
          [engage.id('queue of SCORE Elsewhere'), 'Unassigned', 'New', null],
        );
    };

  it(
    'a decline without a reason',
    change('Flo', () => ({ Response__c: 'Declined' })),
  );
  it(
    'a time-out by hand',
    change('Flo', () => ({ Response__c: 'Timed Out' })),
  );
  it(
    'a transfer without notes or acceptance',
    change('Flo', () => ({ Outcome__c: 'Transferred' })),
  );
  it(
    'out of reach without attempts',
    change('Flo', () => ({ Outcome__c: 'Unable to Reach' })),
  );
  it(
    'another answer',
    change('Flo', () => ({ Response__c: 'Accepted' }), { Response__c: 'Declined' }),
  );
  it(
    'a claim ruled on',
    change('Admin', () => ({ Claim_Status__c: 'Confirmed' })),
  );
  it(
    'an unlock',
    change('Admin', () => ({ Unlocked_By_ROC__c: true })),
  );
  it(
    'another mentor',
    change('Admin', () => ({ Mentor__c: engage.id('Cy') })),
  );
  it('an offer to who resigned, twice', async () => {
    const request = elsewhere();
    // A CIC would not see the record that they made: UI API would say 404.
    await savedEveryWay('Admin', () => ({
      object: assignment,
      values: {
        ...{ Request__c: request, Mentor__c: engage.id('Di'), How__c: 'Assigned' },
        ...{ Offered_At__c: engage.at(40), Cause_Key__c: `resigned ${keys++}` },
      },
    }));
  });
  it('an attempt from the future, changed', async () => {
    const made = offer();
    await savedEveryWay('Flo', () => ({
      object: attempt,
      values: {
        ...{ Assignment__c: made.offer, Method__c: 'Phone', Result__c: 'No Answer' },
        Made_At__c: engage.at(40),
      },
    }));
    await savedEveryWay('Flo', () => ({
      object: attempt,
      id: engage.attempt(made.offer),
      values: { Voided__c: true, Result__c: 'Reached' },
    }));
  });
  it('a step judged by its own mentor, without its time', async () => {
    await savedEveryWay('Admin', () => ({
      object: step,
      values: {
        ...{ Step_Key__c: `there ${keys++}`, Kind__c: 'Third Rejection', Task__c: 'Discuss and Decide' },
        ...{ Mentor__c: engage.id('Flo'), Actor__c: engage.id('Flo'), State__c: 'Decided' },
      },
    }));
  });
});

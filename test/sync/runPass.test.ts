import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import { canaryPatterns } from '../../plugin/src/local/index.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const clocks = 'SELECT Id, Request_Key__c FROM Request_Clock__c';
const recommendations = 'SELECT Id, Recommendation_Key__c FROM Mentor_Recommendation__c';

/** The records of every write that was sent, in order, as text. */
const written = (engage: LocalEngage): string[] =>
  engage.sent
    .filter(({ method }) => method === 'PATCH')
    .map(({ body }) => (body ?? '').replace('{"allOrNone":false,"records":[', '').replace(/\]\}$/, ''));

describe('one pass over the local org', () => {
  let engage: LocalEngage;
  before(async () => {
    engage = await localEngage();
  });
  after(() => engage.close());
  beforeEach(() => {
    engage.sent.length = 0;
    engage.beforeSend = () => undefined;
  });

  it('a dry run plans and writes nothing to Engage', async () => {
    const dry = await engage.pass({ dryRun: true });
    assert.ok(dry.planned > 100);
    assert.equal(engage.rows(clocks).length, 0);
    assert.ok(engage.sent.every(({ method, path }) => method === 'GET' || path.endsWith('/composite')));
  });

  it('P6: the plan of the dry run is, byte for byte, what the run then writes', async () => {
    const dry = await engage.pass({ dryRun: true });
    engage.sent.length = 0;
    const run = await engage.pass();
    assert.equal(run.planFingerprint, dry.planFingerprint);
    assert.equal(written(engage).join(','), dry.plan.map(({ body }) => body).join(','));
    assert.equal(run.written, dry.planned);
    assert.deepEqual(run.heldBack, []);
  });

  it('P2, P4: the next pass reads its own writes back, writes nothing and costs two API calls', async () => {
    await engage.pass();
    const again = await engage.pass();
    assert.equal(again.planned, 0);
    assert.equal(again.apiCalls, 2);
  });

  it('every write switches the assignment rules off', () => {
    const writes = engage.sent.filter(({ method }) => method === 'PATCH' || method === 'DELETE');
    assert.ok(writes.every(({ headers }) => headers?.['Sforce-Auto-Assign'] === 'FALSE'));
  });

  it('C2: the store and the plan hold no client name, e-mail, phone or words', async () => {
    const names = engage.rows(
      "SELECT LastName, Email FROM Contact WHERE RecordType.DeveloperName = 'Client'",
    );
    assert.ok(names.length > 0 && canaryPatterns.length > 0);
    const { plan, ...rest } = await engage.pass({ dryRun: true });
    const store = await readFile(engage.storeFile, 'latin1');
    const journal = await readFile(`${engage.storeFile}-wal`, 'latin1').catch(() => '');
    for (const text of [store, journal, JSON.stringify(plan), JSON.stringify(rest)]) {
      for (const canary of canaryPatterns) assert.ok(!text.includes(canary.text), canary.field);
    }
  });

  it('M0: nothing is written about a request of a region that is not enrolled', () => {
    const northeast = engage.rows(
      "SELECT Id FROM Case WHERE Chapter__r.Parent.Parent.Name = 'Northeast'",
    ).length;
    assert.ok(northeast > 0);
    assert.equal(
      engage.rows(
        "SELECT Id FROM Request_Clock__c WHERE Request__r.Chapter__r.Parent.Parent.Name = 'Northeast'",
      ).length,
      0,
    );
  });

  it('a request that is assigned loses its recommendations and keeps one clock', async () => {
    await engage.pass();
    const first = engage.rows(
      'SELECT Request__c, Mentor__c FROM Mentor_Recommendation__c WHERE Rank__c = 1',
    )[0];
    const caseId = String(first?.Request__c);
    engage.org.update('Case', caseId, { Assignment_Status__c: 'Assigned-Pending' }, engage.admin);
    const offer = {
      Request__c: caseId,
      Mentor__c: String(first?.Mentor__c),
      Offered_At__c: asOf.toISOString(),
      How__c: 'Assigned',
      Cause_Key__c: 'test:1',
    };
    engage.org.insert('Mentor_Assignment__c', offer, engage.admin);
    const pass = await engage.pass();
    assert.ok(pass.deleted > 0);
    assert.equal(engage.rows(`${recommendations} WHERE Request__c = '${caseId}'`).length, 0);
    const [clock] = engage.rows(
      `SELECT Next_Action__c, Next_Action_Owner__c FROM Request_Clock__c WHERE Request__c = '${caseId}'`,
    );
    assert.deepEqual([clock?.Next_Action__c, clock?.Next_Action_Owner__c], ['acceptRequest', 'Mentor']);
  });

  it('a request that is closed has no next action any more; one that is deleted leaves no recommendation', async () => {
    await engage.pass();
    const [first, second] = engage.rows(
      'SELECT Request__c FROM Mentor_Recommendation__c WHERE Rank__c = 1 ORDER BY Id DESC LIMIT 2',
    );
    engage.org.update('Case', String(first?.Request__c), { Status: 'Withdrawn' }, engage.admin);
    await engage.pass();
    const [clock] = engage.rows(
      `SELECT Next_Action__c FROM Request_Clock__c WHERE Request__c = '${String(first?.Request__c)}'`,
    );
    assert.equal(clock?.Next_Action__c, null);
    assert.equal(
      engage.rows(`${recommendations} WHERE Request__c = '${String(first?.Request__c)}'`).length,
      0,
    );
    engage.org.delete('Case', String(second?.Request__c), engage.admin);
    assert.equal((await engage.pass()).written, 0);
    assert.equal(
      engage.rows(`${recommendations} WHERE Request__c = '${String(second?.Request__c)}'`).length,
      0,
    );
    assert.equal((await engage.pass()).planned, 0);
  });

  it('P5: a row that Engage refuses is held back with its cause, the others are written, and it converges once mended', async () => {
    await engage.pass();
    const victims = engage.rows(`SELECT Id, Request__c FROM Request_Clock__c ORDER BY Id LIMIT 3`);
    for (const victim of victims)
      engage.org.update(
        'Request_Clock__c',
        String(victim.Id),
        { Next_Action_Why__c: 'changed by hand' },
        engage.admin,
      );
    const bad = String(victims[1]?.Request__c);
    engage.beforeSend = (request) => {
      if (request.method === 'PATCH')
        Object.assign(request, {
          body: request.body?.replace(`"Request__c":"${bad}"`, '"Request__c":"500000000000000AAA"'),
        });
    };
    const pass = await engage.pass();
    assert.equal(pass.written, 2);
    assert.deepEqual(
      pass.heldBack.map(({ key }) => key),
      [`clock:${bad}`],
    );
    engage.beforeSend = () => undefined;
    assert.equal((await engage.pass()).written, 1);
    assert.equal((await engage.pass()).planned, 0);
  });
});

describe('a pass that dies', () => {
  it('P2, P10: in the middle of push, before or after a batch arrived: the next pass leaves no duplicate and no gap', async () => {
    const engage = await localEngage();
    const whole = await engage.pass({ dryRun: true });
    for (const [hook, dieAt] of [
      ['beforeSend', 1],
      ['beforeSend', 2],
      ['afterSend', 1],
      ['afterSend', 2],
    ] as const) {
      let writes = 0;
      engage[hook] = ({ method }) => {
        if (method === 'PATCH') writes += 1;
        if (writes >= dieAt) throw new Error('killed');
      };
      await assert.rejects(engage.pass(), { code: 'UNREACHABLE' });
      engage[hook] = () => undefined;
    }
    const arrived = engage.rows(clocks).length;
    assert.ok(arrived > 0 && arrived < whole.planned, 'died in the middle');
    const last = await engage.pass();
    assert.deepEqual(last.heldBack, []);
    const keys = [
      ...engage.rows(clocks).map((row) => `clock:${String(row.Request_Key__c)}`),
      ...engage.rows(recommendations).map((row) => `recommendation:${String(row.Recommendation_Key__c)}`),
      ...engage
        .rows('SELECT Step_Key__c FROM Compliance_Step__c')
        .map((row) => `complianceStep:${String(row.Step_Key__c)}`),
    ];
    assert.deepEqual(keys.sort(), whole.plan.map(({ key }) => key).sort());
    assert.equal((await engage.pass()).planned, 0);
    await engage.close();
  });
});

describe('an org with few API calls left', () => {
  it('P4: the reserve is left for people: nothing is written, and the next day goes on', async () => {
    // The check of the binding and the pull take 13.
    const engage = await localEngage({ dailyApiCalls: 15 });
    await assert.rejects(engage.pass(), { code: 'REQUEST_LIMIT_EXCEEDED', errorClass: 'quota' });
    assert.equal(engage.rows(clocks).length, 0);
    assert.ok((await engage.store.outbox()).length > 0, 'the plan waits');
    await engage.close();
  });
});

describe('an org that does not fit engage.yaml', () => {
  it('C4: stops before anything is read or written, and names the field', async () => {
    const engage = await localEngage();
    const bindingField = 'Area_of_Expertise__c';
    engage.org.schema.objects
      .get('case')
      ?.fields.splice(
        engage.org.schema.objects.get('case')?.fields.findIndex(({ name }) => name === bindingField) ?? 0,
        1,
      );
    await assert.rejects(engage.pass(), (error: Error) => {
      assert.match(error.message, /Case\.Area_of_Expertise__c/);
      return true;
    });
    assert.equal(engage.rows(clocks).length, 0);
    await engage.close();
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FieldValues } from '../../plugin/src/local/engine/index.ts';
import { at, errorOf } from '../local/http/testServer.ts';
import { engageServer, type EngageServer } from './engageServer.ts';
import { waysToDelete, waysToRead, type Sought } from './waysToRead.ts';
import { waysToWrite } from './waysToWrite.ts';

const assignment = 'Mentor_Assignment__c';
const attempt = 'Contact_Attempt__c';
const step = 'Compliance_Step__c';
const answer = 'Capacity_Answer__c';
const clock = 'Request_Clock__c';
const objects = [assignment, attempt, step, answer, clock];

let engage: EngageServer;
/** `Ada` and an object to the record of ours that is about Ada. */
const made = new Map<string, Sought>();
const requests = new Map<string, string>();
const about = (mentor: string, object: string): Sought => {
  const found = made.get(`${mentor} ${object}`);
  assert.ok(found, `${mentor} ${object}`);
  return found;
};

/** A request that a mentor holds, with a record of each object of ours, each with a word of its own. */
function holding(mentor: string, chapter: string): void {
  const { org, id } = engage;
  const request = engage.request({ Chapter__c: id(chapter), OwnerId: id(`queue of ${chapter}`) });
  requests.set(mentor, request);
  const word = (object: string): string => `${object.slice(0, 3)}of${mentor}`.toLowerCase();
  const make = (
    object: string,
    field: string,
    key: Sought['key'],
    values: FieldValues,
    through: readonly string[] = [],
    maker = 'Svc',
  ): string => {
    const text = word(object);
    const user = id(`${maker}'s user`);
    const made_ = org.insert(object, { [key.field]: key.value, [field]: text, ...values }, user);
    made.set(`${mentor} ${object}`, { object, id: made_, field, text, key, through });
    return made_;
  };
  const offer = make(
    assignment,
    'Note__c',
    { field: 'Cause_Key__c', value: `cause ${mentor}` },
    {
      Request__c: request,
      Mentor__c: id(mentor),
      How__c: 'Assigned',
      Override_Reason__c: 'So be it.',
      Offered_At__c: engage.at(0),
    },
    [
      `SELECT Current_Assignment__r.Note__c FROM Case WHERE Id = '${request}'`,
      'SELECT Id, (SELECT Note__c FROM Mentor_Assignments__r) FROM Case',
      'SELECT Id, (SELECT Note__c FROM Mentor_Assignments__r) FROM Contact',
      'SELECT Assignment__r.Note__c FROM Contact_Attempt__c',
    ],
    'Admin',
  );
  make(
    attempt,
    'Void_Reason__c',
    { field: 'Attempt_Key__c', value: `attempt ${mentor}` },
    {
      Assignment__c: offer,
      Method__c: 'Phone',
      Result__c: 'No Answer',
      Made_At__c: engage.at(0),
      Voided__c: true,
    },
    ['SELECT Id, (SELECT Void_Reason__c FROM Contact_Attempts__r) FROM Mentor_Assignment__c'],
    'Admin',
  );
  make(
    step,
    'Evidence__c',
    { field: 'Step_Key__c', value: `step ${mentor}` },
    {
      ...{ Kind__c: 'Third Rejection', State__c: 'Owed', Task__c: 'Discuss and Decide' },
      ...{ Mentor__c: id(mentor), ...(mentor === 'Ada' ? { Actor__c: id('Lee') } : {}) },
    },
    ['SELECT Id, (SELECT Evidence__c FROM Compliance_Steps__r) FROM Contact'],
    'Admin',
  );
  make(
    answer,
    'Words__c',
    { field: 'Answer_Key__c', value: id(mentor) },
    { Mentor__c: id(mentor), Unlimited__c: true },
    ['SELECT Id, (SELECT Words__c FROM Capacity_Answers__r) FROM Contact'],
    'Admin',
  );
  make(clock, 'Next_Action_Why__c', { field: 'Request_Key__c', value: request }, { Request__c: request }, [
    'SELECT Id, (SELECT Next_Action_Why__c FROM Request_Clocks__r) FROM Case',
  ]);
}

before(() => {
  engage = engageServer();
  holding('Ada', 'SCORE Des Moines');
  holding('Bo', 'SCORE Des Moines');
  holding('May', 'SCORE Bayside');
  holding('Flo', 'SCORE Elsewhere');
});
after(() => engage.close());

/** Whose records each person finds; `none` where the object itself is hidden. */
const everybody = ['Ada', 'Bo', 'May', 'Flo'];
const central = ['Ada', 'Bo'];
const staff = (region: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(objects.map((object) => [object, region]));
const found: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Admin: staff(everybody),
  Svc: staff(everybody),
  Cic: staff(central),
  Roc: staff(central),
  Mac: staff(['May']),
  ...Object.fromEntries(
    everybody.map((mentor) => [
      mentor,
      { [assignment]: [mentor], [attempt]: [mentor], [answer]: [mentor], [step]: [], [clock]: [] },
    ]),
  ),
  Lee: { [step]: ['Ada'] },
  Nil: {},
};

describe('whose records a person finds', () => {
  for (const [who, byObject] of Object.entries(found)) {
    for (const object of objects) {
      const whose = byObject[object];
      it(`${who}: ${object}: ${whose?.join(', ') ?? 'the object is not there'}`, async () => {
        const soql = `SELECT Id FROM ${object}`;
        if (whose === undefined) {
          const refused = await engage.as(who)('GET', `/query?q=${encodeURIComponent(soql)}`);
          assert.deepEqual([refused.statusCode, errorOf(refused).errorCode], [400, 'INVALID_TYPE']);
          return;
        }
        const ids = whose.map((mentor) => about(mentor, object).id);
        assert.deepEqual((await engage.idsFor(who, soql)).sort(), ids.sort());
        const count = await engage.as(who)(
          'GET',
          `/query?q=${encodeURIComponent(`SELECT COUNT() FROM ${object}`)}`,
        );
        assert.equal(at(count, 'totalSize'), ids.length);
        const [{ n } = { n: undefined }] = await engage.rows(who, `SELECT COUNT(Id) n FROM ${object}`);
        assert.equal(n, ids.length);
      });
    }
  }
});

const readable = (who: string, object: string, mentor: string): boolean =>
  found[who]?.[object]?.includes(mentor) === true;

describe('no way to read leads to a record that is not shared', () => {
  for (const object of objects) {
    for (const mentor of ['Ada', 'May']) {
      it(`${object} of ${mentor}`, async () => {
        const sought = about(mentor, object);
        for (const [way, read] of waysToRead(sought)) {
          assert.ok(
            (await read(engage.as('Admin'))).includes(sought.text),
            `${way}: the administrator finds it`,
          );
          for (const who of Object.keys(found)) {
            if (readable(who, object, mentor)) continue;
            assert.ok(!(await read(engage.as(who))).includes(sought.text), `${way}: ${who} reads it`);
          }
        }
      });
    }
  }

  it('nor does a condition on it tell what stands there', async () => {
    const request = requests.get('Ada') ?? '';
    for (const condition of [
      `Current_Assignment__r.Region__c = 'Central' AND Id = '${request}'`,
      `Current_Assignment__r.How__c = 'Assigned' AND Id = '${request}'`,
      `Id IN (SELECT Request__c FROM Mentor_Assignment__c WHERE Region__c = 'Central') AND Id = '${request}'`,
    ]) {
      const soql = `SELECT Id FROM Case WHERE ${condition}`;
      assert.deepEqual(await engage.idsFor('Cic', soql), [request], soql);
      assert.deepEqual(await engage.idsFor('Mac', soql), [], soql);
    }
    const grouped = await engage.rows(
      'Mac',
      'SELECT Current_Assignment__r.Region__c r FROM Case GROUP BY Current_Assignment__r.Region__c',
    );
    assert.deepEqual(
      grouped.map((row) => row.r).filter((region) => region !== null),
      ['Mid-Atlantic'],
    );
  });

  it('nor do changes of a period, or the history of a record', async () => {
    const span = `start=${encodeURIComponent(engage.at(-24))}&end=${encodeURIComponent(engage.at(1))}`;
    for (const object of objects) {
      const updated = await engage.as('Mac')('GET', `/sobjects/${object}/updated?${span}`);
      assert.equal(updated.statusCode, 200, updated.body);
      assert.ok(!updated.body.includes(about('Ada', object).id), object);
    }
    engage.save(assignment, about('Ada', assignment).id, { Response__c: 'Accepted' }, 'Ada');
    const history = `SELECT Id FROM Mentor_Assignment__History WHERE ParentId = '${about('Ada', assignment).id}'`;
    assert.ok((await engage.idsFor('Cic', history)).length > 0);
    assert.deepEqual(await engage.idsFor('Mac', history), []);
  });
});

describe('no way to write reaches a record that is not shared', () => {
  const changes: Readonly<Record<string, FieldValues>> = {
    [assignment]: { Note__c: 'Changed.' },
    [step]: { Notes__c: 'Changed.' },
    [answer]: { Words__c: 'Changed.' },
    [clock]: { Topic_Areas__c: null },
  };
  for (const [object, values] of Object.entries(changes)) {
    for (const [who, mentor] of [
      ['Mac', 'Ada'],
      ['Cic', 'May'],
    ] as const) {
      it(`${who}, a CIC: ${object} of ${mentor}: edited nor deleted`, async () => {
        const { id, key } = about(mentor, object);
        const before = engage.read(object, id, 'SystemModstamp').SystemModstamp;
        const write = { object, id, key, values };
        for (const [way, run] of waysToWrite(write)) {
          const outcome = await run(engage.as(who), write);
          assert.ok(!outcome.saved && outcome.code === 'NOT_FOUND', `${way}: ${JSON.stringify(outcome)}`);
        }
        for (const [way, remove] of waysToDelete(object, id)) {
          await remove(engage.as(who));
          assert.equal(engage.read(object, id, 'SystemModstamp').SystemModstamp, before, way);
        }
      });
    }
  }

  it('who sees a record and may not delete it is told so', async () => {
    for (const object of objects) {
      for (const who of ['Ada', 'Cic', 'Roc', ...(object === clock ? [] : ['Svc'])]) {
        if (!readable(who, object, 'Ada')) continue;
        const { id } = about('Ada', object);
        const refused = await engage.as(who)('DELETE', `/sobjects/${object}/${id}`);
        assert.deepEqual(
          [refused.statusCode, errorOf(refused).errorCode],
          [403, 'INSUFFICIENT_ACCESS_OR_READONLY'],
          `${who}: ${object}`,
        );
        for (const remove of waysToDelete(object, id).values()) await remove(engage.as(who));
        assert.ok(engage.read(object, id, 'Id').Id);
      }
    }
  });
});

describe('what is shared may be worked on', () => {
  const patch = async (who: string, object: string, id: string, values: FieldValues): Promise<number> =>
    (await engage.as(who)('PATCH', `/sobjects/${object}/${id}`, values)).statusCode;

  it('CIC and ROC work on the records of their region, whoever made them', async () => {
    for (const who of ['Cic', 'Roc']) {
      assert.equal(await patch(who, assignment, about('Bo', assignment).id, { Note__c: who }), 204);
      assert.equal(await patch(who, step, about('Ada', step).id, { Notes__c: who }), 204);
      assert.equal(await patch(who, answer, about('Ada', answer).id, { Words__c: who }), 204);
    }
    assert.equal(await patch('Cic', clock, about('Ada', clock).id, { Topic_Areas__c: null }), 204);
  });

  it('the service edits a step that a person made, and its region does not matter', async () => {
    for (const mentor of ['Ada', 'May', 'Flo'])
      assert.equal(await patch('Svc', step, about(mentor, step).id, { Evidence__c: 'Two rejections.' }), 204);
    const { org, id } = engage;
    const escalation = org.insert(
      step,
      {
        Step_Key__c: 'escalation',
        Kind__c: 'Escalation',
        State__c: 'Owed',
        Task__c: 'Answer the Escalation',
      },
      id("Roc's user"),
    );
    assert.equal(await patch('Svc', step, escalation, { Actor__c: id('Lee') }), 204);
  });

  it('a leader works on a step as long as it waits for them', async () => {
    const { id } = about('Bo', step);
    assert.equal(await patch('Lee', step, id, { Notes__c: 'Not mine.' }), 404);
    assert.equal(await patch('Roc', step, id, { Actor__c: engage.id('Lee') }), 204);
    assert.equal(await patch('Lee', step, id, { Notes__c: 'Mine.' }), 204);
    assert.equal(await patch('Roc', step, id, { Actor__c: null }), 204);
    assert.equal(await patch('Lee', step, id, { Notes__c: 'No more.' }), 404);
  });

  it('a mentor cannot give an assignment away: it follows its mentor', async () => {
    const { id } = about('Ada', assignment);
    await engage.as('Ada')('PATCH', `/sobjects/${assignment}/${id}`, { OwnerId: engage.id("Bo's user") });
    assert.equal(engage.read(assignment, id, 'OwnerId').OwnerId, engage.id("Ada's user"));
    assert.deepEqual(await engage.idsFor('Bo', `SELECT Id FROM ${assignment} WHERE Id = '${id}'`), []);
  });
});

describe('a mentor’s transfer', () => {
  const accepted = (): { request: string; offer: string } => {
    const request = engage.request();
    const offer = engage.offer(request, 'Ada');
    engage.save(assignment, offer, { Response__c: 'Accepted' }, 'Ada');
    return { request, offer };
  };

  it('by the assignment: the mentor keeps seeing it, the request is the queue’s and gone for the mentor', async () => {
    const { request, offer } = accepted();
    const saved = await engage.as('Ada')('PATCH', `/ui-api/records/${offer}`, {
      fields: {
        Outcome__c: 'Transferred',
        Outcome_Notes__c: 'Needs somebody who knows restaurants and leases.',
      },
    });
    assert.equal(saved.statusCode, 200, saved.body);
    assert.equal(at(saved, 'fields.Outcome__c.value'), 'Transferred');
    assert.equal(engage.read('Case', request, 'OwnerId').OwnerId, engage.id('queue of SCORE Des Moines'));
    assert.equal((await engage.as('Ada')('GET', `/sobjects/Case/${request}`)).statusCode, 404);
    assert.deepEqual(await engage.idsFor('Ada', `SELECT Id FROM Case WHERE Id = '${request}'`), []);
  });

  it('by the request itself: the update is done, the answer is 404, and the assignment has ended ("Update a Record", UI API)', async () => {
    const { request, offer } = accepted();
    const given = await engage.as('Ada')('PATCH', `/ui-api/records/${request}`, {
      fields: { OwnerId: engage.id('queue of SCORE Des Moines') },
    });
    assert.equal(given.statusCode, 404, given.body);
    assert.equal(engage.read('Case', request, 'OwnerId').OwnerId, engage.id('queue of SCORE Des Moines'));
    assert.notEqual(engage.read(assignment, offer, 'Outcome__c').Outcome__c, null);
  });
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { createGateway, pull, pulledKinds, type PulledPage } from '../../plugin/src/engage/index.ts';
import { pageRows, pullQuery } from '../../plugin/src/engage/pull/pullQuery.ts';
import { readRow } from '../../plugin/src/engage/pull/readRow.ts';
import { readBinding } from '../../plugin/src/policy/index.ts';
import { fakeTransport, type Answer } from './fakeTransport.ts';

const file = new URL('../../config/engage.yaml', import.meta.url);
const kinds = pulledKinds(readBinding(await readFile(file, 'utf8'), 'config/engage.yaml'));
const at = '2026-11-20T15:00:00.000+0000';
const caseId = (number: number): string => `500${String(number).padStart(12, '0')}AAA`;
const caseRow = (number: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  attributes: { type: 'Case' },
  Id: caseId(number),
  SystemModstamp: at,
  IsDeleted: false,
  CaseNumber: '00001234',
  CreatedDate: at,
  Chapter__c: null,
  Assignment_Status__c: 'Unassigned',
  Status: 'New',
  IsClosed: false,
  Area_of_Expertise__c: 'Marketing',
  Industry__c: null,
  Business_Established__c: false,
  ContactId: null,
  Requested_Mentor__c: null,
  Contact: { Preferred_Contact_Method__c: 'Phone' },
  Client_Waits_Until__c: null,
  ...more,
});

const page = (records: unknown[], done = true) => ({
  httpStatusCode: 200,
  referenceId: 'q',
  body: { totalSize: records.length, done, records },
});
const composite = (...pages: object[]) => ({ body: JSON.stringify({ compositeResponse: pages }) });
const date = 'Fri, 20 Nov 2026 15:10:00 GMT';

async function pullAll(
  answers: Answer[],
  positions = new Map(),
): Promise<{ pages: PulledPage[]; calls: number; sent: string[] }> {
  const transport = fakeTransport(answers);
  const gateway = createGateway({ transport, sleep: () => Promise.resolve(), random: () => 0, attempts: 1 });
  const options = { gateway, kinds, positions, cutoff: '2026-08-20T00:00:00.000Z', overlapSeconds: 300 };
  const pages = await Array.fromAsync(pull(options));
  return {
    pages,
    calls: gateway.calls(),
    sent: transport.sent.map(({ body }) => decodeURIComponent(body ?? '')),
  };
}

/** The answer to the second call, when the first five kinds were done in one. */
const others = composite(...Array<object>(Object.keys(kinds).length - 5).fill(page([])));

describe('pull', () => {
  it('P4: with nothing changed, every kind together costs two API calls', async () => {
    const { calls, pages } = await pullAll([composite(...Array<object>(5).fill(page([]))), others]);
    assert.equal(calls, 2);
    assert.deepEqual(
      pages.map(({ kind, next }) => [kind, next]),
      Object.keys(kinds).map((kind) => [kind, undefined]),
    );
  });

  it('P1: the saved position stays behind the settled horizon, so a late commit is read next time', async () => {
    const empty = page([]);
    const fresh = caseRow(2, { SystemModstamp: '2026-11-20T15:09:59.000+0000' });
    const first = { ...composite(empty, empty, page([caseRow(1), fresh]), empty, empty), headers: { date } };
    const { pages } = await pullAll([first, others]);
    assert.deepEqual(pages[2]?.next, { stamp: '2026-11-20T15:05:00.000Z', id: '' });
    assert.equal(pages[2].rows.length, 2, 'the fresh row is read now as well');
  });

  it('P1: a full page is followed by the next one, from its last row on, ties broken by Id', async () => {
    const empty = page([]);
    const full = page(Array.from({ length: pageRows }, (_, number) => caseRow(number)));
    const next = page([caseRow(pageRows)]);
    // The next page of requests is read with, or after, the kinds that are left.
    const answer: Answer = ({ body = '' }) => {
      const { compositeRequest } = JSON.parse(body) as { compositeRequest: { url: string }[] };
      return composite(...compositeRequest.map(({ url }) => (url.includes('FROM%20Case%20') ? next : empty)));
    };
    const calls = Math.ceil((Object.keys(kinds).length + 1) / 5);
    const { sent, pages } = await pullAll([
      composite(empty, empty, full, empty, empty),
      ...Array<Answer>(calls - 1).fill(answer),
    ]);
    assert.match(
      sent.slice(1).join(' '),
      new RegExp(`SystemModstamp = 2026-11-20T15:00:00.000Z AND Id > '${caseId(pageRows - 1)}'`),
    );
    assert.equal(pages.filter(({ kind }) => kind === 'request').length, 2);
  });

  it('a refused query stops the pull with what the org said', async () => {
    const refused = {
      httpStatusCode: 400,
      referenceId: 'q',
      body: [{ errorCode: 'INVALID_FIELD', message: "No such column 'X__c'" }],
    };
    await assert.rejects(pullAll([composite(refused)]), { code: 'INVALID_FIELD', errorClass: 'contract' });
  });
});

describe('pull query', () => {
  it('C2: names no field that holds a client in person', () => {
    const queries = Object.values(kinds).map((kind) => pullQuery(kind, undefined, undefined));
    for (const query of queries) {
      assert.doesNotMatch(
        query,
        /Email|Phone\b|MobilePhone|Mailing|FirstName|LastName|Birth|Description|Subject\b|Business_Questions|Supplied|Contact\.Name/,
      );
    }
  });

  it('the first pull leaves out what closed long ago; later pulls see every change, deletes included', () => {
    const first = pullQuery(kinds.request, undefined, { cutoff: '2026-08-20T00:00:00.000Z' });
    assert.match(first, /IsClosed = false OR LastModifiedDate >= 2026-08-20T00:00:00.000Z/);
    const later = pullQuery(kinds.request, { stamp: '2026-11-20T15:00:00.000Z', id: '' }, undefined);
    assert.match(
      later,
      /WHERE RecordType.DeveloperName = 'Mentoring_Request' AND SystemModstamp >= 2026-11-20T15:00:00.000Z ORDER BY SystemModstamp, Id/,
    );
    assert.match(later, /IsDeleted/);
  });
});

describe('rows', () => {
  it('become facts in our codes, whatever dash or alias the org writes', () => {
    const { fact } = readRow(
      kinds.request,
      caseRow(1, {
        Assignment_Status__c: 'Assigned – Pending',
        Status: 'Unable to Reach Client',
        IsClosed: true,
      }),
    );
    assert.equal(fact?.assignmentStatus, 'assignedPending');
    assert.equal(fact.status, 'unableToReach');
    assert.equal(fact.submittedAt, Date.UTC(2026, 10, 20, 15));
    assert.equal(fact.preferredMethod, 'phone');
  });

  it('deleted in Engage: no fact', () => {
    assert.deepEqual(readRow(kinds.request, caseRow(1, { IsDeleted: true })), {
      id: caseId(1),
      stamp: '2026-11-20T15:00:00.000Z',
    });
  });

  it('an Account that states no level is no chapter, district or region', () => {
    const row = { attributes: {}, Id: caseId(1), SystemModstamp: at, IsDeleted: false, Name: 'x' };
    assert.deepEqual(readRow(kinds.unit, row), { id: caseId(1), stamp: '2026-11-20T15:00:00.000Z' });
  });

  it('a time zone that nobody knows makes the row unreadable, not the pass fail', () => {
    const row = {
      attributes: {},
      Id: caseId(1),
      SystemModstamp: at,
      IsDeleted: false,
      Name: 'x',
      Unit_Level__c: 'Chapter',
      Time_Zone__c: 'America/Nowhere',
    };
    assert.equal(readRow(kinds.unit, row).unreadable, 'Time_Zone__c is not a time zone');
  });

  it('P5: an unreadable row names the field and the value that is not bound', () => {
    const row = {
      attributes: {},
      Id: caseId(1),
      SystemModstamp: at,
      IsDeleted: false,
      Name: 'x',
      Unit_Level__c: 'Zone',
    };
    assert.equal(
      readRow(kinds.unit, row).unreadable,
      'Unit_Level__c holds "Zone", which config/engage.yaml does not bind',
    );
  });
});

import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Connection } from '@jsforce/jsforce-node';
import { StreamingExtension } from '@jsforce/jsforce-node/lib/api/streaming.js';
import { createEventStore } from '../../../plugin/src/local/http/streaming/eventStore.ts';
import { textOf } from '../engine/fixture.ts';
import { errorOf, handClock, openTestServer, textAt, type TestServer } from './testServer.ts';

/** CometD as the Streaming API Developer Guide tells it, by hand and by jsforce's own client. */
let server: TestServer;
before(() => {
  server = openTestServer();
});
after(async () => {
  assert.deepEqual(server.reports, []);
  await server.close();
});

type Message = Record<string, unknown>;
interface Heard extends Message {
  channel: string;
  data: { event: { type?: string; replayId: number }; sobject?: Message; payload?: unknown };
}

async function meta(messages: object, token: string | undefined = server.token): Promise<Message[]> {
  const response = await server.call({
    method: 'POST',
    url: '/cometd/66.0',
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `OAuth ${token}` }),
    },
    payload: JSON.stringify(messages),
  });
  assert.equal(response.statusCode, 200, response.body);
  return response.json<Message[]>();
}

interface Listener {
  subscribe(subscription: string, replay?: number): Promise<Message>;
  /** Events until now; only asked when there are some, so nothing waits. */
  poll(): Promise<Heard[]>;
  send(channel: string, more?: object): Promise<Message | undefined>;
}

async function listen(token = server.token): Promise<Listener> {
  const [shaken] = await meta(
    [{ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'], id: '1' }],
    token,
  );
  assert.equal(shaken?.successful, true);
  const { clientId } = shaken;
  const send = async (channel: string, more: object = {}): Promise<Message | undefined> =>
    (await meta([{ channel, clientId, ...more }], token)).at(-1);
  assert.equal((await send('/meta/connect', { connectionType: 'long-polling' }))?.successful, true);
  return {
    send,
    async subscribe(subscription, replay) {
      const ext = replay === undefined ? {} : { ext: { replay: { [subscription]: replay } } };
      return (await send('/meta/subscribe', { subscription, ...ext })) ?? {};
    },
    async poll() {
      const answers = await meta(
        [{ channel: '/meta/connect', clientId, connectionType: 'long-polling' }],
        token,
      );
      return answers.slice(0, -1) as Heard[];
    },
  };
}

async function create(object: string, fields: object): Promise<string> {
  const response = await server.api('POST', `/sobjects/${object}`, fields);
  assert.equal(response.statusCode, 201, response.body);
  return textAt(response, 'id');
}

const topic = { Query: 'SELECT Id, Name FROM Account', ApiVersion: 66 };

test('a PushTopic tells what is created, changed in a referenced field and deleted', async () => {
  await create('PushTopic', {
    ...topic,
    Name: 'Open',
    Query: "SELECT Id, Name FROM Account WHERE Type = 'Customer'",
  });
  const listener = await listen();
  assert.equal((await listener.subscribe('/topic/Open')).successful, true);
  const id = await create('Account', { Name: 'First', Type: 'Customer' });
  await create('Account', { Name: 'Not of the topic', Type: 'Partner' });
  await server.api('PATCH', `/sobjects/Account/${id}`, { Phone: '555-0100' });
  await server.api('PATCH', `/sobjects/Account/${id}`, { Name: 'Second' });
  const rolledBack = [
    { attributes: { type: 'Account' }, Name: 'x', Type: 'Customer' },
    { attributes: { type: 'Account' } },
  ];
  await server.api('POST', '/composite/sobjects', { allOrNone: true, records: rolledBack });
  await server.api('DELETE', `/sobjects/Account/${id}`);
  const heard = await listener.poll();
  assert.deepEqual(
    heard.map(({ data }) => [data.event.type, data.sobject]),
    [
      ['created', { Id: id, Name: 'First' }],
      ['updated', { Id: id, Name: 'Second' }],
      ['deleted', { Id: id }],
    ],
  );
  assert.ok(heard.every(({ channel }) => channel === '/topic/Open'));
});

test('replay: -2 all that is kept, an id what came after it, an unknown id is refused ("Message Durability")', async () => {
  await create('PushTopic', { ...topic, Name: 'Replayed', Query: 'SELECT Id FROM Contact' });
  const ids = [await create('Contact', { LastName: 'One' }), await create('Contact', { LastName: 'Two' })];
  const listener = await listen();
  await listener.subscribe('/topic/Replayed', -2);
  const all = await listener.poll();
  assert.deepEqual(
    all.map(({ data }) => data.sobject?.Id),
    ids,
  );
  const later = await listen();
  await later.subscribe('/topic/Replayed', all[0]?.data.event.replayId);
  assert.deepEqual(
    (await later.poll()).map(({ data }) => data.sobject?.Id),
    ids.slice(1),
  );
  const refused = await later.subscribe('/topic/Replayed', 7);
  assert.match(String(refused.error), /^400::The replayId \{7\} you provided was invalid/);
});

test('events are kept for 24 hours, and only so many', () => {
  const clock = handClock();
  const store = createEventStore(clock);
  const add = (): number => store.add('/u/a', { payload: 'x' }, () => ({})).replayId;
  const first = add();
  clock.advance(23 * 3_600_000);
  const second = add();
  assert.equal(store.since('/u/a', -2)?.length, 2);
  assert.equal(store.since('/u/b', -2)?.length, 0);
  assert.equal(store.since('/u/a', first)?.length, 1);
  clock.advance(2 * 3_600_000);
  assert.deepEqual(
    store.since('/u/a', -2)?.map(({ replayId }) => replayId),
    [second],
  );
  assert.equal(store.since('/u/a', first - 1), undefined);
  for (let n = 0; n < 5001; n++) add();
  assert.equal(store.since('/u/a', -2)?.length, 5000);
});

test('a generic channel: everybody hears a push, or only the users it names ("Streaming Channel Push")', async () => {
  const id = await create('StreamingChannel', { Name: '/u/News' });
  const [all, mentor] = [await listen(), await listen(server.sessions.issue(server.mentorUserId))];
  await all.subscribe('/u/News');
  const push = (payload: string, userIds: string[] = []): ReturnType<TestServer['api']> =>
    server.api('POST', `/sobjects/StreamingChannel/${id}/push`, { pushEvents: [{ payload, userIds }] });
  assert.deepEqual((await push('to all')).json(), [{ fanoutCount: -1, userOnlineStatus: {} }]);
  assert.deepEqual((await push('to one', [server.mentorUserId])).json(), [
    { fanoutCount: 0, userOnlineStatus: { [server.mentorUserId]: false } },
  ]);
  await push('to me', [server.adminId]);
  assert.deepEqual(
    (await all.poll()).map(({ data }) => data.payload),
    ['to all', 'to me'],
  );
  assert.match(String((await mentor.subscribe('/u/Nothing')).error), /does not exist \{\/u\/Nothing\}$/);
  assert.equal((await push('x'.repeat(3001))).statusCode, 400);
});

test('change events: header and values, once asked for (Change Data Capture Developer Guide)', async () => {
  const listener = await listen();
  assert.equal((await listener.subscribe('/data/CaseChangeEvent')).successful, true);
  assert.equal((await listener.subscribe('/data/Request_Clock__ChangeEvent')).successful, true);
  assert.equal((await listener.subscribe('/data/NothingChangeEvent')).successful, false);
  const id = await create('Case', { Subject: 'Example' });
  await server.api('PATCH', `/sobjects/Case/${id}`, { Subject: null, Priority: 'High' });
  await server.api('DELETE', `/sobjects/Case/${id}`);
  const heard = (await listener.poll()).map(
    ({ data }) => new Map(Object.entries(data)).get('payload') as Message,
  );
  const headers = heard.map(({ ChangeEventHeader }) => ChangeEventHeader as Message);
  assert.deepEqual(
    headers.map(({ changeType, entityName, recordIds }) => [changeType, entityName, recordIds]),
    ['CREATE', 'UPDATE', 'DELETE'].map((kind) => [kind, 'Case', [id]]),
  );
  assert.equal(heard[0]?.Subject, 'Example');
  assert.deepEqual(headers[1]?.nulledFields, ['Subject']);
  assert.equal(heard[1]?.Priority, 'High');
  assert.deepEqual(Object.keys(heard[2] ?? {}), ['ChangeEventHeader']);
});

test('what a user cannot see is not told to them', async () => {
  const { org } = server;
  const idOf = (object: string, name: string): string => {
    const soql = `SELECT Id FROM ${object} WHERE Name = '${name}'`;
    return textOf(org.query(soql, { userId: org.systemUserId }).records[0]?.Id);
  };
  const values = {
    Username: 'private@engage.local',
    LastName: 'Private',
    Alias: 'private',
    Email: 'p@engage.local',
  };
  const ProfileId = idOf('Profile', 'Partner Community User');
  const AccountId = org.insert('Account', { Name: 'Chapter', Unit_Level__c: 'Region' }, org.systemUserId);
  const ContactId = org.insert('Contact', { LastName: 'Private', AccountId }, org.systemUserId);
  const userId = org.insert('User', { ...values, ProfileId, ContactId }, org.systemUserId);
  const grant = { AssigneeId: userId, PermissionSetId: idOf('PermissionSet', 'SCORE_Mentor') };
  org.insert('PermissionSetAssignment', grant, org.systemUserId);
  await create('PushTopic', { ...topic, Name: 'Everybody', Query: 'SELECT Id FROM Case' });
  const mentor = await listen(server.sessions.issue(userId));
  const subscribed = await mentor.subscribe('/topic/Everybody');
  assert.equal(subscribed.successful, true, JSON.stringify(subscribed));
  org.insert('Case', { Subject: 'Of the administrator' }, server.adminId);
  const shown = org.insert('Case', { Subject: 'Of the mentor', OwnerId: userId }, server.adminId);
  assert.deepEqual(
    (await mentor.poll()).map(({ data }) => data.sobject?.Id),
    [shown],
  );
});

test('C2: a field that field-level security hides from the service is in no event told to it', async () => {
  const { org } = server;
  const idOf = (object: string, name: string): string => {
    const soql = `SELECT Id FROM ${object} WHERE Name = '${name}'`;
    return textOf(org.query(soql, { userId: org.systemUserId }).records[0]?.Id);
  };
  const userId = org.insert(
    'User',
    {
      Username: 'quiet@engage.local',
      LastName: 'Quiet',
      Alias: 'quiet',
      Email: 'quiet@engage.local',
      ProfileId: idOf('Profile', 'Minimum Access - API Only Integrations'),
    },
    org.systemUserId,
  );
  const grant = { AssigneeId: userId, PermissionSetId: idOf('PermissionSet', 'SCORE_Service') };
  org.insert('PermissionSetAssignment', grant, org.systemUserId);
  await create('PushTopic', { ...topic, Name: 'Words', Query: 'SELECT Id, Subject, Status FROM Case' });
  const service = await listen(server.sessions.issue(userId));
  for (const channel of ['/topic/Words', '/data/CaseChangeEvent']) {
    assert.equal((await service.subscribe(channel)).successful, true, channel);
  }
  const id = await create('Case', { Subject: 'Secret words', Status: 'New' });
  await server.api('PATCH', `/sobjects/Case/${id}`, { Subject: null, Status: 'Withdrawn' });
  const heard = JSON.stringify((await service.poll()).map(({ data }) => data));
  assert.match(heard, /"Status":"New"[^]*"Status":"Withdrawn"/);
  assert.doesNotMatch(heard, /Subject|Secret/);
});

test('errors: no token, a bad one, an unknown client, a foreign client, publishing ("Handling Streaming API Errors")', async () => {
  const handshake = { channel: '/meta/handshake', version: '1.0' };
  const [bad] = await meta(handshake, '00Dbad!token');
  assert.deepEqual(
    [bad?.error, bad?.ext],
    ['403::Handshake denied', { sfdc: { failureReason: '401::Authentication invalid' }, replay: true }],
  );
  const connect = { channel: '/meta/connect', connectionType: 'long-polling', clientId: 'x' };
  assert.equal((await meta(connect, ''))[0]?.error, '401::Request requires authentication');
  const [unknown] = await meta(connect);
  assert.deepEqual(
    [unknown?.error, unknown?.advice],
    ['403::Unknown client', { interval: 0, reconnect: 'handshake' }],
  );
  const listener = await listen();
  assert.match(String((await listener.send('/topic/Open', { data: 1 }))?.error), /^403::/);
  assert.match(String((await listener.subscribe('Open')).error), /must start with a leading/);
  assert.equal((await listener.send('/meta/disconnect'))?.successful, true);
  assert.equal((await listener.subscribe('/topic/Open')).error, '403::Unknown client');
  const old = await server.call({ method: 'POST', url: '/cometd/20.0', payload: [] });
  assert.deepEqual([old.statusCode, errorOf(old).errorCode], [400, 'UNSUPPORTED_API_VERSION']);
});

test('a PushTopic query must select the Id of one object, plainly ("Unsupported PushTopic Queries")', async () => {
  const bad = [
    'SELECT Name FROM Account',
    'SELECT Id FROM Account LIMIT 1',
    'SELECT Id, Owner.Name FROM Account WHERE',
    'SELECT COUNT(Id) FROM Account',
    'SELECT Id, Nope FROM Account',
    'x',
  ];
  for (const Query of bad) {
    const response = await server.api('POST', '/sobjects/PushTopic', { ...topic, Name: 'Bad', Query });
    assert.equal(response.statusCode, 400, Query);
  }
});

test('jsforce: subscribe to a topic, hear of a new record, leave', { timeout: 20_000 }, async () => {
  await create('PushTopic', { ...topic, Name: 'ForClient', Query: 'SELECT Id, Name FROM Lead' });
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const instanceUrl = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  const connection = new Connection({ instanceUrl, accessToken: server.token, version: '66.0' });
  await connection.sobject('Lead').create({ LastName: 'Example', Company: 'Acme' });
  const replay = new StreamingExtension.Replay('/topic/ForClient', -2);
  const client = connection.streaming.createClient([replay]);
  const heard = Promise.withResolvers<{ event: { type: string }; sobject: { Name: string } }>();
  client.subscribe('/topic/ForClient', heard.resolve);
  const { event, sobject } = await heard.promise;
  assert.deepEqual([event.type, sobject.Name], ['created', 'Example']);
  // The typings know only what jsforce calls.
  const { promise: left, resolve } = Promise.withResolvers<unknown>();
  (client as unknown as { disconnect(): { callback(done: (value: unknown) => void): void } })
    .disconnect()
    .callback(resolve);
  await left;
});

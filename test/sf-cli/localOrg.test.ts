import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { openConnectedApps } from '../../plugin/src/local/http/index.ts';
import { openTestServer, type TestServer } from '../local/http/testServer.ts';
import { realCli, type RealCli } from './realCli.ts';

const USER = 'mentor@engage.local';
const queried = z.object({ totalSize: z.number(), records: z.array(z.looseObject({ Id: z.string() })) });

describe('the real sf CLI on a local org', () => {
  let sf: RealCli;
  let server: TestServer;
  const org = ['--target-org', USER];
  before(async () => {
    sf = await realCli();
    server = openTestServer({ apps: openConnectedApps() });
    await server.app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    assert.deepEqual(server.reports, []);
    await server.close();
    await sf.remove();
  });
  const query = (soql: string): Promise<z.infer<typeof queried>> =>
    sf.json(['data', 'query', ...org, '--query', soql], queried);

  it('logs in by JWT, with a key whose certificate an administrator registered', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const headers = { authorization: `Bearer ${server.token}` };
    const payload = { clientId: 'sf-smoke', certificate };
    const url = '/local/connected-apps';
    assert.equal((await server.call({ method: 'POST', url, headers, payload })).statusCode, 201);
    const file = join(sf.home, 'server.key');
    await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    const { port } = server.app.server.address() as AddressInfo;
    const login = ['org', 'login', 'jwt', '--instance-url', `http://127.0.0.1:${port}`, '--username', USER];
    const result = await sf.json(
      [...login, '--client-id', 'sf-smoke', '--jwt-key-file', file],
      z.looseObject({ username: z.string() }),
    );
    assert.equal(result.username, USER);
    server.sessions.expireAll();
    assert.equal((await query("SELECT Id FROM User WHERE Username = 'mentor@engage.local'")).totalSize, 1);
  });

  it('upserts and deletes by Bulk API 2.0', async () => {
    const request = server.org.insert('Case', { Subject: 'Example' }, server.adminId);
    const upload = join(sf.home, 'clocks.csv');
    await writeFile(upload, `Request_Key__c,Request__c\n${request},${request}\n`);
    const object = ['--sobject', 'Request_Clock__c'];
    const upsert = [
      'data',
      'upsert',
      'bulk',
      ...org,
      ...object,
      '--file',
      upload,
      '--external-id',
      'Request_Key__c',
      '--wait',
      '1',
    ];
    assert.equal(
      (
        await sf.json(
          upsert,
          z.looseObject({ jobInfo: z.looseObject({ numberRecordsProcessed: z.number() }) }),
        )
      ).jobInfo.numberRecordsProcessed,
      1,
    );
    const { records } = await query('SELECT Id FROM Request_Clock__c');
    const removal = join(sf.home, 'removal.csv');
    await writeFile(removal, `Id\n${records[0]?.Id ?? ''}\n`);
    await sf.json(
      ['data', 'delete', 'bulk', ...org, ...object, '--file', removal, '--wait', '1'],
      z.looseObject({}),
    );
    assert.equal((await query('SELECT Id FROM Request_Clock__c')).totalSize, 0);
  });

  it('imports a tree and exports it again', async () => {
    const folder = join(sf.home, 'tree');
    await mkdir(folder);
    const contact = { attributes: { type: 'Contact', referenceId: 'C1' }, LastName: 'Branch' };
    const account = {
      attributes: { type: 'Account', referenceId: 'A1' },
      Name: 'Root',
      Contacts: { records: [contact] },
    };
    await writeFile(join(folder, 'in.json'), JSON.stringify({ records: [account] }));
    await sf.json(['data', 'import', 'tree', ...org, '--files', join(folder, 'in.json')], z.unknown());
    const soql = "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Root'";
    await sf.json(
      ['data', 'export', 'tree', ...org, '--query', soql, '--output-dir', join(folder, 'out')],
      z.unknown(),
    );
    const [file = ''] = await readdir(join(folder, 'out'));
    assert.match(await readFile(join(folder, 'out', file), 'utf8'), /"Branch"/);
  });

  it('describes, lists limits, searches', async () => {
    const described = await sf.json(
      ['sobject', 'describe', ...org, '--sobject', 'Case'],
      z.looseObject({ name: z.string(), fields: z.array(z.unknown()) }),
    );
    assert.equal(described.name, 'Case');
    assert.ok(
      (await sf.json(['sobject', 'list', ...org, '--sobject', 'all'], z.array(z.string()))).includes(
        'Account',
      ),
    );
    assert.ok(
      (await sf.json(['org', 'list', 'limits', ...org], z.array(z.looseObject({ name: z.string() }))))
        .length > 10,
    );
    server.org.insert('Account', { Name: 'Searched' }, server.adminId);
    const search = [
      'data',
      'search',
      ...org,
      '--query',
      'FIND {Searched} IN NAME FIELDS RETURNING Account(Id, Name)',
    ];
    assert.match(JSON.stringify(await sf.json(search, z.unknown())), /Searched/);
  });

  it('assigns a permission set', async () => {
    const [set] = server.org.query('SELECT Name FROM PermissionSet LIMIT 1', {
      userId: server.org.systemUserId,
    }).records;
    const assign = [
      'org',
      'assign',
      'permset',
      ...org,
      '--name',
      typeof set?.Name === 'string' ? set.Name : '',
    ];
    const result = await sf.json(
      assign,
      z.looseObject({ successes: z.array(z.unknown()), failures: z.array(z.unknown()) }),
    );
    assert.deepEqual([result.successes.length, result.failures.length], [1, 0]);
  });
});

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { realCli, type RealCli } from './realCli.ts';

const started = z.object({
  instanceUrl: z.string(),
  accessToken: z.string(),
  username: z.string(),
  dataDir: z.string(),
});
const records = z.object({ totalSize: z.number(), records: z.array(z.looseObject({ Id: z.string() })) });
const synced = z.object({ written: z.number(), heldBack: z.array(z.unknown()) });

describe('the real sf CLI with the plugin linked', () => {
  let sf: RealCli;
  let org: z.infer<typeof started>;
  before(async () => {
    sf = await realCli();
    const dataDir = join(sf.home, 'org');
    org = await sf.json(
      ['score', 'local', 'start', '--data-dir', dataDir, '--as-of', '2026-11-20T15:00:00Z'],
      started,
    );
  });
  after(async () => {
    await sf.json(['score', 'local', 'stop', '--data-dir', org.dataDir], z.unknown());
    await sf.remove();
  });

  it('logs in by access token', async () => {
    const login = [
      'org',
      'login',
      'access-token',
      '--instance-url',
      org.instanceUrl,
      '--no-prompt',
      '--alias',
      'by-token',
    ];
    const result = await sf.json(login, z.object({ username: z.string() }), {
      SF_ACCESS_TOKEN: org.accessToken,
    });
    assert.equal(result.username, 'admin@engage.local');
  });

  it('queries, and creates a record that it can read', async () => {
    const create = [
      'data',
      'create',
      'record',
      '--target-org',
      'engage-local',
      '--sobject',
      'Account',
      '--values',
      "Name='SCORE Smoke'",
    ];
    const { id } = await sf.json(create, z.object({ id: z.string() }));
    const query = [
      'data',
      'query',
      '--target-org',
      'engage-local',
      '--query',
      `SELECT Id, Name FROM Account WHERE Id = '${id}'`,
    ];
    assert.equal((await sf.json(query, records)).records[0]?.Name, 'SCORE Smoke');
  });

  it('imports and exports by Bulk API 2.0', async () => {
    const upload = join(sf.home, 'accounts.csv');
    const download = join(sf.home, 'exported.csv');
    await writeFile(upload, 'Name,Phone\nSCORE Bulk 1,1\n"SCORE Bulk, 2",2\n');
    const org = ['--target-org', 'engage-local'];
    const load = ['data', 'import', 'bulk', ...org, '--sobject', 'Account', '--file', upload, '--wait', '1'];
    const counts = { processedRecords: z.number(), successfulRecords: z.number(), failedRecords: z.number() };
    assert.deepEqual(await sf.json(load, z.object(counts)), {
      processedRecords: 2,
      successfulRecords: 2,
      failedRecords: 0,
    });
    const soql = "SELECT Name, Phone FROM Account WHERE Name LIKE 'SCORE Bulk%' ORDER BY Name";
    const read = [
      'data',
      'export',
      'bulk',
      ...org,
      '--query',
      soql,
      '--output-file',
      download,
      '--wait',
      '1',
    ];
    assert.equal((await sf.json(read, z.object({ totalSize: z.number() }))).totalSize, 2);
    assert.equal(
      await readFile(download, 'utf8'),
      '"Name","Phone"\n"SCORE Bulk 1","1"\n"SCORE Bulk, 2","2"\n',
    );
  });

  it('syncs, and reads a recommendation that the sync wrote', async () => {
    const sync = ['score', 'sync', '--target-org', 'engage-service', '--as-of', '2026-11-20T15:00:00Z'];
    const first = await sf.json(sync, synced);
    assert.ok(first.written > 0);
    assert.deepEqual(first.heldBack, []);
    const soql =
      'SELECT Id, Rank__c, Tier__c, Why__c, Mentor__r.Name FROM Mentor_Recommendation__c WHERE Rank__c = 1 LIMIT 1';
    const { records: rows } = await sf.json(
      ['data', 'query', '--target-org', 'engage-local', '--query', soql],
      records,
    );
    assert.equal(rows[0]?.Rank__c, 1);
    assert.match(String(rows[0].Why__c), /\w+/);
    assert.equal((await sf.json(sync, synced)).written, 0, 'a second pass writes nothing');
  });
});

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { createSpool } from '../../../plugin/src/local/http/bulk/spool.ts';
import { at, openTestServer, textAt } from './testServer.ts';

const parent = mkdtempSync(join(tmpdir(), 'spool-'));
const folder = join(parent, 'jobs');
after(() => {
  rmSync(parent, { recursive: true });
});

test('what is spooled is read again, whole or in parts, from memory and from a file', () => {
  const pieces = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 });
  const spools = [createSpool(), createSpool(folder)];
  const property = fc.property(pieces, fc.nat(8), (texts, from) => {
    for (const spool of spools) {
      const spooled = spool.create();
      const starts = texts.map((text) => {
        const start = spooled.size;
        spooled.write(text);
        return start;
      });
      assert.equal(spooled.read(), texts.join(''));
      assert.equal(spooled.read(starts[from] ?? spooled.size), texts.slice(from).join(''));
      spooled.write('end');
      assert.equal(spooled.read(), `${texts.join('')}end`);
      spooled.delete();
      spooled.delete();
    }
  });
  fc.assert(property, { numRuns: 1000 });
  assert.deepEqual(readdirSync(folder), []);
});

test('a text longer than a piece', () => {
  const spool = createSpool(folder);
  const spooled = spool.create();
  for (let n = 0; n < 30; n++) spooled.write('é'.repeat(100_000));
  assert.equal(spooled.size, 6_000_000);
  assert.equal(spooled.read(5_999_998), 'é');
  spool.close();
  assert.equal(existsSync(folder), false);
});

test('the folder begins empty, holds what jobs have, and goes with the server; a job’s data goes after seven days', async () => {
  createSpool(folder).create();
  writeFileSync(join(folder, 'of an earlier run'), '');
  const server = openTestServer({ spool: folder });
  const load = async (): Promise<string> => {
    const job = { object: 'Account', operation: 'insert' };
    const id = textAt(await server.api('POST', '/jobs/ingest', job), 'id');
    const csv = { 'content-type': 'text/csv' };
    await server.api('PUT', `/jobs/ingest/${id}/batches`, 'Name,Phone\nAcme,1\n,2\n', csv);
    await server.api('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
    return id;
  };
  const first = await load();
  const query = { operation: 'query', query: 'SELECT Name FROM Account' };
  const asked = textAt(await server.api('POST', '/jobs/query', query), 'id');
  assert.equal((await server.api('GET', `/jobs/query/${asked}/results`)).body, '"Name"\n"Acme"\n');
  // The succeeded and the failed rows, and the answer; the upload has gone into them.
  assert.equal(readdirSync(folder).length, 3);
  assert.match(
    (await server.api('GET', `/jobs/ingest/${first}/failedResults`)).body,
    /REQUIRED_FIELD_MISSING/,
  );
  assert.equal((await server.api('DELETE', `/jobs/query/${asked}`)).statusCode, 204);
  assert.equal(readdirSync(folder).length, 2);
  server.clock.advance(8 * 24 * 3_600_000);
  assert.equal((await server.api('GET', `/jobs/ingest/${first}`)).statusCode, 404);
  assert.deepEqual(at(await server.api('GET', '/jobs/ingest'), 'records'), []);
  assert.equal(readdirSync(folder).length, 0);
  await load();
  await server.close();
  assert.equal(existsSync(folder), false);
});

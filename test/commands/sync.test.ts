import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { canaryPatterns } from '../../plugin/src/local/index.ts';
import { openPlugin, type Finished, type Plugin } from './pluginProcess.ts';
import { openTollGate } from './tollGate.ts';

const time = '2026-11-20T15:00:00Z';
const target = ['--target-org', 'engage-service', '--as-of', time];
const started = z.object({ instanceUrl: z.string(), accessToken: z.string(), dataDir: z.string() });
const synced = z.object({
  written: z.number(),
  planned: z.number(),
  planFingerprint: z.string(),
  apiCalls: z.number(),
  store: z.string(),
});
const found = z.object({ totalSize: z.number(), records: z.array(z.record(z.string(), z.unknown())) });

/** One clear error: what happened and what to do; no stack trace. */
function assertClear({ code, stdout, stderr }: Finished, what: RegExp, step: RegExp): void {
  const text = `${stdout}${stderr}`;
  assert.notEqual(code, 0);
  assert.match(text, what);
  assert.match(text, /Try this/);
  assert.match(text, step);
  assert.doesNotMatch(text, /\n\s+at .*\(/, 'no stack trace');
}

describe('sf score sync', () => {
  let plugin: Plugin;
  let org: z.infer<typeof started>;
  const count = async (soql: string): Promise<number> => {
    const url = new URL(`/services/data/v66.0/query?q=${encodeURIComponent(soql)}`, org.instanceUrl);
    const response = await fetch(url, { headers: { Authorization: `Bearer ${org.accessToken}` } });
    return found.parse(await response.json()).totalSize;
  };
  before(async () => {
    plugin = await openPlugin();
    org = await plugin.json(
      ['local', 'start', '--data-dir', join(plugin.home, 'org'), '--as-of', time],
      started,
    );
  });
  after(async () => {
    await plugin.run(['local', 'stop', '--data-dir', org.dataDir]);
    await plugin.remove();
  });

  it('a wrong key in policy.yaml: file, line, key, what was expected', async () => {
    const folder = join(plugin.home, 'config');
    await cp(join(import.meta.dirname, '../../config'), folder, { recursive: true });
    const file = join(folder, 'policy.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('candidates: 5', 'candidate: 5'));
    assertClear(
      await plugin.run(['sync', ...target, '--config-dir', folder]),
      /policy\.yaml:\d+:\d+.*match\.candidate/s,
      /line/,
    );
  });

  it('a field that the org lacks: its name, and the doctor', async () => {
    const folder = join(plugin.home, 'config2');
    await cp(join(import.meta.dirname, '../../config'), folder, { recursive: true });
    const file = join(folder, 'engage.yaml');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('area: Area_of_Expertise__c', 'area: Topic__c'),
    );
    assertClear(
      await plugin.run(['sync', ...target, '--config-dir', folder]),
      /Case\.Topic__c/,
      /sf score doctor/,
    );
    const doctor = await plugin.run(['doctor', '--target-org', 'engage-service', '--config-dir', folder]);
    assert.equal(doctor.code, 1);
    assert.match(doctor.stdout, /request\.fields\.area/);
    assert.equal(await count('SELECT COUNT() FROM Request_Clock__c'), 0, 'nothing was written');
  });

  it('match and explain answer from the org and write nothing to it', async () => {
    const queue = z.object({ requests: z.array(z.object({ number: z.string(), outcome: z.string() })) });
    const { requests } = await plugin.json(['match', ...target], queue);
    const first = requests.find(({ outcome }) => outcome === 'recommended');
    assert.ok(first);
    const explained = await plugin.run(['explain', first.number, ...target]);
    assert.equal(explained.code, 0, explained.stderr);
    assert.match(explained.stdout, /assignMentor|followUpTimeout/);
    assert.match(explained.stdout, /Recommended, best first/);
    for (const { text, field } of canaryPatterns)
      assert.ok(!explained.stdout.includes(text), `${field} in the output`);
    assertClear(
      await plugin.run(['explain', '99999999', ...target]),
      /no request 99999999/,
      /sf score match/,
    );
    assert.equal(await count('SELECT COUNT() FROM Request_Clock__c'), 0, 'nothing was written');
  });

  it('P2, P10: killed in the middle of push, run again: no duplicates, nothing missing', async () => {
    const dry = await plugin.json(['sync', ...target, '--dry-run'], synced);
    const gate = await openTollGate(org.instanceUrl);
    await plugin.changeLogin('service@engage.local', { instanceUrl: gate.url });
    let writes = 0;
    const killed = await plugin.run(['sync', ...target], {
      onStart: (child) => {
        gate.mayPass = (method) => {
          if (method !== 'PATCH') return true;
          writes += 1;
          if (writes < 3) return true;
          child.kill('SIGKILL');
          return false;
        };
      },
    });
    assert.equal(killed.signal, 'SIGKILL');
    await plugin.changeLogin('service@engage.local', { instanceUrl: org.instanceUrl });
    await gate.close();
    assert.equal(await count('SELECT COUNT() FROM Request_Clock__c'), 400, 'two batches had arrived');
    const again = await plugin.json(['sync', ...target], synced);
    assert.equal(again.written, dry.planned - 400);
    assert.equal(
      (await count('SELECT COUNT() FROM Request_Clock__c')) +
        (await count('SELECT COUNT() FROM Mentor_Recommendation__c')) +
        (await count('SELECT COUNT() FROM Compliance_Step__c')),
      dry.planned,
    );
  });

  it('the second pass writes nothing', async () => {
    const pass = await plugin.json(['sync', ...target], synced);
    assert.equal(pass.planned, 0);
    assert.equal(pass.written, 0);
  });

  it('a watch that is told to stop ends cleanly', async () => {
    const finished = await plugin.run(
      ['sync', '--target-org', 'engage-service', '--watch', '--interval', '600'],
      {
        onStart: (child) => {
          child.stdout?.on('data', (text: string) => {
            if (text.includes(' read, ')) child.kill('SIGTERM');
          });
        },
      },
    );
    assert.equal(finished.code, 0, finished.stderr);
    assert.equal(finished.stderr, '');
  });

  it('C2: no client name, e-mail, phone or words in the store or any output', async () => {
    const { store } = await plugin.json(['sync', ...target], synced);
    const shown = await plugin.run(['sync', ...target, '--dry-run']);
    const bytes = await readFile(store, 'latin1');
    for (const { text, field } of canaryPatterns) {
      assert.ok(!bytes.includes(text), `${field} in the store`);
      assert.ok(!`${shown.stdout}${shown.stderr}`.includes(text), `${field} in the output`);
    }
    assert.ok(
      (await count(`SELECT COUNT() FROM Contact WHERE LastName LIKE 'Invented-%'`)) > 0,
      'the canaries are in the org',
    );
  });

  it('an expired token: log in again', async () => {
    const body = new URLSearchParams({ token: org.accessToken });
    await fetch(new URL('/services/oauth2/revoke', org.instanceUrl), { method: 'POST', body });
    const finished = await plugin.run(['sync', '--target-org', 'engage-local', '--as-of', time]);
    assertClear(finished, /login to Engage has expired/, /sf org login.*sf score local start/);
  });

  it('a stopped server: cannot be reached, and how to start it', async () => {
    await plugin.run(['local', 'stop', '--data-dir', org.dataDir]);
    assertClear(await plugin.run(['sync', ...target]), /cannot be reached/, /sf score local start/);
  });
});

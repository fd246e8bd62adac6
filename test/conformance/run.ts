import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { openOrg, type FieldValues, type Org } from '../../plugin/src/local/engine/index.ts';
import { createServer } from '../../plugin/src/local/http/index.ts';
import { failing } from './failing.ts';

/**
 * node-salesforce's own packaged tests, as they are, against a local org: `node test/conformance/run.ts`. What fails is
 * compared with the list in failing.ts; the last line is "N passed, N failed as listed, N unexpected".
 */

/** Files whose tests ask a server for something the local org has; streaming, Apex, analytics, Chatter, tooling and metadata are not. */
const files = ['query', 'sobject', 'bulk', 'connection', 'oauth2', 'soql-builder', 'cache'];
/** The last API version in which an upsert that updates answers 204: these tests are older than the answer with a body. */
const VERSION = '45.0';
/** More than two pages of 2,000. One test reads 100 rows, waits up to a second, and gives up after 40 seconds. */
const BIG_TABLE_ROWS = 4100;
/** As over a network, in milliseconds: node-salesforce loses the rest of a file when a job is open before it is read. */
const JOB_DELAY = 500;

const folder = import.meta.dirname;
const root = join(folder, '../..');

const testCase = z.object({ fullTitle: z.string(), err: z.object({ message: z.string().optional() }) });
const report = z.object({ passes: z.array(testCase), failures: z.array(testCase) });

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    // What mocha says besides its report is noise: one file of the tests asks a server before it has logged in.
    const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject).on('close', () => {
      resolve(output);
    });
  });
}

function loadRows(org: Org): void {
  const rows = (count: number, row: (n: number) => FieldValues): FieldValues[] =>
    Array.from({ length: count }, (_, n) => row(n));
  const [admin] = org.load('User', [
    {
      Username: 'admin@engage.local',
      LastName: 'Admin',
      Alias: 'admin',
      Email: 'admin@engage.local',
      TimeZoneSidKey: 'America/New_York',
      ProfileId: profileId(org),
    },
  ]);
  const accounts = org.load(
    'Account',
    rows(20, (n) => ({ Name: `Account ${n}`, OwnerId: admin })),
  );
  org.load(
    'Contact',
    rows(40, (n) => ({ FirstName: 'A', LastName: `Person ${n}`, AccountId: accounts[n % 20] })),
  );
  org.load(
    'Opportunity',
    rows(40, (n) => ({
      Name: `Opportunity ${n}`,
      AccountId: accounts[n % 20],
      StageName: 'Prospecting',
      CloseDate: `2026-11-${String(1 + (n % 28)).padStart(2, '0')}`,
      OwnerId: admin,
    })),
  );
  org.load(
    'Lead',
    rows(BIG_TABLE_ROWS, (n) => ({ LastName: `Lead ${n}`, Company: 'Example', OwnerId: admin })),
  );
}

function profileId(org: Org): string {
  const soql = "SELECT Id FROM Profile WHERE Name = 'System Administrator'";
  const id = org.query(soql, { userId: org.systemUserId }).records[0]?.Id;
  return typeof id === 'string' ? id : '';
}

if (!existsSync(join(folder, 'node_modules/node-salesforce'))) {
  await run('npm', ['ci', '--no-audit', '--no-fund'], process.env);
}
const clock = { now: () => new Date() };
const metadata = [join(folder, 'metadata'), join(root, 'config/engage-baseline')];
const org = openOrg({ file: ':memory:', metadata, clock });
loadRows(org);
const defects: string[] = [];
const app = createServer({ org, clock, report: (line) => defects.push(line) });
app.addHook('onRequest', (request, _reply, done) => {
  setTimeout(done, /\/services\/async\/[^/]+\/job$/.test(request.url) ? JOB_DELAY : 0);
});
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as AddressInfo;

const started = performance.now();
const env = { ...process.env, CONFORMANCE_URL: `http://127.0.0.1:${port}`, CONFORMANCE_VERSION: VERSION };
const wanted = process.argv.slice(2);
let passed = 0;
let listed = 0;
const unexpected: string[] = [];

async function runFile(name: string): Promise<void> {
  const mocha = [
    '--no-deprecation',
    'node_modules/.bin/mocha',
    '--no-config',
    '--exit',
    '--reporter',
    'json',
  ];
  const file = `node_modules/node-salesforce/test/${name}.test.js`;
  const output = await run(process.execPath, [...mocha, '--require', './setup.cjs', file], env);
  const start = output.indexOf('{\n  "stats"');
  if (start < 0) {
    unexpected.push(`${name}: mocha gave no report: ${output.slice(0, 400)}`);
    return;
  }
  const { passes, failures } = report.parse(JSON.parse(output.slice(start)));
  passed += passes.length;
  process.stdout.write(`${name}: ${passes.length} passed, ${failures.length} failed\n`);
  for (const { fullTitle, err } of failures) {
    const why = failing.get(fullTitle);
    if (why === undefined) {
      unexpected.push(`failed: ${fullTitle}: ${err.message ?? ''}`);
      continue;
    }
    listed += 1;
    process.stdout.write(`  ${fullTitle}\n    fails because ${why}\n`);
  }
  for (const { fullTitle } of passes) {
    if (failing.has(fullTitle)) unexpected.push(`passes now: ${fullTitle}`);
  }
}

// Most of them wait most of the time: together they take as long as the slowest.
await Promise.all(files.filter((name) => wanted.length === 0 || wanted.includes(name)).map(runFile));
await app.close();
org.close();
for (const line of defects) unexpected.push(`the server reports: ${line}`);
for (const line of unexpected) process.stdout.write(`${line}\n`);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(
  `${seconds} s\n${passed} passed, ${listed} failed as listed, ${unexpected.length} unexpected\n`,
);
process.exitCode = unexpected.length > 0 ? 1 : 0;

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { checkConversion, checkMetadata, filesOnDisk } from '../../scripts/metadata/index.ts';
import { repository, schema } from './plantedProject.ts';

test('the metadata of the repository is sound', () => {
  const { problems, summary } = checkMetadata(filesOnDisk(repository), schema);
  assert.deepEqual(problems, []);
  assert.match(summary, /^\d+ files, 8 custom objects, \d+ fields, 6 permission sets/);
});

test("Salesforce's own converter takes the package and the baseline, without an org", async () => {
  assert.deepEqual(await checkConversion(repository), []);
});

/** A project folder whose only file is the given one. */
function folderWith(t: TestContext, file: string, text: string): string {
  const root = mkdtempSync(join(tmpdir(), 'score-metadata-'));
  t.after(() => {
    rmSync(root, { recursive: true });
  });
  for (const folder of [dirname(file), 'config/engage-baseline']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, file), text);
  return root;
}

function runCheck(...folder: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = join(repository, 'scripts/metadata/check.ts');
  return spawnSync(process.execPath, [command, ...folder], { encoding: 'utf8' });
}

test('the converter refuses a file that lies where no type lives', async (t) => {
  const root = folderWith(t, 'force-app/main/default/nowhere/Thing.thing-meta.xml', '<Thing/>');
  const [problem, ...others] = await checkConversion(root);
  assert.deepEqual(others, []);
  assert.match(problem?.what ?? '', /converter refuses/);
  assert.ok(!problem?.what.includes(root), 'no machine path in the message');
});

test('the command ends with 0 and one line when all is sound', () => {
  const { status, stdout, stderr } = runCheck();
  assert.match(stdout, /^Metadata is sound: .+\.\n$/);
  assert.deepEqual([status, stderr], [0, '']);
});

test('the command ends with 1 and one line for each problem: file, line, what, fix', (t) => {
  const file = 'force-app/main/default/tabs/Nothing__c.tab-meta.xml';
  const root = folderWith(
    t,
    file,
    '<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata">\n<customObjekt>true</customObjekt>\n</CustomTab>\n',
  );
  const { status, stdout, stderr } = runCheck(root);
  assert.equal(status, 1);
  assert.equal(
    stderr,
    `${file}:2: <CustomTab> knows no element <customObjekt>. Fix: did you mean customObject? Otherwise remove it.\n`,
  );
  assert.equal(stdout, 'Metadata: 1 problem(s).\n');
});

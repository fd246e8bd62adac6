import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { assignmentTries } from './assignmentTries.ts';
import { engageServer } from './engageServer.ts';
import { otherTries } from './otherTries.ts';
import { assignment, attempt, step, triedRecords, type Refused } from './triedRecords.ts';
import { waysToWrite, type Write } from './waysToWrite.ts';

const written = [assignment, attempt, step, 'Capacity_Answer__c', 'Request_Clock__c', 'Unit_Term__c', 'Case'];

/** What people have been told, to compare with the files. */
const told = new Set<string>();

const engage = engageServer();
const records = triedRecords(engage);
after(() => engage.close());

/** When each row of the objects that such a write could change was changed last; the clock moves before each write. */
function everything(): string {
  const rows = written.map(
    (object) =>
      engage.org.query(`SELECT Id, SystemModstamp FROM ${object} ORDER BY Id`, {
        userId: engage.org.systemUserId,
      }).records,
  );
  return JSON.stringify(rows);
}

/** Tries the write every way there is: each gives this refusal, and nothing is changed. */
async function refusedEveryWay(
  name: string,
  write: Write,
  { code, words = /./, fields }: Refused,
): Promise<void> {
  const asItWas = everything();
  for (const [way, run] of waysToWrite(write)) {
    engage.later(1 / 3600);
    const outcome = await run(engage.as(name), write);
    assert.ok(!outcome.saved, `${way}: saved`);
    // A column that the user cannot see refuses a whole batch of the Bulk API.
    if (code === 'INVALID_FIELD' && way.startsWith('Bulk')) assert.equal(outcome.code, 'InvalidBatch', way);
    else {
      assert.equal(outcome.code, code, `${way}: ${outcome.message}`);
      assert.match(outcome.message, words, way);
      if (fields !== undefined) assert.deepEqual(outcome.fields, fields, way);
    }
    assert.equal(everything(), asItWas, `${way}: something was written`);
    told.add(outcome.message);
  }
}

describe('refused in the same words by every way to write, and nothing is changed', () => {
  for (const [name, who, what, refused] of [
    ...assignmentTries(engage, records),
    ...otherTries(engage, records),
  ])
    it(name, async () => {
      await refusedEveryWay(who, what(), refused);
    });

  after(() => {
    const folder = join(import.meta.dirname, '../../force-app/main/default');
    const messages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(validationRule|flow)-meta\.xml$/.test(file))
      .flatMap((file) => [
        ...readFileSync(join(folder, file), 'utf8').matchAll(/<errorMessage>([^<]*)<\/errorMessage>/g),
      ])
      .map(([, message = '']) => message.replaceAll('&quot;', '"').replaceAll('&apos;', "'"));
    assert.ok(messages.length > 20);
    assert.deepEqual(
      messages.filter((message) => !told.has(message)),
      [],
      'refusals of rules and flows that nobody meets here',
    );
  });
});

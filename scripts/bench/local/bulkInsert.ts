import { z } from 'zod';
import type { MeasuredServer } from './startServer.ts';

/** Rows a job; the platform takes 150 million in a day, in uploads of 100 MB. */
const ROWS_A_JOB = 10_000;

const job = z.object({ id: z.string() });
const ended = z.object({ state: z.string(), numberRecordsFailed: z.number() });

/** Inserts rows by Bulk API 2.0, job after job; the new ids. Throws when a row is refused. */
export async function bulkInsert(
  server: MeasuredServer,
  object: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_JOB) {
    const lines = [header, ...rows.slice(from, from + ROWS_A_JOB)].map((row) => row.join(','));
    for (const id of await oneJob(server, object, `${lines.join('\n')}\n`)) ids.push(id);
  }
  return ids;
}

async function oneJob(server: MeasuredServer, object: string, csv: string): Promise<string[]> {
  const made = await server.call('POST', '/jobs/ingest', JSON.stringify({ object, operation: 'insert' }));
  const path = `/jobs/ingest/${job.parse(JSON.parse(made)).id}`;
  await server.call('PUT', `${path}/batches`, csv, 'text/csv');
  await server.call('PATCH', path, JSON.stringify({ state: 'UploadComplete' }));
  const { state, numberRecordsFailed } = ended.parse(JSON.parse(await server.call('GET', path)));
  if (state !== 'JobComplete' || numberRecordsFailed > 0) {
    const failed = await server.call('GET', `${path}/failedResults`);
    throw new Error(`${object}: ${state}, ${numberRecordsFailed} failed: ${failed.slice(0, 500)}`);
  }
  const results = await server.call('GET', `${path}/successfulResults`);
  await server.call('DELETE', path);
  return results
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(1, 19));
}

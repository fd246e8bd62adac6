import { z } from 'zod';
import type { MeasuredServer } from './startServer.ts';

const page = z.object({ records: z.array(z.object({ Id: z.string(), SystemModstamp: z.string() })) });

/** Reads an object page after page by keyset, as an incremental reader does; how many pages. */
export async function readPages(
  server: MeasuredServer,
  object: string,
  fields: string,
  { pages, pageRows }: { readonly pages: number; readonly pageRows: number },
): Promise<number> {
  let after = '';
  let read = 0;
  while (read < pages) {
    const soql = `SELECT Id, SystemModstamp, ${fields} FROM ${object} ${after} ORDER BY SystemModstamp, Id LIMIT ${pageRows}`;
    const { records } = page.parse(
      JSON.parse(await server.call('GET', `/query?q=${encodeURIComponent(soql)}`)),
    );
    read += 1;
    const last = records.at(-1);
    if (last === undefined || records.length < pageRows) break;
    const stamp = last.SystemModstamp.replace('+0000', 'Z');
    after = `WHERE SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${last.Id}')`;
  }
  return read;
}

/** Reads records one by one, one after the other; how many. */
export async function readPoints(
  server: MeasuredServer,
  object: string,
  fields: string,
  ids: readonly string[],
): Promise<number> {
  for (const id of ids) await server.call('GET', `/sobjects/${object}/${id}?fields=${fields}`);
  return ids.length;
}

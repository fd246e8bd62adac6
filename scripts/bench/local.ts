import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { bulkInsert } from './local/bulkInsert.ts';
import { readPages, readPoints } from './local/measureReading.ts';
import { plainTable, type PlainTable } from './local/plainSqlite.ts';
import { assignmentTable, attemptTable, requestTable, type Table } from './local/rows.ts';
import { ownSpeed, serverSpeed, type Speed } from './local/speed.ts';
import { startServer } from './local/startServer.ts';

const REQUESTS = 300_000;
const ATTEMPTS = 1_000_000;
const PAGE_ROWS = 2000;
const MOST_PAGES = 200;
const POINTS = 2000;

const whole = (number: number): string => Math.round(number).toLocaleString('en-US');
/** One line of the table: by the clock on the wall, by the processor's time, and how much more of it than plain SQLite takes. */
const rowOf = (name: string, what: string, ours: Speed, plain: Speed): string => {
  const numbers = [ours.perSecond, ours.perProcessorSecond, plain.perProcessorSecond].map((each) =>
    each < 1000 ? each.toFixed(1) : whole(each),
  );
  const [wall = '', used = '', anchor = ''] = numbers.map((each) => each.padStart(9));
  const ratio = (plain.perProcessorSecond / ours.perProcessorSecond).toFixed(1).padStart(7);
  return `${name.padEnd(21)} ${what.padEnd(11)} ${wall}/s ${used}/s of the processor; plain SQLite ${anchor}/s, ratio ${ratio}`;
};

/** `--scale 0.02`: a part of it, to try it quickly. */
function scaleOf(args: string[]): number {
  const { values } = parseArgs({ args, options: { scale: { type: 'string', default: '1' } } });
  const scale = Number(values.scale);
  if (scale > 0 && scale <= 1) return scale;
  throw new Error(`Expected --scale to be a number above 0, up to 1, got "${values.scale}"`);
}

/** Every so many-th, so that they lie all over the table. */
function spread(ids: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => ids[(index * 7919) % ids.length] ?? '');
}

/** `npm run bench local -- --scale 0.02`: the local org over HTTP, beside the same rows in plain SQLite. */
export const bench: Bench = {
  says: 'the local org: 300,000 requests and 1,000,000 attempts by Bulk 2.0, pages, point reads (-- --scale 0.02)',
  run: async (say) => {
    const scale = scaleOf(process.argv.slice(3));
    const folder = mkdtempSync(join(tmpdir(), 'score-bench-'));
    const server = await startServer(join(folder, 'org.sqlite'));
    try {
      const load = async (table: Table): Promise<{ ids: readonly string[]; plain: PlainTable }> => {
        let ids: readonly string[] = [];
        const speed = await serverSpeed(server, async () => {
          ids = await bulkInsert(server, table.object, table.header, table.rows);
          return ids.length;
        });
        const plain = plainTable(join(folder, `${table.object}.sqlite`), table, ids);
        say(rowOf(table.object, 'rows loaded', speed, plain.inserting));
        return { ids, plain };
      };
      say(
        `scale ${scale}; Node ${process.version}; jobs of 10,000 rows, pages of ${whole(PAGE_ROWS)} by keyset, one call after the other`,
      );
      const requests = await load(requestTable(server, Math.round(REQUESTS * scale)));
      const assignments = await load(assignmentTable(server, requests.ids));
      const attempts = await load(attemptTable(assignments.ids, Math.round(ATTEMPTS * scale)));
      for (const [object, fields, { plain }] of [
        ['Case', 'Status, OwnerId, Assignment_Status__c, Chapter__c, ContactId', requests],
        ['Contact_Attempt__c', 'Assignment__c, Method__c, Made_At__c, Result__c', attempts],
      ] as const) {
        const speed = await serverSpeed(server, () =>
          readPages(server, object, fields, { pages: MOST_PAGES, pageRows: PAGE_ROWS }),
        );
        say(
          rowOf(
            object,
            'pages read',
            speed,
            ownSpeed(() => plain.readPages(MOST_PAGES, PAGE_ROWS)),
          ),
        );
      }
      const wanted = spread(requests.ids, POINTS);
      const points = await serverSpeed(server, () =>
        readPoints(server, 'Case', 'Status,OwnerId,Assignment_Status__c', wanted),
      );
      say(
        rowOf(
          'Case',
          'point reads',
          points,
          ownSpeed(() => requests.plain.readPoints(wanted)),
        ),
      );
    } finally {
      const { peakMb } = await server.stop();
      const { size } = statSync(join(folder, 'org.sqlite'));
      say(`the server's peak memory: ${whole(peakMb)} MB; its file: ${whole(size / 1024 / 1024)} MB`);
      rmSync(folder, { recursive: true, force: true });
    }
    return true;
  },
};

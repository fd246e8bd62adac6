import { randomBytes } from 'node:crypto';
import type { Row } from '../../engine/index.ts';

/** Salesforce keeps ten open cursors a user and releases the oldest. */
const CURSORS_PER_USER = 10;

export interface QueryPage {
  readonly totalSize: number;
  readonly records: readonly Row[];
  /** `01g…-2000`: where the next page starts; undefined on the last. */
  readonly nextLocator: string | undefined;
}

/** Answers of queries longer than one page, as they were when the query ran. */
export interface QueryCursors {
  /** The first page; the rest is kept. */
  open(userId: string, totalSize: number, rows: readonly Row[], batchSize: number): QueryPage;
  /** The page a locator names, or undefined when nobody knows it (released, another user's, before a restart). */
  read(userId: string, locator: string, batchSize: number | undefined): QueryPage | undefined;
}

interface Cursor {
  readonly userId: string;
  readonly totalSize: number;
  readonly rows: readonly Row[];
  readonly batchSize: number;
}

export function createQueryCursors(): QueryCursors {
  // In order of use: the first is the oldest.
  const cursors = new Map<string, Cursor>();

  const releaseOldest = (userId: string): void => {
    const own = [...cursors].filter(([, cursor]) => cursor.userId === userId);
    const surplus = own.length - CURSORS_PER_USER;
    for (const [id] of own.slice(0, Math.max(0, surplus))) cursors.delete(id);
  };

  const page = (id: string, cursor: Cursor, start: number, batchSize: number): QueryPage => {
    const end = start + batchSize;
    return {
      totalSize: cursor.totalSize,
      records: cursor.rows.slice(start, end),
      nextLocator: end < cursor.rows.length ? `${id}-${end}` : undefined,
    };
  };

  return {
    open(userId, totalSize, rows, batchSize) {
      const cursor: Cursor = { userId, totalSize, rows, batchSize };
      if (rows.length <= batchSize) return page('', cursor, 0, batchSize);
      const id = `01g${randomBytes(15).toString('hex').slice(0, 15)}`;
      cursors.set(id, cursor);
      releaseOldest(userId);
      return page(id, cursor, 0, batchSize);
    },
    read(userId, locator, batchSize) {
      const [id = '', offset = ''] = locator.split('-');
      const cursor = cursors.get(id);
      if (cursor?.userId !== userId || !/^\d{1,9}$/.test(offset)) return undefined;
      cursors.delete(id);
      cursors.set(id, cursor);
      return page(id, cursor, Number(offset), batchSize ?? cursor.batchSize);
    },
  };
}

import { randomBytes } from 'node:crypto';
import type { Clock, Row } from '../../engine/index.ts';

/** Salesforce keeps ten open cursors a user and releases the oldest. */
const CURSORS_PER_USER = 10;
/** Further pages of child subqueries have cursors of their own; they must not push out the query they belong to. */
const CHILD_CURSORS_PER_USER = 2000;
/** "Query cursors … expire after two days" (Salesforce Developer Limits, "API Query Cursor Limits"). */
const LIFETIME = 48 * 3_600_000;

export interface QueryPage {
  readonly totalSize: number;
  readonly records: readonly Row[];
  /** `01g…-2000`: where the next page starts; undefined on the last. */
  readonly nextLocator: string | undefined;
}

/** An answer to be given in pages. */
export interface PagedAnswer {
  readonly userId: string;
  readonly totalSize: number;
  readonly rows: readonly Row[];
  readonly batchSize: number;
  /** Rows of a child subquery. */
  readonly child?: boolean;
}

/** Answers of queries longer than one page, as they were when the query ran. */
export interface QueryCursors {
  /** The first page; the rest is kept. */
  open(answer: PagedAnswer): QueryPage;
  /** The page a locator names, or undefined when nobody knows it (released, expired, another user's, before a restart). */
  read(userId: string, locator: string, batchSize: number | undefined): QueryPage | undefined;
}

interface Cursor extends PagedAnswer {
  readonly openedAt: number;
}

/** Cursors live by the org's clock. */
export function createQueryCursors(clock: Clock): QueryCursors {
  // In order of use: the first is the oldest.
  const cursors = new Map<string, Cursor>();
  const expired = ({ openedAt }: Cursor): boolean => clock.now().getTime() - openedAt > LIFETIME;

  const releaseOldest = ({ userId, child }: PagedAnswer): void => {
    const own = [...cursors].filter(([, cursor]) => cursor.userId === userId && cursor.child === child);
    const surplus = own.length - (child === true ? CHILD_CURSORS_PER_USER : CURSORS_PER_USER);
    for (const [id] of own.slice(0, Math.max(0, surplus))) cursors.delete(id);
  };

  const page = (id: string, cursor: PagedAnswer, start: number, batchSize: number): QueryPage => {
    const end = start + batchSize;
    return {
      totalSize: cursor.totalSize,
      records: cursor.rows.slice(start, end),
      nextLocator: end < cursor.rows.length ? `${id}-${end}` : undefined,
    };
  };

  return {
    open(answer) {
      if (answer.rows.length <= answer.batchSize) return page('', answer, 0, answer.batchSize);
      const id = `01g${randomBytes(15).toString('hex').slice(0, 15)}`;
      cursors.set(id, { ...answer, openedAt: clock.now().getTime() });
      releaseOldest(answer);
      return page(id, answer, 0, answer.batchSize);
    },
    read(userId, locator, batchSize) {
      const [id = '', offset = ''] = locator.split('-');
      const cursor = cursors.get(id);
      if (cursor?.userId !== userId || !/^\d{1,9}$/.test(offset)) return undefined;
      cursors.delete(id);
      if (expired(cursor)) return undefined;
      cursors.set(id, cursor);
      return page(id, cursor, Number(offset), batchSize ?? cursor.batchSize);
    },
  };
}

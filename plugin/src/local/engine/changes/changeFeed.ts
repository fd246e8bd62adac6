import type { SaveStep } from '../dml/saveStep.ts';
import type { Database } from '../storage/index.ts';
import { sql } from '../storage/index.ts';

export type ChangeKind = 'created' | 'updated' | 'deleted';

/** What one transaction made of one record. */
export interface RecordChange {
  readonly object: string;
  /** 18 characters. */
  readonly id: string;
  readonly kind: ChangeKind;
  /** API names of the fields that have another value; empty unless updated. */
  readonly changed: readonly string[];
  readonly userId: string;
}

/** Tells what committed transactions changed. Without a listener it costs nothing. */
export interface ChangeFeed {
  readonly step: SaveStep;
  /** `wants` says whether the changes of an object are of interest; `listener` is called after the commit. */
  listen(wants: (object: string) => boolean, listener: (changes: readonly RecordChange[]) => void): void;
}

/** A record that a transaction changed several times is told once: as the platform does for change events. */
function merged(changes: readonly RecordChange[]): RecordChange[] {
  return [...Map.groupBy(changes, ({ id }) => id).values()].flatMap((steps) => {
    const [first] = steps;
    const last = steps.at(-1);
    if (!first || !last) return [];
    if (last.kind === 'deleted') return first.kind === 'created' ? [] : [last];
    return [{ ...first, changed: [...new Set(steps.flatMap(({ changed }) => changed))] }];
  });
}

/** Changes are noted in a temporary table, which a rolled back savepoint takes along. */
export function makeChangeFeed(database: Database): ChangeFeed {
  let wants: (object: string) => boolean = () => false;
  let listener: ((changes: readonly RecordChange[]) => void) | undefined;
  let noted = false;

  const note = ({ object, id, kind, changed, userId }: RecordChange): void => {
    noted = true;
    database.run(
      sql`INSERT INTO temp."_changes" (object, id, kind, changed, user) VALUES (${object}, ${id}, ${kind}, ${changed.join(',')}, ${userId})`,
    );
  };

  const deliver = (): void => {
    if (!noted) return;
    noted = false;
    const rows = database.rows(
      sql`SELECT object, id, kind, changed, user FROM temp."_changes" ORDER BY rowid`,
    );
    database.run(sql`DELETE FROM temp."_changes"`);
    if (rows.length === 0) return;
    const changes = rows.map(([object, id, kind, changed, user]): RecordChange => ({
      object: String(object),
      id: String(id),
      kind: kind === 'created' || kind === 'deleted' ? kind : 'updated',
      changed: changed === '' ? [] : String(changed).split(','),
      userId: String(user),
    }));
    // The commit follows in the same turn.
    queueMicrotask(() => listener?.(merged(changes)));
  };

  return {
    step: {
      afterSave(_engine, { object, id, before, after, userId }) {
        if (!wants(object.name)) return;
        const kind = before === undefined ? 'created' : 'updated';
        const changed =
          before === undefined
            ? []
            : object.fields
                .map(({ name }) => name)
                .filter((name) => (before.get(name) ?? null) !== (after.get(name) ?? null));
        note({ object: object.name, id, kind, changed, userId });
      },
      afterDelete(_engine, { object, id, userId }) {
        if (wants(object.name)) note({ object: object.name, id, kind: 'deleted', changed: [], userId });
      },
    },
    listen(of, tell) {
      if (listener === undefined) {
        database.run(
          sql`CREATE TEMP TABLE IF NOT EXISTS "_changes" (object TEXT, id TEXT, kind TEXT, changed TEXT, user TEXT)`,
        );
        database.beforeCommit(deliver);
      }
      wants = of;
      listener = tell;
    },
  };
}

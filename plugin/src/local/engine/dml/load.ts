import type { FieldValues } from '../types.ts';
import type { Engine } from './engine.ts';
import { objectNamed } from './find.ts';
import { insertRow } from './insert.ts';
import type { StaleMasters } from './rollups.ts';
import { recompute } from './rollups.ts';

/** Seeds records in one transaction: given ids, numbers and stamps are kept, roll-ups are computed once at the end. */
export function loadRecords(engine: Engine, objectName: string, rows: Iterable<FieldValues>): string[] {
  const object = objectNamed(engine, objectName);
  const stale: StaleMasters = new Map();
  return engine.database.transaction(() => {
    const ids: string[] = [];
    for (const row of rows) ids.push(insertRow(engine, object, row, engine.systemUserId, 'load', stale));
    recompute(engine, stale, engine.systemUserId, true);
    return ids;
  });
}

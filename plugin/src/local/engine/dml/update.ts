import { ApiError } from '../apiError.ts';
import { identifier, joined, sql } from '../storage/index.ts';
import type { FieldValues } from '../types.ts';
import { checkFields } from './checks.ts';
import { applyDerivations } from './derived.ts';
import type { Engine } from './engine.ts';
import { liveId, objectNamed, readDraft } from './find.ts';
import { readValues } from './readValues.ts';
import type { StaleMasters } from './rollups.ts';
import { noteMasters, recompute } from './rollups.ts';
import type { Saving } from './saveStep.ts';

/** Changes some fields of a live record. A save that changes nothing still moves the stamps, as on the platform. */
export function updateRecord(
  engine: Engine,
  objectName: string,
  id: string,
  values: FieldValues,
  userId: string,
): void {
  const object = objectNamed(engine, objectName);
  if (!object.updateable) {
    throw new ApiError('INVALID_TYPE_FOR_OPERATION', `entity type cannot be updated: ${object.name}`);
  }
  const id18 = liveId(engine, object, id);
  engine.database.transaction(() => {
    const before = readDraft(engine, object, id18);
    const after = new Map([...before, ...readValues(engine, object, values, 'update')]);
    const now = engine.stamp();
    const saving: Saving = { object, id: id18, before, after, userId };
    for (const step of engine.steps) step.beforeSave?.(engine, saving);
    applyDerivations(after, { engine, object, before, now });
    after.set('LastModifiedDate', now).set('LastModifiedById', userId).set('SystemModstamp', now);
    const changed = object.fields.filter((field) => after.get(field.name) !== before.get(field.name));
    checkFields(engine, object, after, (field) => changed.includes(field));
    for (const step of engine.steps) step.validate?.(engine, saving);
    const assignments = changed.map(
      (field) => sql`${identifier(field.name)} = ${after.get(field.name) ?? null}`,
    );
    if (assignments.length > 0) {
      engine.database.run(
        sql`UPDATE ${identifier(object.name)} SET ${joined(assignments, ', ')} WHERE "Id" = ${id18}`,
      );
    }
    const stale: StaleMasters = new Map();
    noteMasters(engine, object, before, stale);
    noteMasters(engine, object, after, stale);
    for (const step of engine.steps) step.afterSave?.(engine, saving);
    recompute(engine, stale, userId);
  });
}

import { computedDefault } from '../formula/defaultFormulas.ts';
import type { ObjectSchema, RecordTypeSchema } from '../schemaTypes.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';
import { planOf } from './objectPlan.ts';

/** The record type of a draft, if it has one the schema knows. */
export function recordTypeOf(object: ObjectSchema, draft: Draft): RecordTypeSchema | undefined {
  const id = draft.get('RecordTypeId');
  return object.recordTypes.find((recordType) => recordType.id === id);
}

/** Fills what a new record leaves out; a field given as null stays null. */
export function applyDefaults(engine: Engine, object: ObjectSchema, draft: Draft, userId: string): void {
  if (object.recordTypes.length > 0 && !draft.has('RecordTypeId')) {
    draft.set('RecordTypeId', defaultRecordType(engine, object, userId));
  }
  const chosen = recordTypeOf(object, draft)?.picklists;
  for (const { field, value } of planOf(object).defaults) {
    if (draft.has(field.name)) continue;
    if (field.name === 'OwnerId') draft.set(field.name, userId);
    else {
      const computed = computedDefault(engine.formulas, field, userId);
      draft.set(field.name, computed ?? chosen?.get(field.name.toLowerCase())?.defaultValue ?? value);
    }
  }
}

/** What the user's profile says, else the only active one, else the master record type. */
function defaultRecordType(engine: Engine, object: ObjectSchema, userId: string): string | null {
  const given = engine.recordTypeFor(object, userId);
  if (given !== undefined) return given;
  const [only, another] = object.recordTypes.filter((recordType) => recordType.active);
  return only === undefined || another !== undefined ? null : only.id;
}

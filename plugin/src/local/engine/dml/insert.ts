import { ApiError } from '../apiError.ts';
import { makeId, serialOf } from '../ids.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import { columnsOf, DELETED, identifier, joined } from '../storage/index.ts';
import type { FieldValues } from '../types.ts';
import { keepAutoNumber, nextAutoNumber } from './autoNumber.ts';
import { checkFields } from './checks.ts';
import { applyDefaults } from './defaults.ts';
import { applyDerivations } from './derived.ts';
import type { Draft, Intent } from './draft.ts';
import type { Engine } from './engine.ts';
import { objectNamed, presence } from './find.ts';
import { planOf } from './objectPlan.ts';
import { readValues } from './readValues.ts';
import type { StaleMasters } from './rollups.ts';
import { noteMasters, recompute } from './rollups.ts';
import type { Saving } from './saveStep.ts';

/** Makes a record and brings its masters' roll-ups up to date; its 18-character id. */
export function insertRecord(
  engine: Engine,
  objectName: string,
  values: FieldValues,
  userId: string,
): string {
  const object = objectNamed(engine, objectName);
  if (!object.createable) {
    throw new ApiError('INVALID_TYPE_FOR_OPERATION', `entity type cannot be inserted: ${object.name}`);
  }
  const stale: StaleMasters = new Map();
  return engine.database.transaction(() => {
    const id = insertRow(engine, object, values, userId, 'insert', stale);
    recompute(engine, stale, userId);
    return id;
  });
}

const authors = new Set(['CreatedById', 'LastModifiedById']);

/** Makes one row after every check; the caller computes the roll-ups of the masters it notes. */
export function insertRow(
  engine: Engine,
  object: ObjectSchema,
  values: FieldValues,
  userId: string,
  intent: Exclude<Intent, 'update'>,
  stale: StaleMasters,
): string {
  const draft = readValues(engine, object, values, intent);
  const now = engine.stamp();
  stampNew(draft, userId, now);
  applyDefaults(engine, object, draft, String(draft.get('CreatedById')));
  const id = giveId(engine, object, draft);
  for (const field of planOf(object).autoNumbers) numberField(engine, object, field, draft);
  const saving: Saving = { object, id, before: undefined, after: draft, userId };
  const steps = intent === 'load' ? [] : engine.steps;
  for (const step of steps) step.beforeSave?.(engine, saving);
  applyDerivations(draft, { engine, object, before: undefined, now });
  // The caller's own id needs no look-up, unless a loaded row brought another.
  checkFields(engine, object, draft, (field) => intent === 'load' || !authors.has(field.name));
  for (const step of steps) step.validate?.(engine, saving);
  writeRow(engine, object, draft);
  noteMasters(engine, object, draft, stale);
  for (const step of steps) step.afterSave?.(engine, saving);
  return id;
}

/** A loaded record keeps the stamps it brings; each one missing takes the one it cannot be older than. */
function stampNew(draft: Draft, userId: string, now: string): void {
  const fill = (name: string, value: string | number): void => {
    if ((draft.get(name) ?? null) === null) draft.set(name, value);
  };
  fill('CreatedById', userId);
  fill('CreatedDate', now);
  fill('LastModifiedById', String(draft.get('CreatedById')));
  fill('LastModifiedDate', String(draft.get('CreatedDate')));
  fill('SystemModstamp', String(draft.get('LastModifiedDate')));
  fill(DELETED, 0);
}

function giveId(engine: Engine, object: ObjectSchema, draft: Draft): string {
  const given = draft.get('Id');
  if (typeof given !== 'string') {
    const id = makeId(object.keyPrefix, engine.serials.next(object.keyPrefix, 1));
    draft.set('Id', id);
    return id;
  }
  if (!given.startsWith(object.keyPrefix)) {
    throw new ApiError('MALFORMED_ID', `Id ${given} is not an id of ${object.name}`, { fields: ['Id'] });
  }
  if (presence(engine, object, given) !== 'missing') {
    throw new ApiError(
      'DUPLICATE_VALUE',
      `duplicate value found: Id duplicates value on record with id: ${given}`,
    );
  }
  const serial = serialOf(given);
  if (serial !== undefined) engine.serials.atLeast(object.keyPrefix, serial);
  return given;
}

function numberField(engine: Engine, object: ObjectSchema, field: FieldSchema, draft: Draft): void {
  const given = draft.get(field.name) ?? null;
  if (given === null) draft.set(field.name, nextAutoNumber(engine, object, field));
  else keepAutoNumber(engine, object, field, given);
}

/** Seeding writes the same statement many thousand times. */
const statements = new WeakMap<ObjectSchema, string>();

function writeRow(engine: Engine, object: ObjectSchema, draft: Draft): void {
  const columns = columnsOf(object);
  const values = columns.map((column) => draft.get(column) ?? null);
  let text = statements.get(object);
  if (text === undefined) {
    const names = joined(
      columns.map((column) => identifier(column)),
      ', ',
    );
    text = `INSERT INTO ${identifier(object.name).text} (${names.text}) VALUES (${columns.map(() => '?').join(', ')})`;
    statements.set(object, text);
  }
  engine.database.run({ text, values });
}

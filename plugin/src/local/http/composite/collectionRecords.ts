import { z } from 'zod';
import { ApiError, type FieldValues } from '../../engine/index.ts';
import { notFound } from '../errorResponse.ts';
import { fieldValues } from '../fieldValues.ts';
import { readBody } from '../readBody.ts';
import type { ApiContext } from '../resource.ts';

const LARGEST_COLLECTION = 200;

const collection = z.object({
  allOrNone: z.boolean().default(false),
  records: z.array(fieldValues),
});

export interface Collection {
  readonly allOrNone: boolean;
  readonly records: readonly FieldValues[];
}

/** Throws EXCEEDED_ID_LIMIT above the limit. */
export function requireCollectionSize(size: number, limit = LARGEST_COLLECTION): void {
  if (size <= limit) return;
  const message = `record limit reached. cannot submit more than ${limit} records into this call`;
  throw new ApiError('EXCEEDED_ID_LIMIT', message);
}

/** The body of a collection call. Throws JSON_PARSER_ERROR or EXCEEDED_ID_LIMIT. */
export function readCollection(body: unknown): Collection {
  const parsed = readBody(collection, body);
  requireCollectionSize(parsed.records.length);
  return parsed;
}

/** The object that `attributes.type` names, in the schema's spelling. Throws INVALID_TYPE. */
export function typeOfRecord(record: FieldValues, { org }: ApiContext): string {
  const attributes = record.attributes;
  const type = typeof attributes === 'object' && attributes !== null ? attributes.type : undefined;
  if (typeof type !== 'string') {
    throw new ApiError('INVALID_TYPE', 'attributes.type is missing: name the object of each record');
  }
  const object = org.schema.object(type);
  if (!object) {
    throw new ApiError('INVALID_TYPE', `sObject type '${type}' is not supported.`);
  }
  return object.name;
}

/** The ids of `?ids=a,b`. Throws when there are none, or more than `limit`. */
export function readIds(text: string | null, limit = LARGEST_COLLECTION): string[] {
  const ids = (text ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (ids.length === 0) throw new ApiError('MISSING_ARGUMENT', 'ids is a required parameter');
  requireCollectionSize(ids.length, limit);
  return ids;
}

/** The object an id belongs to, by its key prefix. Throws NOT_FOUND. */
export function objectOfId(id: string, { org }: ApiContext): string {
  const object = org.schema.objectOfId(id);
  if (!object) throw notFound();
  return object.name;
}

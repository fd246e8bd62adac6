import type { ObjectSchema, Org } from '../../engine/index.ts';
import { notFound } from '../errorResponse.ts';

/** The object a path names, in any case. Throws NOT_FOUND. */
export function objectOf(org: Org, name: string): ObjectSchema {
  const object = org.schema.object(name);
  if (!object) throw notFound();
  return object;
}

import { z } from 'zod';
import { EngageError } from '../engageError.ts';
import type { Gateway } from '../gateway.ts';

const describeSchema = z.object({
  name: z.string(),
  queryable: z.boolean(),
  createable: z.boolean(),
  updateable: z.boolean(),
  deletable: z.boolean(),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      externalId: z.boolean(),
      unique: z.boolean(),
      createable: z.boolean(),
      updateable: z.boolean(),
      referenceTo: z.array(z.string()),
      relationshipName: z.string().nullish(),
      picklistValues: z.array(z.object({ value: z.string(), active: z.boolean() })),
    }),
  ),
  recordTypeInfos: z
    .array(z.object({ developerName: z.string().nullish(), active: z.boolean().optional() }))
    .optional(),
});

/** What the org says of an object, as the logged-in user may see it. */
export type ObjectDescription = z.infer<typeof describeSchema>;
export type FieldDescription = ObjectDescription['fields'][number];

/** Undefined when the org has no such object, or does not show it to this user. */
export async function describeObject(
  gateway: Gateway,
  object: string,
): Promise<ObjectDescription | undefined> {
  try {
    return describeSchema.parse(await gateway.call({ method: 'GET', path: `/sobjects/${object}/describe` }));
  } catch (error) {
    if (error instanceof EngageError && error.status === 404) return undefined;
    throw error;
  }
}

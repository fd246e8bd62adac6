import { z } from 'zod';
import { flag, many, text } from '../metadata/xml.ts';

const names = <K extends string>(key: K) =>
  z.object({ [key]: many(text) } as Record<K, ReturnType<typeof many<typeof text>>>).optional();

/** "Queue", Metadata API Developer Guide. */
export const queueShape = z.object({
  name: text,
  email: text.optional(),
  doesSendEmailToMembers: flag.optional(),
  doesIncludeBosses: flag.optional(),
  queueMembers: z
    .object({
      users: names('user'),
      publicGroups: names('publicGroup'),
      roles: names('role'),
      roleAndSubordinates: names('roleAndSubordinate'),
      roleAndSubordinatesInternal: names('roleAndSubordinateInternal'),
    })
    .optional(),
  queueSobject: many(z.object({ sobjectType: text })),
});
export type QueueElement = z.output<typeof queueShape>;

import { z } from 'zod';

/** What the server process is started with. Folders are absolute. */
export const serverSettings = z.object({
  dataDir: z.string(),
  /** Undefined: the port of the last run, or any free one. */
  port: z.number().int().min(0).max(65_535).optional(),
  metadata: z.array(z.string()).min(1),
  page: z.string().optional(),
  empty: z.boolean(),
  seed: z.number().int().nonnegative(),
  /** Size of the demo data; 1 is the truthful size. */
  scale: z.number().positive().optional(),
  asOf: z.iso.datetime({ offset: true }).optional(),
});

export type ServerSettings = z.infer<typeof serverSettings>;

/** What the server process tells the one that started it. */
export const serverMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), text: z.string() }),
  z.object({ type: z.literal('ready'), seeded: z.record(z.string(), z.unknown()).optional() }),
  z.object({
    type: z.literal('failed'),
    code: z.string(),
    message: z.string(),
    actions: z.array(z.string()),
  }),
]);

export type ServerMessage = z.infer<typeof serverMessage>;

import { z } from 'zod';

/**
 * One write that Engage is to receive. The key is made from its cause, so the same cause never yields two. `body` is the
 * JSON text that is sent, byte for byte: the record of an upsert, the Id of a delete.
 */
export interface Intent {
  readonly key: string;
  readonly operation: 'upsert' | 'delete';
  readonly object: string;
  readonly body: string;
}

const intentRow = z.object({
  key: z.string(),
  operation: z.enum(['upsert', 'delete']),
  object: z.string(),
  body: z.string(),
  state: z.enum(['pending', 'held']),
  tries: z.number().int(),
  code: z.string().nullable(),
  cause: z.string().nullable(),
});

/** An intent on its way: `held` ones wait for a person, with the cause. */
export type OutboxEntry = z.infer<typeof intentRow>;

/** Reads an outbox row; a row of another shape is a damaged store. */
export function readOutboxRow(row: unknown): OutboxEntry {
  return intentRow.parse(row);
}

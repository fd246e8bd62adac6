import { SfError } from '@salesforce/core';
import { z } from 'zod';

/** Our errors carry a code and, most of them, next steps. */
const ours = z.object({ code: z.string(), message: z.string(), actions: z.array(z.string()).optional() });

const configActions = [
  'Correct the lines named above; "expected" says what may stand there. Then run the same command again.',
];

/** One of our errors as the CLI shows it: what happened, and the exact next step. Others pass through as they are. */
export function toSfError(error: unknown): unknown {
  const known =
    error instanceof Error && !(error instanceof SfError) ? ours.safeParse(error).data : undefined;
  if (!known) return error;
  const actions = known.actions ?? (known.code === 'CONFIG_INVALID' ? configActions : []);
  return SfError.create({ message: known.message, name: known.code, actions, cause: error });
}

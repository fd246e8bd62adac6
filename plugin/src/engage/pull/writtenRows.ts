import { z } from 'zod';
import type { Binding } from '../../policy/index.ts';
import type { RequestId } from '../../rules/index.ts';
import { normaliseValue, type FieldValue } from '../outgoing.ts';
import { idValue } from '../salesforceValues.ts';
import type { PulledKind } from './pulledKind.ts';

/** A row of ours as Engage holds it. */
export interface SeenRow {
  readonly id: string;
  readonly key: string;
  readonly requestId: RequestId;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Reads back the rows this service wrote, so that people's changes to them are seen and mended. */
export function writtenRowKinds(binding: Binding): {
  clock: PulledKind<SeenRow>;
  recommendation: PulledKind<SeenRow>;
} {
  return {
    // The clock of a deleted Case has lost its lookup.
    clock: {
      ...binding.clock,
      isOther: ({ requestId }) => requestId == null,
      schema: seenSchema(binding.clock.fields, 'requestKey'),
    },
    recommendation: { ...binding.recommendation, schema: seenSchema(binding.recommendation.fields, 'key') },
  };
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const ids = z.object({ id: idValue<string>(), requestId: idValue<RequestId>() });

function seenSchema(fields: Readonly<Record<string, string>>, keyName: string): z.ZodType<SeenRow> {
  const logicalNames = Object.keys(fields).filter((name) => name !== 'id');
  return z.record(z.string(), scalar.nullish()).transform((row, context): SeenRow => {
    const parsed = ids.safeParse(row);
    const key = row[keyName];
    if (!parsed.success || typeof key !== 'string') {
      context.addIssue('lacks its request or its key');
      return z.NEVER;
    }
    const values = logicalNames.map(
      (name) => [fields[name] ?? name, normaliseValue(row[name] ?? null)] as const,
    );
    return { ...parsed.data, key, fields: Object.fromEntries(values) };
  });
}

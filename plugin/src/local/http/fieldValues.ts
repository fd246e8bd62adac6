import { z } from 'zod';
import type { FieldValue, FieldValues } from '../engine/index.ts';
import { readBody } from './readBody.ts';

const fieldValue: z.ZodType<FieldValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), fieldValue)]),
);

/** The fields of one record as a JSON object; `attributes` may stand beside them. */
export const fieldValues: z.ZodType<FieldValues> = z.record(z.string(), fieldValue);

/** A record in a request body. Throws JSON_PARSER_ERROR. */
export function readFieldValues(body: unknown): FieldValues {
  return readBody(fieldValues, body);
}

/** The values without some keys, whatever their case. */
export function withoutFields(values: FieldValues, ...names: readonly string[]): FieldValues {
  const dropped = new Set(names.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !dropped.has(name.toLowerCase())));
}

/** A text value by field name in any case. */
export function textField(values: FieldValues, name: string): string | undefined {
  for (const [key, value] of Object.entries(values)) {
    if (key.toLowerCase() === name.toLowerCase() && typeof value === 'string') return value;
  }
  return undefined;
}

import { z } from 'zod';
import { codeOf } from '../../policy/index.ts';

/** A pick-list value as our code; `fallback` for a value that engage.yaml does not bind. */
export function coded<Code extends string>(
  values: Readonly<Record<Code, readonly string[]>>,
  fallback: Code | 'unknown' = 'unknown',
) {
  return z
    .string()
    .nullish()
    .transform((label): Code | 'unknown' => (label == null ? fallback : (codeOf(values, label) ?? fallback)));
}

/** A pick-list value as our code; blank stays absent, a value that is not bound is an issue. */
export function codedOrBlank<Code extends string>(values: Readonly<Record<Code, readonly string[]>>) {
  return z
    .string()
    .nullish()
    .transform((label, context): Code | undefined => {
      if (label == null || label === '') return undefined;
      const code = codeOf(values, label);
      if (code === undefined) context.addIssue(`holds "${label}", which config/engage.yaml does not bind`);
      return code;
    });
}

/** A pick-list value as our code; blank, or not bound, is an issue. */
export function codedRequired<Code extends string>(values: Readonly<Record<Code, readonly string[]>>) {
  return codedOrBlank(values).transform((code, context): Code => {
    if (code !== undefined) return code;
    context.addIssue('is blank');
    return z.NEVER;
  });
}

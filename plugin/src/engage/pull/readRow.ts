import { z } from 'zod';
import { readInstant } from '../salesforceValues.ts';
import type { PulledKind } from './pulledKind.ts';

/** One row of a pull. Without a fact: deleted in Engage, not of this kind, or unreadable with the reason (never skipped in silence, P5). */
export interface ReadRow<Fact> {
  readonly id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly stamp: string;
  readonly fact?: Fact | undefined;
  readonly unreadable?: string | undefined;
}

const systemFields = z.object({
  Id: z.string().length(18),
  SystemModstamp: z.string(),
  IsDeleted: z.boolean(),
});

/** From Salesforce's row to a fact. The reason of an unreadable row names fields, never personal values. */
export function readRow<Fact>(kind: PulledKind<Fact>, row: Readonly<Record<string, unknown>>): ReadRow<Fact> {
  const system = systemFields.parse(row);
  const stamp = new Date(readInstant(system.SystemModstamp)).toISOString();
  if (system.IsDeleted) return { id: system.Id, stamp };
  const logical = Object.fromEntries(
    Object.entries(kind.fields).map(([name, path]) => [name, valueAt(row, path)]),
  );
  if (kind.isOther?.(logical)) return { id: system.Id, stamp };
  const parsed = kind.schema.safeParse(logical);
  if (parsed.success) return { id: system.Id, stamp, fact: parsed.data };
  const issues = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '');
    return `${kind.fields[name] ?? name} ${issue.message}`;
  });
  return { id: system.Id, stamp, unreadable: issues.join('; ') };
}

function valueAt(row: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = row;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

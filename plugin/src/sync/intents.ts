import { z } from 'zod';
import { normaliseValue, type OutgoingRow } from '../engage/index.ts';
import type { AcceptedWrite, Intent, OutboxEntry, WrittenRow } from '../store/index.ts';

const kinds = ['clock', 'recommendation', 'complianceStep'] as const;
export type IntentKind = (typeof kinds)[number];

const kindSchema = z.enum(kinds);
const upsertBody = z.looseObject({ attributes: z.object({ type: z.string() }) });
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The kind of row that an intent's key (`clock:500…`) is about. */
export function intentKind(key: string): IntentKind {
  return kindSchema.parse(key.split(':')[0]);
}

/** The write that makes Engage hold this row. */
export function upsertIntent(row: OutgoingRow): Intent {
  return {
    key: `${row.kind}:${row.key}`,
    operation: 'upsert',
    object: row.object,
    body: JSON.stringify({ attributes: { type: row.object }, ...row.fields }),
  };
}

/** The write that removes a row of ours. */
export function deleteIntent(kind: IntentKind, object: string, row: WrittenRow): Intent {
  return { key: `${kind}:${row.key}`, operation: 'delete', object, body: JSON.stringify(row.id) };
}

/** What the working set holds once Engage has accepted an intent. */
export function acceptedWrite(entry: OutboxEntry, id: string): AcceptedWrite {
  const kind = intentKind(entry.key);
  // Compliance steps are read whole at each look.
  if (kind === 'complianceStep') return { key: entry.key, id };
  if (entry.operation === 'delete')
    return { key: entry.key, kind, id: z.string().parse(JSON.parse(entry.body)) };
  const key = entry.key.slice(kind.length + 1);
  const { attributes, ...sent } = upsertBody.parse(JSON.parse(entry.body));
  const fields = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, normaliseValue(fieldValue.parse(value))]),
  );
  return { key: entry.key, kind, id, body: { id, key, requestId: requestOf(key), fields } };
}

/** Keys of our rows begin with the request's 18-character Id. */
function requestOf(key: string): WrittenRow['requestId'] {
  return key.slice(0, 18) as WrittenRow['requestId'];
}

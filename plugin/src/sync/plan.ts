import type { OutgoingRow } from '../engage/index.ts';
import type { Intent, WrittenRow } from '../store/index.ts';
import { deleteIntent, upsertIntent } from './intents.ts';

export interface PlanInput {
  /** The rows that Engage should hold. */
  readonly wanted: readonly OutgoingRow[];
  /** Our rows as last seen in Engage. */
  readonly seenClocks: readonly WrittenRow[];
  readonly seenRecommendations: readonly WrittenRow[];
  /** Requests whose recommendations may be removed: enrolled ones (M0). */
  readonly mayRemove: (requestId: WrittenRow['requestId']) => boolean;
  readonly recommendationObject: string;
}

/**
 * What must be written so that Engage holds what is wanted; empty when it does already. A value: the same input gives the
 * same plan, byte for byte, in the order in which it is sent.
 */
export function makePlan(input: PlanInput): Intent[] {
  const seen = {
    clock: new Map(input.seenClocks.map((row) => [row.key, row])),
    recommendation: new Map(input.seenRecommendations.map((row) => [row.key, row])),
  };
  const wantedKeys = new Set(
    input.wanted.filter((row) => row.kind === 'recommendation').map((row) => row.key),
  );
  const removals = input.seenRecommendations
    .filter((row) => !wantedKeys.has(row.key) && input.mayRemove(row.requestId))
    .map((row) => deleteIntent('recommendation', input.recommendationObject, row));
  const changes = input.wanted.flatMap((wanted) => {
    const before = seen[wanted.kind].get(wanted.key);
    const row = before ? keepDeadlines(wanted, before) : wanted;
    if (before ? sameFields(row, before) : row.updateOnly) return [];
    return [upsertIntent(before ? keepFirst(row, before) : row)];
  });
  return [...removals.sort(byKey), ...changes.sort(byKey)];
}

/** Fields that record when and under which policy a row was decided do not make it differ. */
function sameFields(row: OutgoingRow, before: WrittenRow): boolean {
  return Object.entries(row.fields).every(
    ([name, value]) => row.provenance.includes(name) || (before.fields[name] ?? null) === value,
  );
}

/** D10: a new calendar or policy moves only what still runs. */
function keepDeadlines(row: OutgoingRow, before: WrittenRow): OutgoingRow {
  if (row.keptDeadlines === undefined) return row;
  const { startsField, stopped } = row.keptDeadlines;
  const starts = new Set(String(before.fields[startsField] ?? '').split(' '));
  const kept = stopped.flatMap(({ field, start }) => {
    const held = before.fields[field];
    return starts.has(start) && typeof held === 'string' ? [[field, held] as const] : [];
  });
  return { ...row, fields: { ...row.fields, ...Object.fromEntries(kept) } };
}

/** M11: a recommendation that stays keeps the time at which it was first made. */
function keepFirst(row: OutgoingRow, before: WrittenRow): OutgoingRow {
  const fields = { ...row.fields };
  for (const name of row.keptOnce) fields[name] = before.fields[name] ?? fields[name] ?? null;
  return { ...row, fields };
}

function byKey(one: Intent, other: Intent): number {
  return one.key < other.key ? -1 : 1;
}

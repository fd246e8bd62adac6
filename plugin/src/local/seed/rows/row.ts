import type { Instant } from '../../calendar/zoneTime.ts';

/** Names another row, or something that the org has already (`user:…`, `profile:…`, `permissionSet:…`, `recordType:…`); loading puts its Id. */
export interface Reference {
  readonly ref: string;
}

export type SeedValue = string | number | boolean | undefined | Reference;

export interface SeedRow {
  readonly key: string;
  readonly values: Readonly<Record<string, SeedValue>>;
}

/** Rows of one object that refer only to rows of earlier tables. */
export interface SeedTable {
  readonly object: string;
  readonly rows: readonly SeedRow[];
}

export function reference(key: string): Reference {
  return { ref: key };
}

export function optionalReference(key: string | undefined): Reference | undefined {
  return key === undefined ? undefined : { ref: key };
}

/** As the API writes and reads it. */
export function dateTime(instant: Instant): string {
  return new Date(instant).toISOString();
}

export function optionalDateTime(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : dateTime(instant);
}

/** When the row was made and last touched, as if it had happened here. */
export function stamps(createdAt: Instant, touchedAt: Instant): Record<string, string> {
  return {
    CreatedDate: dateTime(createdAt),
    LastModifiedDate: dateTime(touchedAt),
    SystemModstamp: dateTime(touchedAt),
  };
}

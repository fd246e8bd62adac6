import type { FieldValue, Org } from '../engine/index.ts';
import { idByName } from './idByName.ts';
import type { SeedRow, SeedTable, SeedValue } from './rows/row.ts';

/** The Id of every row by its key, and what the org had before: record types, profiles and users. */
export type KnownIds = Map<string, string>;

/** Loads the tables one after the other in one transaction; the Ids of the rows are added to `known`. */
export function loadTables(org: Org, tables: readonly SeedTable[], known: KnownIds): void {
  org.transaction(() => {
    for (const { object, rows } of tables) {
      const ids = org.load(
        object,
        rows.map((row) => resolved(row, known)),
      );
      rows.forEach(({ key }, index) => {
        const id = ids[index];
        if (id === undefined) throw new Error(`Expected an Id for the row '${key}' of ${object}, got none.`);
        known.set(key, id);
      });
    }
  });
}

/** What the org has already, under the keys by which rows refer to it. */
export function knownIds(org: Org): KnownIds {
  const known: KnownIds = new Map();
  for (const { name, recordTypes } of org.schema.objects.values()) {
    for (const { developerName, id } of recordTypes) known.set(`recordType:${name}.${developerName}`, id);
  }
  for (const [name, id] of idByName(org, 'Profile', 'Name')) known.set(`profile:${name}`, id);
  for (const [name, id] of idByName(org, 'User', 'Username')) known.set(`user:${name}`, id);
  for (const [name, id] of idByName(org, 'PermissionSet', 'Name')) known.set(`permissionSet:${name}`, id);
  return known;
}

function resolved({ key, values }: SeedRow, known: KnownIds): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, resolvedValue(value, known, `${key}.${field}`)]),
  );
}

function resolvedValue(value: SeedValue, known: KnownIds, where: string): FieldValue {
  if (typeof value !== 'object') return value;
  const id = known.get(value.ref);
  if (id === undefined) {
    throw new Error(
      `Expected '${value.ref}' in the org, as ${where} refers to it, but it is not there. ` +
        'Seed users first, and open the org with both metadata folders, config/engage-baseline and the package.',
    );
  }
  return id;
}

import type { Engine } from '../dml/engine.ts';
import type { Metadata } from '../metadata/readFolders.ts';
import type { ObjectSchema, Schema } from '../schemaTypes.ts';
import type { Database } from '../storage/index.ts';
import { sql } from '../storage/index.ts';

/** Each profile names a default record type for an object ("Profile", Metadata API, recordTypeVisibilities). */
export function defaultRecordTypes(
  database: Database,
  metadata: Metadata,
  schema: Schema,
): Engine['recordTypeFor'] {
  /** By object, then by profile. */
  const defaults = new Map<ObjectSchema, Map<string, string | null>>();
  for (const [profile, { element }] of metadata.access.profiles) {
    for (const { recordType, default: isDefault } of element.recordTypeVisibilities) {
      const [name = '', developerName] = recordType.split('.');
      const object = schema.object(name);
      if (isDefault !== true || object === undefined) continue;
      const chosen = object.recordTypes.find((each) => each.developerName === developerName);
      const byProfile = defaults.get(object) ?? new Map<string, string | null>();
      defaults.set(object, byProfile.set(profile, chosen?.id ?? null));
    }
  }
  return (object, userId) => {
    const byProfile = defaults.get(object);
    if (byProfile === undefined) return undefined;
    const [profile] =
      database.row(
        sql`SELECT p."Name" FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId" WHERE u."Id" = ${userId}`,
      ) ?? [];
    return byProfile.get(String(profile));
  };
}

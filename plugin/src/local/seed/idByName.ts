import type { Org } from '../engine/index.ts';

/** The Ids of all rows of an object, by one of its text fields. */
export function idByName(org: Org, object: string, nameField: string): Map<string, string> {
  const ids = new Map<string, string>();
  const { records } = org.query(`SELECT Id, ${nameField} FROM ${object}`, { userId: org.systemUserId });
  for (const { Id: id, [nameField]: name } of records) {
    if (typeof id === 'string' && typeof name === 'string') ids.set(name, id);
  }
  return ids;
}

import type { Database } from '../storage/index.ts';
import { identifier } from '../storage/index.ts';

/** The rows that decide what somebody may do, and of users the columns that do. */
const tables: Readonly<Record<string, readonly string[] | undefined>> = {
  User: ['ProfileId', 'UserRoleId', 'UserType', 'ContactId', 'AccountId'],
  Profile: undefined,
  UserRole: undefined,
  Group: undefined,
  GroupMember: undefined,
  PermissionSet: undefined,
  PermissionSetAssignment: undefined,
};

/** Calls back at each write to a row that decides about access, whoever writes it, and when such a write is undone. */
export function watchChanges(database: Database, changed: () => void): void {
  let changedSinceStart = false;
  database.defineFunction('access_changed', () => {
    changedSinceStart = true;
    changed();
    return null;
  });
  database.afterRollback(() => {
    if (changedSinceStart) changed();
  });
  for (const [table, columns] of Object.entries(tables)) {
    const updated =
      columns === undefined
        ? 'UPDATE'
        : `UPDATE OF ${columns.map((each) => identifier(each).text).join(', ')}`;
    for (const event of ['INSERT', 'DELETE', updated]) {
      const name = identifier(`access:${table}:${event.slice(0, 6)}`).text;
      database.run({
        text: `CREATE TEMP TRIGGER ${name} AFTER ${event} ON main.${identifier(table).text} BEGIN SELECT access_changed(); END`,
        values: [],
      });
    }
  }
}

import { signIn } from './callServer.ts';
import { cliUsers, registerCliUsers, type CliUsername } from './cliUsers.ts';
import type { ServerRecord } from './serverRecord.ts';

export interface CliConnection {
  readonly username: CliUsername;
  readonly accessToken: string;
  /** What the sf CLI could not be told, and why. The org runs all the same. */
  readonly warnings: readonly string[];
}

/** Signs the administrator and the service user in and tells the sf CLI about them. Throws LocalOrgError. */
export async function connectCli(record: ServerRecord): Promise<CliConnection> {
  const [{ username }] = cliUsers;
  const tokens = new Map<CliUsername, string>();
  for (const user of cliUsers) tokens.set(user.username, await signIn(record, user.username));
  const warnings: string[] = [];
  try {
    for (const alias of await registerCliUsers(record, tokens)) {
      warnings.push(
        `The alias ${alias} means another org already and was left alone; use the username instead.`,
      );
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warnings.push(`The sf CLI does not know this org, so --target-org will not find it: ${reason}`);
  }
  return { username, accessToken: tokens.get(username) ?? '', warnings };
}

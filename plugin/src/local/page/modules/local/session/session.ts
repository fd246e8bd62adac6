import { send } from 'local/salesforce';

/** An invented person of the local org. */
export interface LocalUser {
  readonly username: string;
  readonly name: string;
}

function readUser(value: unknown): LocalUser[] {
  const { username, name } = (value ?? {}) as { username?: unknown; name?: unknown };
  return typeof username === 'string' && typeof name === 'string' ? [{ username, name }] : [];
}

/** Who is signed in here; undefined for nobody. */
export async function whoAmI(): Promise<LocalUser | undefined> {
  const { body } = await send('/local/session');
  return readUser(body)[0];
}

/** The people one can sign in as. @param search start of a username. */
export async function listUsers(search: string): Promise<readonly LocalUser[]> {
  const { body } = await send(`/local/users?search=${encodeURIComponent(search)}`);
  return Array.isArray(body) ? body.flatMap(readUser) : [];
}

/** Signs in as one of them, by cookie. @throws Error when the org refuses. */
export async function logIn(username: string): Promise<void> {
  const { status } = await send('/local/session', { method: 'POST', body: JSON.stringify({ username }) });
  if (status >= 300) {
    throw new Error(`The local org refused to sign in ${username} (HTTP status ${status}).`);
  }
}

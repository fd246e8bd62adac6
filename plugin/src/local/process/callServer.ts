import { z } from 'zod';
import { LOCAL_PASSWORD } from '../http/index.ts';
import { LocalOrgError } from './localOrgError.ts';
import type { ServerRecord } from './serverRecord.ts';

const TIMEOUT_MS = 10_000;
const SEED_TIMEOUT_MS = 180_000;

const tokenAnswer = z.object({ access_token: z.string() });
const refusal = z.array(z.object({ message: z.string() }));

/** Signs a user of the running org in; the access token. Throws LocalOrgError. */
export async function signIn({ instanceUrl }: ServerRecord, username: string): Promise<string> {
  const response = await fetch(`${instanceUrl}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username, password: LOCAL_PASSWORD }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer = tokenAnswer.safeParse(await response.json());
  if (answer.success) return answer.data.access_token;
  throw new LocalOrgError('SIGN_IN_FAILED', `${username} cannot sign in to the local org.`, [
    'Begin anew with fresh users: sf score local reset, then sf score local start.',
  ]);
}

/** Loads the demo data into the running org; its summary. Throws LocalOrgError when there is data already. */
export async function seedRunningOrg(
  { instanceUrl }: ServerRecord,
  accessToken: string,
  seed: number,
  asOf: Date | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${instanceUrl}/local/seed`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ seed, asOf: asOf?.toISOString() }),
    signal: AbortSignal.timeout(SEED_TIMEOUT_MS),
  });
  const body: unknown = await response.json();
  if (response.ok) return z.record(z.string(), z.unknown()).parse(body);
  const message = refusal.safeParse(body).data?.[0]?.message ?? `HTTP ${response.status}`;
  throw new LocalOrgError('SEED_REFUSED', `The demo data was not loaded: ${message}.`, [
    'To begin anew with demo data: sf score local reset, then sf score local start.',
  ]);
}

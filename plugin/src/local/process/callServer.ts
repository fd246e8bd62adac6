import { z } from 'zod';
import { LOCAL_PASSWORD } from '../http/index.ts';
import { LocalOrgError } from './localOrgError.ts';
import type { ClockMove } from './moveClock.ts';
import type { ServerRecord } from './serverRecord.ts';

const TIMEOUT_MS = 10_000;
const SEED_TIMEOUT_MS = 180_000;

const tokenAnswer = z.object({ access_token: z.string() });
/** The due work of a long span is done before the answer comes. */
const CLOCK_TIMEOUT_MS = 600_000;

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

const count = z.number().int();
const clockMove = z.object({
  from: z.string(),
  now: z.string(),
  done: z.object({
    notice24Hours: count,
    reminder48Hours: count,
    returnToQueue: count,
    dayChange: count,
    mentorsRecounted: count,
    refused: z.array(
      z.object({
        kind: z.enum(['notice24Hours', 'reminder48Hours', 'returnToQueue', 'dayChange']),
        recordId: z.string(),
        errorCode: z.string(),
        message: z.string(),
      }),
    ),
  }),
}) satisfies z.ZodType<ClockMove>;

/** Moves the running org's clock by a span in milliseconds, or to an instant. Throws LocalOrgError for an earlier one. */
export async function moveRunningClock(
  { instanceUrl }: ServerRecord,
  accessToken: string,
  by: { readonly advanceMs: number } | { readonly to: Date },
): Promise<ClockMove> {
  const response = await fetch(`${instanceUrl}/local/clock`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify('to' in by ? { to: by.to.toISOString() } : by),
    signal: AbortSignal.timeout(CLOCK_TIMEOUT_MS),
  });
  const body: unknown = await response.json();
  if (response.ok) return clockMove.parse(body);
  const message = refusal.safeParse(body).data?.[0]?.message ?? `HTTP ${response.status}`;
  throw new LocalOrgError('CLOCK_NOT_MOVED', message, [
    'Look where it stands: sf score local clock. Then name a later instant, or a span: --advance 3d.',
    'For an earlier one begin anew: sf score local reset, then sf score local start --as-of TIME.',
  ]);
}

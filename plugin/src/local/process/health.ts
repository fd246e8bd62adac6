import { z } from 'zod';
import type { ServerRecord } from './serverRecord.ts';

const health = z.object({
  ok: z.literal(true),
  organizationId: z.string(),
  pid: z.number(),
  now: z.string(),
});

export type Health = z.infer<typeof health>;

/** What the recorded server says of itself; undefined when nobody answers, or somebody else does. */
export async function checkHealth(record: ServerRecord, timeoutMs = 5_000): Promise<Health | undefined> {
  try {
    const response = await fetch(`${record.instanceUrl}/local/health`, {
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = health.parse(await response.json());
    return answer.pid === record.pid && answer.organizationId === record.organizationId ? answer : undefined;
  } catch {
    return undefined;
  }
}

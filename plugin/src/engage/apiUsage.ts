/** Calls used and allowed in the running 24 hours, from the `Sforce-Limit-Info` response header. */
export interface ApiUsage {
  readonly used: number;
  readonly limit: number;
}

/** Reads `api-usage=18/15000; api-bursts=1/750`: more parts may follow. Undefined when the header is absent. */
export function readApiUsage(header: string | undefined): ApiUsage | undefined {
  const match = /(?:^|[;,\s])api-usage=(\d+)\/(\d+)/.exec(header ?? '');
  if (!match) return undefined;
  return { used: Number(match[1]), limit: Number(match[2]) };
}

/** True when fewer calls than the reserve for people are left (P4). `reservePercent` is 0-100. */
export function insideReserve(usage: ApiUsage | undefined, reservePercent: number): boolean {
  return usage !== undefined && usage.limit - usage.used < (usage.limit * reservePercent) / 100;
}

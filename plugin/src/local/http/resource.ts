import type { Clock, Org } from '../engine/index.ts';
import type { ApiUsage } from './apiUsage.ts';
import type { BulkJobs } from './bulk/bulkJobs.ts';
import type { QueryCursors } from './rest/queryCursors.ts';
import type { RecentRecords } from './rest/recentRecords.ts';
import type { Streaming } from './streaming/streaming.ts';
import type { WriteLog } from './writeLog.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One call below `/services/data/vNN.0`, whether it came by itself or inside a composite. */
export interface ApiRequest {
  readonly method: Method;
  /** `66.0`. */
  readonly version: string;
  /** Decoded path segments after the version: `['sobjects', 'Case', '500…']`. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly userId: string;
}

export interface ApiResponse {
  readonly status: number;
  /** Undefined: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every resource works on; one per server. */
export interface ApiContext {
  readonly org: Org;
  readonly clock: Clock;
  readonly usage: ApiUsage;
  readonly cursors: QueryCursors;
  readonly recent: RecentRecords;
  readonly writes: WriteLog;
  readonly bulk: BulkJobs;
  readonly streaming: Streaming;
  /** When the server read the metadata, in milliseconds since 1970 by the org's clock: no describe changes after it. */
  readonly startedAt: number;
  /** Answers a subrequest by the same table of resources; never throws ApiError. */
  readonly answer: (request: ApiRequest) => ApiResponse;
}

export type Params = Readonly<Record<string, string>>;

/** One row of the table of resources: a method, a path such as `/sobjects/:object/:id`, and the work. */
export interface Resource {
  readonly method: Method;
  readonly path: string;
  /** Throws ApiError. Synchronous, so that a composite can run it inside one transaction. */
  readonly handle: (request: ApiRequest, params: Params, context: ApiContext) => ApiResponse;
}

/** A path parameter that the pattern guarantees. */
export function param(params: Params, name: string): string {
  return params[name] ?? '';
}

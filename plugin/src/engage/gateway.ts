import { z } from 'zod';
import { readApiUsage, type ApiUsage } from './apiUsage.ts';
import { EngageError } from './engageError.ts';
import type { ApiRequest, ApiResponse, Transport } from './transport.ts';

export const apiVersion = '66.0';

/** What the gateway needs from outside; a test passes its own. */
export interface GatewayOptions {
  readonly transport: Transport;
  /** Resolves after so many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** 0 inclusive to 1 exclusive; spreads retries of several machines. */
  readonly random: () => number;
  /** Attempts for one call, the first included. */
  readonly attempts?: number;
  readonly onRetry?: (fault: EngageError, waitMilliseconds: number) => void;
}

/** The one way to Salesforce: retries what may succeed later, counts calls, and turns every fault into an EngageError. */
export interface Gateway {
  /** Every request must be safe to repeat: reads, upserts by external id, deletes. `path` follows `/services/data/v66.0`. */
  call(request: ApiRequest): Promise<unknown>;
  calls(): number;
  usage(): ApiUsage | undefined;
  /** The server's own clock at its last answer, milliseconds since epoch: this machine's clock may be wrong. */
  serverTime(): number | undefined;
}

const errorBody = z.array(z.object({ message: z.string(), errorCode: z.string() })).min(1);

export function createGateway(options: GatewayOptions): Gateway {
  const attempts = options.attempts ?? 5;
  let calls = 0;
  let usage: ApiUsage | undefined;
  let serverTime: number | undefined;

  async function once(request: ApiRequest): Promise<ApiResponse> {
    calls += 1;
    let response: ApiResponse;
    try {
      response = await options.transport.send(request);
    } catch (cause) {
      throw unreachable(cause);
    }
    usage = readApiUsage(response.headers['sforce-limit-info']) ?? usage;
    const date = Date.parse(response.headers.date ?? '');
    if (!Number.isNaN(date)) serverTime = date;
    return response;
  }

  async function call(request: ApiRequest): Promise<unknown> {
    const full = { ...request, path: `/services/data/v${apiVersion}${request.path}` };
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      let fault: EngageError;
      let retryAfter: string | undefined;
      try {
        const response = await once(full);
        if (response.status < 400) return parseBody(response);
        fault = faultOf(response, request);
        retryAfter = response.headers['retry-after'];
      } catch (error) {
        if (!(error instanceof EngageError)) throw error;
        fault = error;
      }
      if (fault.errorClass === 'auth' && !renewed) {
        renewed = true;
        if (await renew(options.transport, fault)) continue;
      }
      if (fault.errorClass !== 'transient' || attempt >= patience(fault, attempts)) throw fault;
      const wait = waitBefore(attempt, retryAfter, options.random);
      options.onRetry?.(fault, wait);
      await options.sleep(wait);
    }
  }

  return { call, calls: () => calls, usage: () => usage, serverTime: () => serverTime };
}

/** Where nobody listens, more than one further try only keeps a person waiting; a busy server may get over it. */
function patience(fault: EngageError, attempts: number): number {
  return fault.code === 'CONNECTION_REFUSED' ? Math.min(2, attempts) : attempts;
}

async function renew(transport: Transport, fault: EngageError): Promise<boolean> {
  try {
    return await transport.renewSession();
  } catch (cause) {
    throw new EngageError(
      { code: fault.code, status: fault.status, message: 'The login has ended and could not be renewed.' },
      { cause },
    );
  }
}

/** Full-jitter backoff from half a second up to 30 seconds; the server's Retry-After (seconds) wins. */
function waitBefore(attempt: number, retryAfter: string | undefined, random: () => number): number {
  const seconds = Number(retryAfter);
  if (retryAfter !== undefined && Number.isFinite(seconds)) return Math.min(seconds, 120) * 1000;
  return Math.ceil(random() * Math.min(30_000, 500 * 2 ** attempt));
}

function parseBody(response: ApiResponse): unknown {
  if (response.body === '') return undefined;
  try {
    return JSON.parse(response.body);
  } catch (cause) {
    throw new EngageError(
      {
        code: 'UNREADABLE_ANSWER',
        status: 502,
        message: 'The server answered with something that is not JSON.',
      },
      { cause },
    );
  }
}

function faultOf(response: ApiResponse, request: ApiRequest): EngageError {
  const where = `${request.method} ${request.path.split('?')[0] ?? ''}`;
  let first: { message: string; errorCode: string } | undefined;
  try {
    first = errorBody.parse(JSON.parse(response.body))[0];
  } catch {
    first = undefined;
  }
  if (!first) {
    return new EngageError({
      code: `HTTP_${response.status}`,
      status: response.status,
      message: `Salesforce answered ${response.status} to ${where}.`,
    });
  }
  if (first.errorCode === 'INVALID_SESSION_ID') {
    return new EngageError({
      code: first.errorCode,
      status: response.status,
      message: 'The login to Engage has expired.',
    });
  }
  return new EngageError({
    code: first.errorCode,
    status: response.status,
    message: `Salesforce refused ${where}: ${first.errorCode}: ${first.message}`,
  });
}

function unreachable(cause: unknown): EngageError {
  const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
  return new EngageError(
    {
      code: timedOut ? 'TIMEOUT' : wasRefused(cause) ? 'CONNECTION_REFUSED' : 'UNREACHABLE',
      status: 0,
      message: timedOut ? 'Engage did not answer within a minute.' : 'Engage cannot be reached.',
      actions: [
        'Local org: see "sf score local status" and start it with "sf score local start".',
        'Real org: check the network and "sf org display", then run the same command again.',
      ],
    },
    { cause },
  );
}

/** fetch hides what happened in the cause of its error. */
function wasRefused(error: unknown): boolean {
  const refusal = z.object({ cause: z.object({ code: z.literal('ECONNREFUSED') }) });
  return refusal.safeParse(error).success;
}

import type { Connection } from '@salesforce/core';
import type { ApiRequest, ApiResponse, Transport } from './transport.ts';

const timeoutMilliseconds = 60_000;

/**
 * Transport over the login of a `@salesforce/core` connection. Requests go by `fetch`, not by jsforce, because jsforce
 * ignores Retry-After, hides response headers, and repeats a failed token renewal without limit.
 */
export function connectionTransport(connection: Connection): Transport {
  return {
    async send(request: ApiRequest): Promise<ApiResponse> {
      const response = await fetch(new URL(request.path, connection.instanceUrl), {
        method: request.method,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${connection.accessToken ?? ''}`,
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { body: request.body }),
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers.entries()),
        body: await response.text(),
      };
    },
    async renewSession(): Promise<boolean> {
      if (connection.getAuthInfo().isAccessTokenFlow()) return false;
      await connection.refreshAuth();
      return true;
    },
  };
}

import type { ApiRequest, ApiResponse, Transport } from '../../plugin/src/engage/index.ts';

export type Answer = Partial<ApiResponse> | Error | ((request: ApiRequest) => Partial<ApiResponse>);

export interface FakeTransport extends Transport {
  readonly sent: ApiRequest[];
  renewals: number;
}

/** Answers in order and throws on a request that nobody expected. */
export function fakeTransport(answers: Answer[], renews: boolean | Error = false): FakeTransport {
  const queue = [...answers];
  const fake: FakeTransport = {
    sent: [],
    renewals: 0,
    send(request) {
      fake.sent.push(request);
      const next = queue.shift();
      if (next === undefined) throw new Error(`unexpected ${request.method} ${request.path}`);
      if (next instanceof Error) return Promise.reject(next);
      const answer = typeof next === 'function' ? next(request) : next;
      return Promise.resolve({ status: 200, headers: {}, body: '', ...answer });
    },
    renewSession() {
      fake.renewals += 1;
      return renews instanceof Error ? Promise.reject(renews) : Promise.resolve(renews);
    },
  };
  return fake;
}

export const fault = (status: number, errorCode: string, message = 'said so'): Partial<ApiResponse> => ({
  status,
  body: JSON.stringify([{ errorCode, message }]),
});

import type { Resource } from '../resource.ts';

/** `GET /limits`: the daily API calls are counted; what the local org does not ration has its usual size. */
export const limits: Resource = {
  method: 'GET',
  path: '/limits',
  handle(_request, _params, { usage }) {
    const unrationed = (max: number): object => ({ Max: max, Remaining: max });
    const remaining = Math.max(0, usage.limit - usage.used());
    return {
      status: 200,
      body: {
        DailyApiRequests: { Max: usage.limit, Remaining: remaining },
        DailyAsyncApexExecutions: unrationed(250_000),
        DailyBulkApiBatches: unrationed(15_000),
        DailyBulkV2QueryJobs: unrationed(10_000),
        DataStorageMB: unrationed(10_240),
        FileStorageMB: unrationed(10_240),
        SingleEmail: unrationed(5_000),
      },
    };
  },
};

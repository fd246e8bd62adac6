import type { Resource } from '../resource.ts';

/** What the local org does not ration, with its usual size in Enterprise Edition (REST API Developer Guide, "Limits"). */
const unrationed: Readonly<Record<string, number>> = {
  ActiveScratchOrgs: 0,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentEinsteinDataInsightsStoryCreation: 5,
  ConcurrentSyncReportRuns: 20,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyDurableGenericStreamingApiEvents: 1_000_000,
  DailyDurableStreamingApiEvents: 1_000_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyScratchOrgs: 0,
  DailyStandardVolumePlatformEvents: 25_000,
  DailyStreamingApiEvents: 1_000_000,
  DailyWorkflowEmails: 1000,
  DataStorageMB: 10_240,
  DurableStreamingApiConcurrentClients: 2000,
  FileStorageMB: 10_240,
  HourlyAsyncReportRuns: 1200,
  HourlyDashboardRefreshes: 200,
  HourlyDashboardResults: 5000,
  HourlyDashboardStatuses: 999_999_999,
  HourlyODataCallout: 20_000,
  HourlyPublishedPlatformEvents: 50_000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 1000,
  MassEmail: 5000,
  MonthlyPlatformEvents: 0,
  Package2VersionCreates: 6,
  PermissionSets: 1500,
  SingleEmail: 5000,
  StreamingApiConcurrentClients: 2000,
};

const BULK_BATCHES = 15_000;
const BULK_QUERY_JOBS = 10_000;
const DAY = 24 * 3_600_000;

/** `GET /limits`: API calls, Bulk batches and query jobs of the last 24 hours run down; the rest has its usual size. */
export const limits: Resource = {
  method: 'GET',
  path: '/limits',
  handle(_request, _params, { usage, bulk, clock }) {
    const left = (max: number, used: number): object => ({ Max: max, Remaining: Math.max(0, max - used) });
    const dayAgo = clock.now().getTime() - DAY;
    const recent = ({ createdDate }: { readonly createdDate: string }): boolean =>
      Date.parse(createdDate.replace('+0000', 'Z')) > dayAgo;
    const batches = bulk.ingest.all().filter(recent).length;
    const oldBatches = bulk.batched.all().flatMap((job) => job.batches.filter(recent)).length;
    const body = {
      DailyApiRequests: left(usage.limit, usage.used()),
      DailyBulkApiBatches: left(BULK_BATCHES, batches + oldBatches),
      DailyBulkV2QueryJobs: left(BULK_QUERY_JOBS, bulk.query.all().filter(recent).length),
    };
    const others = Object.entries(unrationed).map(([name, max]): [string, object] => [name, left(max, 0)]);
    const all = [...Object.entries(body), ...others].sort(([a], [b]) => (a < b ? -1 : 1));
    return { status: 200, body: Object.fromEntries(all) };
  },
};

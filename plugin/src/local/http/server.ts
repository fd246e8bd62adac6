import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { ApiError, type Clock, type Org } from '../engine/index.ts';
import { createApiUsage } from './apiUsage.ts';
import { createBulkJobs } from './bulk/bulkJobs.ts';
import { createSpool } from './bulk/spool.ts';
import { addBulk1Routes } from './bulk1/bulk1Routes.ts';
import { addDataRoutes } from './dataRoutes.ts';
import { addCompressedBodies } from './compressedBodies.ts';
import { createDispatch } from './dispatch.ts';
import { addFaultHandlers, sendUnroutable } from './faults.ts';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';
import { addConnectedAppRoute } from './oauth/connectedAppRoute.ts';
import { openConnectedApps, type ConnectedApps } from './oauth/connectedApps.ts';
import { addOAuthRoutes } from './oauth/routes.ts';
import { addPageRoutes } from './page/pageRoutes.ts';
import { addSessionRoutes } from './page/sessionRoutes.ts';
import { addClockRoute, type MoveClock } from './clockRoute.ts';
import { addEngageRoutes } from './engageRoutes.ts';
import { addLocalRoutes, type Seeding } from './localRoutes.ts';
import { collapseSlashes } from './requestPath.ts';
import type { ApiContext } from './resource.ts';
import { resources } from './resources.ts';
import { createQueryCursors } from './rest/queryCursors.ts';
import { createRecentRecords } from './rest/recentRecords.ts';
import type { ServerContext } from './serverContext.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { addSoapRoutes } from './soap/soapRoutes.ts';
import { addCometdRoutes } from './streaming/cometdRoutes.ts';
import { createStreaming } from './streaming/streaming.ts';
import { createWriteLog } from './writeLog.ts';

/** Salesforce takes 50 MB of JSON; a collection of 200 full records stays far below this. */
const BODY_LIMIT = 8 * 1024 * 1024;
const HEADER_LIMIT = 64 * 1024;
/** Enterprise Edition's base allowance of API calls in 24 hours. */
const DAILY_API_CALLS = 100_000;

export interface ServerOptions {
  readonly org: Org;
  /** The org's clock. */
  readonly clock: Clock;
  /** The folder of the built page. */
  readonly page?: string | undefined;
  /** Who is signed in; by default nobody, kept in memory. */
  readonly sessions?: Sessions;
  /** Clients that may sign in with a JWT; by default none. */
  readonly apps?: ConnectedApps;
  readonly dailyApiCalls?: number;
  /** A folder for the data of Bulk API jobs, emptied at the start; by default they stay in memory. */
  readonly spool?: string;
  /** Loads the demo data on `POST /local/seed`. */
  readonly seed?: Seeding;
  /** Moves the org's clock on `POST /local/clock`. */
  readonly moveClock?: MoveClock;
  /** Gets one line for each defect of the server itself. */
  readonly report?: (line: string) => void;
}

/** The local org over HTTP. It answers this machine only, whatever it is bound to; `inject` works without listening. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { org, clock } = options;
  const sessions =
    options.sessions ??
    openSessions({ organizationId: org.organizationId, clock: { now: () => new Date() } });
  const dispatch = createDispatch(resources);
  const api: ApiContext = {
    org,
    clock,
    usage: createApiUsage(clock, options.dailyApiCalls ?? DAILY_API_CALLS),
    cursors: createQueryCursors(clock),
    recent: createRecentRecords(),
    writes: createWriteLog(),
    bulk: createBulkJobs(clock, createSpool(options.spool)),
    streaming: createStreaming(org, clock, options.report ?? (() => undefined)),
    startedAt: clock.now().getTime(),
    answer: (request) => dispatch(request, api),
  };
  const context: ServerContext = { org, clock, sessions, page: options.page };

  const apps = options.apps ?? openConnectedApps();

  const app = fastify({
    rewriteUrl: (request) => collapseSlashes(request.url ?? '/'),
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    http: { maxHeaderSize: HEADER_LIMIT },
    frameworkErrors: sendUnroutable,
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!isLoopbackHost(request.headers.host) || !isLoopbackAddress(request.ip)) {
      const message = 'The local org answers 127.0.0.1 and localhost only';
      done(new ApiError('INVALID_HOST', message, { status: 421 }));
      return;
    }
    void reply.headers({
      // The time of the answer is the org's time, as on the platform: clients read changes by it.
      date: clock.now().toUTCString(),
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    done();
  });
  app.addHook('onClose', (_app, done) => {
    api.bulk.spool.close();
    done();
  });
  addCompressedBodies(app);
  addFaultHandlers(app, options.report ?? (() => undefined));
  void app.register(cookie);
  void app.register((routes, _options, registered) => {
    addDataRoutes(routes, api, sessions);
    registered();
  });
  void app.register((routes, _options, registered) => {
    addSoapRoutes(routes, context);
    registered();
  });
  void app.register((routes, _options, registered) => {
    addBulk1Routes(routes, api, sessions);
    registered();
  });
  void app.register((routes, _options, registered) => {
    addCometdRoutes(routes, api.streaming, sessions);
    registered();
  });
  void app.register((routes, _options, registered) => {
    // Forms sign in; records come as JSON only.
    void routes.register(formbody);
    addOAuthRoutes(routes, context, apps);
    addSessionRoutes(routes, context);
    addLocalRoutes(routes, context, api.writes, options.seed);
    addEngageRoutes(routes, context);
    if (options.moveClock) addClockRoute(routes, context, options.moveClock);
    addConnectedAppRoute(routes, context, apps);
    addPageRoutes(routes, context);
    registered();
  });
  return app;
}

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createGateway,
  type ApiRequest,
  type Gateway,
  type Transport,
} from '../../plugin/src/engage/index.ts';
import {
  createServer,
  openOrg,
  openSessions,
  seedDemo,
  seedUsers,
  type Org,
  type SeedSummary,
} from '../../plugin/src/local/index.ts';
import { readBinding, readPolicy, type Policy } from '../../plugin/src/policy/index.ts';
import { openStore, type Store } from '../../plugin/src/store/index.ts';
import { loadWorld, runPass, type PassResult, type World } from '../../plugin/src/sync/index.ts';
import { metadataFolders } from '../metadataFolders.ts';

const root = join(import.meta.dirname, '../..');
const read = (name: string): Promise<string> => readFile(join(root, 'config', name), 'utf8');

/** Demo data of this instant, a Friday. */
export const asOf = new Date('2026-11-20T15:00:00Z');

export interface LocalEngage {
  readonly org: Org;
  readonly admin: string;
  readonly seeded: SeedSummary;
  readonly store: Store;
  readonly storeFile: string;
  /** Every request that reached the server. */
  readonly sent: ApiRequest[];
  /** Sees each request before it is sent; a test may throw to imitate a fault. */
  beforeSend: (request: ApiRequest) => void;
  /** Sees each request after the server has done it: a throw loses the answer. */
  afterSend: (request: ApiRequest) => void;
  /** The sync's own unless another user is named; only people record what people did. */
  gateway(username?: string): Gateway;
  /** What a command of this user works with: their own access, and a store of their own. */
  person(username: string): Promise<{ readonly gateway: Gateway; readonly store: Store }>;
  userId(username: string): string;
  pass(options?: { asOf?: Date; dryRun?: boolean; store?: Store; policy?: Policy }): Promise<PassResult>;
  /** Moves the org's clock forward. */
  advance(milliseconds: number): void;
  /** The working set as the last pass left it. */
  world(): Promise<World>;
  /** Rows of a query as the administrator sees them. */
  rows(soql: string): readonly Record<string, unknown>[];
  /** Serves the org and its built page to a browser; gives the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** A local org with a small demo, and a sync over its real HTTP surface, in this process. */
export async function localEngage({ scale = 0.05, dailyApiCalls = 100_000 } = {}): Promise<LocalEngage> {
  const folder = await mkdtemp(join(tmpdir(), 'score-engage-'));
  let ticks = asOf.getTime();
  const clock = { now: () => new Date((ticks += 1)) };
  const metadata = metadataFolders();
  const org = openOrg({ file: join(folder, 'org.sqlite'), metadata, clock, datetimePrecision: 'second' });
  const { admin, byUsername } = seedUsers(org);
  const seeded = seedDemo(org, { seed: 1, asOf, scale });
  const sessions = openSessions({ organizationId: org.organizationId, clock: { now: () => new Date() } });
  const server = createServer({ org, clock, sessions, dailyApiCalls, page: join(root, 'dist/page') });
  const storeFile = join(folder, 'store.sqlite');
  const store = await openStore(storeFile);
  const policy = readPolicy(await read('policy.yaml'), 'config/policy.yaml');
  const binding = readBinding(await read('engage.yaml'), 'config/engage.yaml');

  const transportOf = (token: string): Transport => ({
    async send(request) {
      engage.beforeSend(request);
      engage.sent.push(request);
      const response = await server.inject({
        method: request.method,
        url: request.path,
        headers: {
          authorization: `Bearer ${token}`,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { payload: request.body }),
      });
      engage.afterSend(request);
      const headers = Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
      );
      return { status: response.statusCode, headers, body: response.body };
    },
    renewSession: () => Promise.resolve(false),
  });
  const engage: LocalEngage = {
    org,
    admin,
    seeded,
    store,
    storeFile,
    sent: [],
    beforeSend: () => undefined,
    afterSend: () => undefined,
    gateway: (username = 'service@engage.local') =>
      createGateway({
        transport: transportOf(sessions.issue(byUsername.get(username) ?? '')),
        sleep: () => Promise.resolve(),
        random: () => 0,
        attempts: 2,
      }),
    person: async (username) => ({
      gateway: engage.gateway(username),
      store: await openStore(join(folder, `${username}.sqlite`)),
    }),
    userId: (username) => byUsername.get(username) ?? '',
    pass: (options = {}) =>
      runPass({
        gateway: engage.gateway(),
        store: options.store ?? store,
        binding,
        // Small batches, so that a small demo takes several.
        policy: { ...(options.policy ?? policy), sync: { ...policy.sync, batchSize: 50 } },
        bindingFingerprint: 'test',
        asOf: (options.asOf ?? asOf).getTime(),
        dryRun: options.dryRun ?? false,
        onProgress: () => undefined,
      }),
    advance: (milliseconds) => {
      ticks += milliseconds;
    },
    world: () => loadWorld(store, binding),
    rows: (soql) => org.query(soql, { userId: admin }).records,
    listen: () => server.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await store.close();
      await server.close();
      org.close();
      await rm(folder, { recursive: true });
    },
  };
  return engage;
}

import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { openOrg, type Org } from '../../../plugin/src/local/engine/index.ts';
import { createServer, openSessions, type ServerOptions, type Sessions } from '../../../plugin/src/local/http/index.ts';

/** A clock that a test moves by hand. */
export interface HandClock {
  now(): Date;
  advance(milliseconds: number): void;
}

export function handClock(start = '2026-11-20T15:00:00Z'): HandClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}

const metadata = ['force-app', 'config/engage-baseline'].map((folder) =>
  new URL(`../../../${folder}`, import.meta.url).pathname,
);

export interface TestOrg {
  readonly org: Org;
  readonly clock: HandClock;
  readonly adminId: string;
  readonly mentorUserId: string;
}

/** An org with two users and no records, in memory unless a file is named. */
export function openTestOrg(file = ':memory:', clock = handClock()): TestOrg {
  const org = openOrg({ file, metadata, clock });
  const profiles = org.query("SELECT Id FROM Profile WHERE Name = 'System Administrator'", { userId: org.systemUserId });
  const user = (name: string): Record<string, string> => ({
    Username: `${name}@engage.local`,
    LastName: name,
    Alias: name,
    Email: `${name}@engage.local`,
    TimeZoneSidKey: 'America/New_York',
    ProfileId: String(profiles.records[0]?.['Id']),
  });
  const known = org.query("SELECT Id FROM User WHERE Username LIKE '%@engage.local' AND UserType = 'Standard' ORDER BY Username", {
    userId: org.systemUserId,
  });
  const ids =
    known.records.length > 0
      ? known.records.map((row) => String(row['Id']))
      : org.load('User', [user('admin'), user('mentor'), user('service')]);
  return { org, clock, adminId: ids[0] ?? '', mentorUserId: ids[1] ?? '' };
}

export interface TestServer extends TestOrg {
  readonly app: FastifyInstance;
  readonly sessions: Sessions;
  /** Real time, for sessions. */
  readonly machine: HandClock;
  readonly token: string;
  /** Lines about defects of the server; a test that leaves one fails. */
  readonly reports: readonly string[];
  /** A call below `/services/data/v66.0` with the administrator's token. */
  readonly api: (method: Method, path: string, payload?: unknown, headers?: Headers) => Promise<LightMyRequestResponse>;
  /** Any call, as it is. */
  readonly call: (options: InjectOptions) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

export const BASE = '/services/data/v66.0';

/** A server on an org of its own, reached by `inject`. */
export function openTestServer(options: Partial<ServerOptions> = {}): TestServer {
  const testOrg = openTestOrg();
  const { org, clock, adminId } = testOrg;
  const machine = handClock();
  const sessions = openSessions({ organizationId: org.organizationId, clock: machine });
  const reports: string[] = [];
  const app = createServer({ org, clock, sessions, report: (line) => reports.push(line), ...options });
  const token = sessions.issue(adminId);
  return {
    ...testOrg,
    app,
    sessions,
    machine,
    token,
    reports,
    call: (request) => app.inject(request),
    api: (method, path, payload, headers = {}) =>
      app.inject({
        method,
        url: BASE + path,
        headers: {
          authorization: `Bearer ${token}`,
          ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
      }),
    async close() {
      await app.close();
      org.close();
    },
  };
}

/** The `?q=` of a query. */
export function soql(text: string): string {
  return `?q=${encodeURIComponent(text)}`;
}

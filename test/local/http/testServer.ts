import assert from 'node:assert/strict';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { openOrg, type Org, type Row } from '../../../plugin/src/local/engine/index.ts';
import {
  createServer,
  openSessions,
  type ServerOptions,
  type Sessions,
} from '../../../plugin/src/local/http/index.ts';
import { metadataFolders } from '../../metadataFolders.ts';

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

function idOf(row: Row | undefined): string {
  const id = row?.Id;
  return typeof id === 'string' ? id : '';
}

export interface TestOrg {
  readonly org: Org;
  readonly clock: HandClock;
  readonly adminId: string;
  readonly mentorUserId: string;
}

/** An org with two users and no records, in memory unless a file is named. */
export function openTestOrg(file = ':memory:', clock = handClock()): TestOrg {
  const org = openOrg({ file, metadata: metadataFolders(), clock });
  const profiles = org.query("SELECT Id FROM Profile WHERE Name = 'System Administrator'", {
    userId: org.systemUserId,
  });
  const user = (name: string): Record<string, string> => ({
    Username: `${name}@engage.local`,
    LastName: name,
    Alias: name,
    Email: `${name}@engage.local`,
    TimeZoneSidKey: 'America/New_York',
    ProfileId: idOf(profiles.records[0]),
  });
  const known = org.query(
    "SELECT Id FROM User WHERE Username LIKE '%@engage.local' AND UserType = 'Standard' ORDER BY Username",
    {
      userId: org.systemUserId,
    },
  );
  const ids =
    known.records.length > 0
      ? known.records.map((row) => idOf(row))
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
  readonly api: (
    method: Method,
    path: string,
    payload?: unknown,
    headers?: Headers,
  ) => Promise<LightMyRequestResponse>;
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
        ...(payload === undefined
          ? {}
          : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
      }),
    async close() {
      await app.close();
      org.close();
    },
  };
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** A step by step path into a JSON answer: `fields.Name.value`, `results.0.statusCode`; undefined where it ends early. */
export function at(answer: LightMyRequestResponse, path: string): unknown {
  let value: unknown = answer.json();
  for (const step of path.split('.')) {
    value =
      typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(step) : undefined;
  }
  return value;
}

/** The text at a path of an answer; a test without one fails. */
export function textAt(answer: LightMyRequestResponse, path: string): string {
  const value = at(answer, path);
  assert.ok(typeof value === 'string', `${path} in ${answer.body}`);
  return value;
}

export function numberAt(answer: LightMyRequestResponse, path: string): number {
  const value = at(answer, path);
  assert.ok(typeof value === 'number', `${path} in ${answer.body}`);
  return value;
}

/** The property names of the object at a path. */
export function keysAt(answer: LightMyRequestResponse, path: string): string[] {
  return entriesOf(at(answer, path)).map(([name]) => name);
}

/** One property of every entry of a list. */
export function eachAt(answer: LightMyRequestResponse, list: string, property: string): unknown[] {
  const entries = list === '' ? answer.json<unknown>() : at(answer, list);
  assert.ok(Array.isArray(entries), `${list} in ${answer.body}`);
  return entries.map((entry: unknown) => new Map(entriesOf(entry)).get(property));
}

/** The first error of an answer in Salesforce's shape. */
export function errorOf(response: LightMyRequestResponse): {
  errorCode: string;
  message: string;
  fields?: string[];
} {
  const [first] = response.json<{ errorCode: string; message: string }[]>();
  assert.ok(first, response.body);
  return first;
}

/** The `?q=` of a query. */
export function soql(text: string): string {
  return `?q=${encodeURIComponent(text)}`;
}

import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import { createServer, openSessions } from '../../plugin/src/local/http/index.ts';
import { BASE, handClock, type Method } from '../local/http/testServer.ts';
import { smallEngage, type SmallEngage } from './smallEngage.ts';

/** One person's calls below `/services/data/v66.0`. */
export type Caller = (method: Method, path: string, payload?: unknown) => Promise<LightMyRequestResponse>;

export interface EngageServer extends SmallEngage {
  /** The calls of a person by short name, e.g. `as('Ada')`. */
  as(name: string): Caller;
  /** The rows a person's query finds; a refused query fails the test. */
  rows(name: string, soql: string): Promise<Record<string, unknown>[]>;
  /** The Ids of what a person's query finds. */
  idsFor(name: string, soql: string): Promise<string[]>;
  /** Ends the server; a defect of its own that it met fails the test. */
  close(): Promise<void>;
}

/** The small Engage over HTTP, reached by `inject`. */
export function engageServer(): EngageServer {
  const engage = smallEngage();
  const { org, clock, id } = engage;
  const sessions = openSessions({ organizationId: org.organizationId, clock: handClock() });
  const reports: string[] = [];
  const app = createServer({ org, clock, sessions, report: (line) => reports.push(line) });
  const tokens = new Map<string, string>();
  const tokenOf = (name: string): string => {
    const token = tokens.get(name) ?? sessions.issue(id(`${name}'s user`));
    tokens.set(name, token);
    return token;
  };
  const as =
    (name: string): Caller =>
    (method, path, payload) =>
      app.inject({
        method,
        url: BASE + path,
        headers: {
          authorization: `Bearer ${tokenOf(name)}`,
          // Or the save of a case would give it to the default owner.
          'sforce-auto-assign': 'FALSE',
          ...(payload === undefined
            ? {}
            : { 'content-type': typeof payload === 'string' ? 'text/csv' : 'application/json' }),
        },
        ...(payload === undefined
          ? {}
          : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
      });
  const rows = async (name: string, soql: string): Promise<Record<string, unknown>[]> => {
    const answer = await as(name)('GET', `/query?q=${encodeURIComponent(soql)}`);
    assert.equal(answer.statusCode, 200, `${name}: ${soql}: ${answer.body}`);
    return answer.json<{ records: Record<string, unknown>[] }>().records;
  };
  return {
    ...engage,
    as,
    rows,
    idsFor: async (name, soql) => (await rows(name, soql)).map((row) => String(row.Id)),
    async close() {
      await app.close();
      org.close();
      assert.deepEqual(reports, [], 'defects of the server');
    },
  };
}

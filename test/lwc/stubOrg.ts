import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const pageFolder = resolve(import.meta.dirname, '../../dist/page');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface StubUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

export const coordinator: StubUser = {
  id: '005000000000001AAA',
  username: 'cic.central@engage.local',
  name: 'Casey Tremblay',
};

export interface StubAnswer {
  readonly status?: number;
  readonly body: unknown;
  /** The answer waits for this. */
  readonly after?: Promise<unknown>;
}

/** The built page, and no org behind it but the answers that a test gives. */
export interface StubOrg {
  readonly baseUrl: string;
  /** Who is signed in; undefined answers 401 to everything. */
  user: StubUser | undefined;
  /** The org's clock; undefined: the org does not say. */
  time: Date | undefined;
  /** What is answered to the GraphQL operation of this name from now on. */
  answer(operation: string, answer: StubAnswer): void;
  /** The GraphQL operations asked so far, with their variables. */
  readonly asked: readonly { readonly operation: string; readonly variables: unknown }[];
  close(): Promise<void>;
}

const signedOut: StubAnswer = {
  status: 401,
  body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
};

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const file = join(
    pageFolder,
    normalize(path.startsWith('/page/') ? path.slice('/page/'.length) : 'index.html'),
  );
  try {
    const content = await readFile(file);
    response
      .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(content);
  } catch {
    response.writeHead(404).end();
  }
}

async function sendAnswer(
  { status = 200, body, after }: StubAnswer,
  response: ServerResponse,
): Promise<void> {
  await after;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Listens on a free port of loopback. An operation that no test answers is answered with an error. */
export async function startStubOrg(): Promise<StubOrg> {
  if (!existsSync(join(pageFolder, 'index.html'))) {
    throw new Error('dist/page is not built: run "npm run build" first.');
  }
  // Beside the panel stands a component that has nothing to show yet, unless a test says otherwise.
  const noTopics = { uiapi: { query: { Case: { edges: [{ node: { Id: 'any' } }] } } } };
  const answers = new Map<string, StubAnswer>([['requestTopics', { body: { data: noTopics } }]]);
  const asked: { operation: string; variables: unknown }[] = [];

  async function graphql(request: IncomingMessage): Promise<StubAnswer> {
    const { query, variables } = (await bodyOf(request)) as { query: string; variables: unknown };
    const operation = /query\s+(\w+)/.exec(query)?.[1] ?? '';
    asked.push({ operation, variables });
    return answers.get(operation) ?? { body: { errors: [{ message: `No answer to ${operation}.` }] } };
  }

  async function session(request: IncomingMessage): Promise<StubAnswer> {
    if (request.method === 'POST') {
      const { username } = (await bodyOf(request)) as { username: string };
      stub.user = username === coordinator.username ? coordinator : undefined;
    }
    return stub.user ? { body: { ...stub.user, timeZone: 'America/Chicago' } } : signedOut;
  }

  function users(search: string): StubAnswer {
    return { body: coordinator.username.startsWith(search) ? [coordinator] : [] };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stub');
    if (pathname === '/services/data/v66.0/graphql') {
      await sendAnswer(stub.user ? await graphql(request) : signedOut, response);
    } else if (pathname.startsWith('/services/data/v66.0/ui-api/records/')) {
      await sendAnswer(stub.user ? { body: { id: 'any', fields: {} } } : signedOut, response);
    } else if (pathname === '/local/session') {
      await sendAnswer(await session(request), response);
    } else if (pathname === '/local/health' && stub.time) {
      await sendAnswer({ body: { ok: true, now: stub.time.toISOString() } }, response);
    } else if (pathname === '/local/users') {
      await sendAnswer(users(searchParams.get('search') ?? ''), response);
    } else {
      await sendFile(pathname, response);
    }
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stub: StubOrg = {
    baseUrl: `http://127.0.0.1:${port}`,
    user: coordinator,
    time: undefined,
    answer: (operation, answer) => void answers.set(operation, answer),
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
  return stub;
}

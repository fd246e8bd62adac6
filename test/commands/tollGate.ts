import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a client and the local org, passes everything on, and can stop a request before it arrives. */
export interface TollGate {
  readonly url: string;
  /** False: the request is never passed on and never answered. */
  mayPass: (method: string, path: string) => boolean;
  close(): Promise<void>;
}

export async function openTollGate(target: string): Promise<TollGate> {
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    if (!gate.mayPass(incoming.method ?? '', incoming.url ?? '')) return;
    const headers = { ...incoming.headers, host: `${hostname}:${port}` };
    const onward = forward(
      { hostname, port, method: incoming.method, path: incoming.url, headers },
      (answer: IncomingMessage) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const gate: TollGate = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mayPass: () => true,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => {
          done();
        });
      }),
  };
  return gate;
}

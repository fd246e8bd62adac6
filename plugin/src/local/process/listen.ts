import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { LocalOrgError, systemCode } from './localOrgError.ts';

const HOST = '127.0.0.1';

/** Whether something else listens on the port already. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host: HOST, exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

export function portInUse(port: number, cause?: unknown): LocalOrgError {
  return new LocalOrgError(
    'PORT_IN_USE',
    `Port ${port} of this machine is taken by another program.`,
    ['Choose another with --port, or leave --port away and any free one is used.'],
    { cause },
  );
}

/** Listens on this machine only; the port that was taken. Throws LocalOrgError when it is in use. */
export async function listenLocally(app: FastifyInstance, port: number): Promise<number> {
  try {
    await app.listen({ port, host: HOST });
  } catch (error) {
    throw systemCode(error) === 'EADDRINUSE' ? portInUse(port, error) : error;
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

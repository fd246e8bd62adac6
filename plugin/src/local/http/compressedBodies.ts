import type { Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { ApiError } from '../engine/index.ts';

const decoders: Readonly<Record<string, () => Transform>> = { gzip: createGunzip, deflate: createInflate };

/**
 * Takes bodies with `Content-Encoding: gzip` or `deflate` ("Using Compression", REST API Developer Guide). The limit of a
 * body is counted on what comes out, so a small upload cannot become a large one.
 */
export function addCompressedBodies(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const encoding = request.headers['content-encoding']?.toLowerCase();
    if (encoding === undefined || encoding === 'identity') {
      done(null, payload);
      return;
    }
    const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding]?.() : undefined;
    if (!decoder) {
      const message = `Content-Encoding ${encoding} is not supported: use gzip, deflate or none`;
      done(new ApiError('UNSUPPORTED_MEDIA_TYPE', message, { status: 415 }));
      return;
    }
    let received = 0;
    // Fastify compares this with the Content-Length header, which counts what was sent.
    Object.defineProperty(decoder, 'receivedEncodedLength', { get: () => received });
    payload.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    payload.on('error', (error) => decoder.destroy(error));
    // Whoever reads the body hears of it; where nobody does (no route, a refused type) it must not end the process.
    decoder.on('error', () => undefined);
    done(null, payload.pipe(decoder));
  });
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ServerContext } from '../serverContext.ts';
import { plainPage } from './html.ts';

const NOT_BUILT = plainPage(
  'The page is not built yet',
  `<p>Run <code>npm run build</code> in the project, then reload. The API answers already; see
<a href="/services/data">/services/data</a>, or <a href="/login">sign in</a> to look at it.</p>`,
);

/** The built page: its files below `/page/`, and its frame for `/` and every `/lightning/` address. */
export function addPageRoutes(app: FastifyInstance, { page }: ServerContext): void {
  const folder = page === undefined ? undefined : resolve(page);
  const sendFrame = (reply: FastifyReply): FastifyReply => {
    // Looked for at each request: a build may come after the start.
    if (folder === undefined || !existsSync(`${folder}/index.html`)) {
      return reply.code(200).type('text/html').send(NOT_BUILT);
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html', folder);
  };
  app.get('/', (_request, reply) => sendFrame(reply));
  app.get('/lightning', (_request, reply) => sendFrame(reply));
  app.get('/lightning/*', (_request, reply) => sendFrame(reply));

  if (folder === undefined) return;
  void app.register(fastifyStatic, {
    root: folder,
    prefix: '/page/',
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    suppressWarning: true,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
}

import type { IncomingHttpHeaders } from 'node:http';

const fromHere = new Set(['same-origin', 'none']);

/**
 * True unless a browser says that another site's page sent the request. SameSite does not help between ports of one
 * machine; browsers send one of these headers with every write, other clients send neither.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return fromHere.has(site);
  const { origin, host } = headers;
  return origin === undefined || origin === `http://${host ?? ''}`;
}

import { z } from 'zod';
import { parseRequestPath, type RequestPath } from '../requestPath.ts';

export const LARGEST_REQUEST = 25;
export const MOST_QUERIES = 5;

export const method = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']));

/** Headers that belong to the whole request, not to one part of it. */
const reserved = new Set(['accept', 'authorization', 'content-type', 'cookie', 'host']);

/** A subrequest's own headers by lower-case name; the outer ones do not reach it. */
export function subrequestHeaders(
  own: Readonly<Record<string, string>> | undefined,
  host: string | undefined,
): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = { host };
  for (const [name, value] of Object.entries(own ?? {})) {
    if (!reserved.has(name.toLowerCase())) headers[name.toLowerCase()] = value;
  }
  return headers;
}

/** Parts that hold parts themselves. */
const nested = new Set(['composite', 'composite/batch', 'composite/graph']);

/** The path of a subrequest, unless it is unknown, would nest a composite, or is a job: jobs cannot be rolled back. */
export function subrequestPath(url: string): RequestPath | undefined {
  const path = parseRequestPath(url);
  if (path?.segments[0]?.toLowerCase() === 'jobs') return undefined;
  if (!path || nested.has(path.segments.join('/').toLowerCase())) return undefined;
  return path;
}

/** Queries and sObject collections: a composite takes five of them. */
export function isQueryOrCollection(path: RequestPath | undefined): boolean {
  const [first = '', second = ''] = path?.segments ?? [];
  const word = first.toLowerCase();
  return (
    word === 'query' || word === 'queryall' || (word === 'composite' && second.toLowerCase() === 'sobjects')
  );
}

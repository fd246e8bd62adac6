import { ApiError, type Row } from '../../engine/index.ts';
import type { ApiRequest, ApiResponse } from '../resource.ts';

/** Times in milliseconds since 1970. Headers carry whole seconds. */
const toSecond = (time: number): number => Math.floor(time / 1000) * 1000;

function headerTime(request: ApiRequest, name: string): number | undefined {
  const time = Date.parse(request.headers[name] ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** `"2026-11-22T10:00:00.000+0000"`: another one after each change. */
function etagOf(modified: number): string {
  return `"${modified.toString(36)}"`;
}

function names(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
}

/** When a record was changed last, or undefined when the row does not say. */
export function modifiedAt(row: Row): number | undefined {
  const stamp = row.LastModifiedDate ?? row.SystemModstamp;
  const time = typeof stamp === 'string' ? Date.parse(stamp.replace('+0000', 'Z')) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/**
 * 304 when the caller has the answer already, by `If-None-Match` or `If-Modified-Since` (REST API Developer Guide,
 * "Conditional Request Headers"); undefined when it must be sent.
 */
export function notModified(request: ApiRequest, modified: number): ApiResponse | undefined {
  const etag = etagOf(modified);
  const { 'if-none-match': given } = request.headers;
  const since = headerTime(request, 'if-modified-since');
  const known = given === undefined ? since !== undefined && toSecond(modified) <= since : names(given, etag);
  return known ? { status: 304, headers: freshness(modified) } : undefined;
}

/** The headers that a later conditional request repeats. */
export function freshness(modified: number): Record<string, string> {
  return { ETag: etagOf(modified), 'Last-Modified': new Date(modified).toUTCString() };
}

/** True when the caller makes the request depend on the record's state. */
export function hasPrecondition({ headers }: ApiRequest): boolean {
  return headers['if-match'] !== undefined || headers['if-unmodified-since'] !== undefined;
}

/** Throws 412 when the record is not as the caller knows it, by `If-Match` or `If-Unmodified-Since`. */
export function requireUnmodified(request: ApiRequest, modified: number): void {
  const { 'if-match': given } = request.headers;
  const since = headerTime(request, 'if-unmodified-since');
  const fails =
    given === undefined ? since !== undefined && toSecond(modified) > since : !names(given, etagOf(modified));
  if (!fails) return;
  throw new ApiError('PRECONDITION_FAILED', 'The record has been changed since', { status: 412 });
}

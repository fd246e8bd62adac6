import { isServedVersion } from './apiVersions.ts';

export interface RequestPath {
  readonly version: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/** `//services/data` comes from clients that store the address with a closing slash; the query keeps its slashes. */
export function collapseSlashes(url: string): string {
  const question = url.indexOf('?');
  const path = question < 0 ? url : url.slice(0, question);
  const query = question < 0 ? '' : url.slice(question);
  return path.replace(/\/{2,}/g, '/') + query;
}

/**
 * The parts without `.json` at the end, which says what JSON's Accept header says. The value of an external id may end in
 * it and keeps it.
 */
function withoutFormat(segments: readonly string[]): readonly string[] {
  const last = segments.at(-1);
  if (last === undefined || !last.endsWith('.json') || segments.length > 3) return segments;
  return [...segments.slice(0, -1), last.slice(0, -'.json'.length)];
}

/**
 * The parts of `/services/data/v66.0/sobjects/Case?fields=…`, decoded; undefined for another path, a version that is
 * not served, or escapes that do not decode.
 */
export function parseRequestPath(url: string): RequestPath | undefined {
  const question = url.indexOf('?');
  const path = question < 0 ? url : url.slice(0, question);
  const match = /^\/services\/data\/v(\d+\.\d)(?:\/(.*))?$/.exec(path);
  const version = match?.[1];
  if (version === undefined || !isServedVersion(version)) return undefined;
  const raw = (match?.[2] ?? '').split('/').filter((segment) => segment !== '');
  try {
    const segments = withoutFormat(raw.map((segment) => decodeURIComponent(segment)));
    const query = new URLSearchParams(question < 0 ? '' : url.slice(question + 1));
    return { version, segments, query };
  } catch {
    return undefined;
  }
}

import type { ApiRequest } from './resource.ts';

/** Resources whose writes run assignment rules unless the request says otherwise. */
const ruled = new Set(['sobjects', 'composite']);

/**
 * Which assignment rules a request asks for: `Sforce-Auto-Assign` is TRUE, FALSE or a rule's id, TRUE when it is missing
 * ("Assignment Rule Header", REST API Developer Guide). UI API, GraphQL and Bulk run none by themselves.
 */
export function assignmentRule({ segments, headers }: ApiRequest): boolean | string {
  if (!ruled.has((segments[0] ?? '').toLowerCase())) return false;
  const header = headers['sforce-auto-assign']?.trim().toUpperCase();
  if (header === 'FALSE') return false;
  return header?.startsWith('01Q') === true ? (headers['sforce-auto-assign']?.trim() ?? true) : true;
}

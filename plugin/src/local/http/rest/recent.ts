import { ApiError, type Row } from '../../engine/index.ts';
import type { ApiContext, Resource } from '../resource.ts';
import type { RecentRecord } from './recentRecords.ts';

const DEFAULT_LIMIT = 200;

/** Id and name of each record the user can still see, as the recent lists of the REST API show them. */
export function recentRows(
  records: readonly RecentRecord[],
  limit: number,
  userId: string,
  { org }: Pick<ApiContext, 'org'>,
): Row[] {
  const rows: Row[] = [];
  for (const { object, id } of records) {
    if (rows.length >= limit) break;
    const nameField = org.schema.object(object)?.nameField?.name;
    try {
      rows.push(org.retrieve(object, id, nameField === undefined ? ['Id'] : ['Id', nameField], userId));
    } catch (error) {
      // Deleted since, or out of the user's reach: Salesforce leaves it out too.
      if (!(error instanceof ApiError)) throw error;
    }
  }
  return rows;
}

/** `GET /recent?limit=n`: what the user looked at last ("Recently Viewed Items", REST API Developer Guide). */
export const recent: Resource = {
  method: 'GET',
  path: '/recent',
  handle(request, _params, context) {
    const limit = Number(request.query.get('limit') ?? DEFAULT_LIMIT);
    const records = context.recent.of(request.userId);
    return { status: 200, body: recentRows(records, limit, request.userId, context) };
  },
};

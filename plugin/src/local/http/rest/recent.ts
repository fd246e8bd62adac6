import { ApiError, type Row } from '../../engine/index.ts';
import type { Resource } from '../resource.ts';

const DEFAULT_LIMIT = 200;

/** `GET /recent?limit=n`: what the user looked at last and can still see. */
export const recent: Resource = {
  method: 'GET',
  path: '/recent',
  handle(request, _params, { org, recent: records }) {
    const limit = Number(request.query.get('limit') ?? DEFAULT_LIMIT);
    const rows: Row[] = [];
    for (const { object, id } of records.of(request.userId)) {
      if (rows.length >= limit) break;
      const nameField = org.schema.object(object)?.nameField?.name;
      try {
        rows.push(
          org.retrieve(object, id, nameField === undefined ? ['Id'] : ['Id', nameField], request.userId),
        );
      } catch (error) {
        // Deleted since, or out of the user's reach: Salesforce leaves it out too.
        if (!(error instanceof ApiError)) throw error;
      }
    }
    return { status: 200, body: rows };
  },
};

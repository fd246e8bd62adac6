import { ApiError } from '../apiError.ts';
import type { SaveStep } from '../dml/saveStep.ts';
import type { QueryContext } from '../soql/index.ts';
import { parseSoql, planRecords } from '../soql/index.ts';

const refuse = (message: string): ApiError => new ApiError('INVALID_FIELD', message, { fields: ['Query'] });

/**
 * Refuses a PushTopic whose query cannot be told ("PushTopic Queries" and "Unsupported PushTopic Queries", Streaming API
 * Developer Guide): the Id must be selected, and there is no grouping, order, limit or parent field.
 */
export function makePushTopicStep(contextOf: (soql: string, userId: string) => QueryContext): SaveStep {
  return {
    validate(_engine, { object, after, userId }) {
      if (object.name !== 'PushTopic') return;
      const soql = String(after.get('Query') ?? '');
      const parsed = parseSoql(soql);
      const { query } = parsed;
      const names = (query.fields ?? []).map((field) => (field.type === 'Field' ? field.field : ''));
      if (names.includes('')) throw refuse('A PushTopic query selects fields of its object only');
      if (!names.some((name) => name.toLowerCase() === 'id')) throw refuse('Id must be in the SELECT clause');
      if (query.groupBy ?? query.orderBy ?? query.limit ?? query.offset) {
        throw refuse('GROUP BY, ORDER BY, LIMIT and OFFSET are not supported in a PushTopic query');
      }
      planRecords(parsed, contextOf(soql, userId));
    },
  };
}

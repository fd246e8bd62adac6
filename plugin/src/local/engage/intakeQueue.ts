import type { Engine } from '../engine/dml/index.ts';
import { ApiError } from '../engine/index.ts';
import { sql } from '../engine/storage/index.ts';
import type { RequestNow } from './request.ts';

/**
 * The Client Intake Queue of the request's chapter, of the mentor's chapter where the request names none. That a chapter
 * has one queue is inferred (form 111 carries a hidden "AccountQueueIDSet?"); its name is the demo data's.
 * @throws ApiError when there is none
 */
export function intakeQueueOf(engine: Engine, request: RequestNow): string {
  const [queueId] =
    engine.database.row(
      sql`SELECT g."Id" FROM "Account" a JOIN "Group" g ON g."DeveloperName" = 'Client_Intake_' || a."Chapter_Number__c"
          WHERE g."Type" = 'Queue' AND a."Id" IN (${request.chapterId ?? null},
            (SELECT "AccountId" FROM "Contact" WHERE "Id" = ${request.mentorId ?? null}))
          ORDER BY a."Id" = ${request.chapterId ?? null} DESC LIMIT 1`,
    ) ?? [];
  if (typeof queueId === 'string') return queueId;
  throw new ApiError(
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    'There is no client intake queue for this request: its chapter is missing or has none.',
    { fields: ['OwnerId'] },
  );
}

import { dayLength, type Instant } from '../calendar/zoneTime.ts';
import type { Engine } from '../engine/dml/index.ts';
import { updateRecord } from '../engine/dml/index.ts';
import { ApiError } from '../engine/index.ts';
import { sql } from '../engine/storage/index.ts';
import { mentorFields } from './names.ts';

/** "rolling 7 day time period" (score.upvoty.com, SCORESF-1104). */
export const countedFor = 7 * dayLength;

/** Notes that a mentor received a request, direct or assigned, and brings the mentor's two fields up to date (M7). */
export function receive(engine: Engine, mentorId: string, caseId: string, at: Instant): void {
  engine.database.run(sql`INSERT INTO "_engage_received" VALUES (${mentorId}, ${at}, ${caseId})`);
  recount(engine, mentorId, at);
}

/** Whether "Request Limit Reached" is checked: the count "meets or exceeds" the maximum; blank is no limit. */
export function isLimitReached(count: number, maximum: unknown): boolean {
  return typeof maximum === 'number' && count >= maximum;
}

function recount(engine: Engine, mentorId: string, now: Instant): boolean {
  const row = engine.database.row(
    sql`SELECT "Client_Requests_Last_7_Days__c", "Request_Limit_Reached__c", "Maximum_Client_Weekly_Requests__c",
          (SELECT COUNT(*) FROM "_engage_received" WHERE mentor_id = ${mentorId} AND at > ${now - countedFor} AND at <= ${now})
        FROM "Contact" WHERE "Id" = ${mentorId} AND "IsDeleted" = 0`,
  );
  if (row === undefined) return false;
  const [shown, reached, maximum, counted] = row;
  const count = Number(counted);
  const limitReached = isLimitReached(count, maximum);
  if ((shown ?? 0) === count && (reached === 1) === limitReached) return false;
  const values = { [mentorFields.requestsLast7Days]: count, [mentorFields.limitReached]: limitReached };
  updateRecord(engine, 'Contact', mentorId, values, engine.systemUserId);
  return true;
}

/**
 * The day has changed: what is older than seven days no longer counts. How many mentors' fields moved; one whose record
 * a rule of the org refuses is passed to `refused`.
 */
export function recountAll(
  engine: Engine,
  now: Instant,
  refused: (id: string, error: ApiError) => void,
): number {
  const from = now - countedFor;
  const mentors = engine.database.rows(
    sql`SELECT c."Id" FROM "Contact" c LEFT JOIN
          (SELECT mentor_id, COUNT(*) AS n FROM "_engage_received" WHERE at > ${from} AND at <= ${now} GROUP BY mentor_id) r
          ON r.mentor_id = c."Id"
        WHERE c."IsDeleted" = 0 AND COALESCE(c."Client_Requests_Last_7_Days__c", 0) <> COALESCE(r.n, 0) ORDER BY c."Id"`,
  );
  engine.database.run(sql`DELETE FROM "_engage_received" WHERE at <= ${from}`);
  let moved = 0;
  for (const [id] of mentors) {
    try {
      if (engine.database.transaction(() => recount(engine, String(id), now))) moved += 1;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refused(String(id), error);
    }
  }
  return moved;
}

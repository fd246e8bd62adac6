import type { Instant } from '../calendar/zoneTime.ts';
import type { Engine } from '../engine/dml/index.ts';
import type { Org } from '../engine/index.ts';
import { instantOf } from '../engine/times.ts';
import { sql } from '../engine/storage/index.ts';
import { isEngage } from './names.ts';
import { offeredTo, openOffer } from './offers.ts';
import { readRequest, waitsForMentor } from './request.ts';
import { countedFor } from './requestCount.ts';

/**
 * Takes over what was loaded without a save (demo data): offers that wait for an answer, with the notices before `now`
 * taken as sent, and how many requests each mentor received in the last seven days. Does nothing a second time.
 */
export function adoptLoadedRequests(org: Org, now: Date): void {
  if (!isEngage(org.schema)) return;
  org.inside((engine) => {
    adoptOffers(engine, now.getTime());
    adoptCounts(engine, now.getTime());
  });
}

function adoptOffers(engine: Engine, now: Instant): void {
  const waiting = engine.database.rows(
    sql`SELECT "Id", "LastModifiedDate" FROM "Case" WHERE "Assignment_Status__c" = 'Assigned-Pending' AND "IsDeleted" = 0`,
  );
  for (const [id, touched] of waiting) {
    const caseId = String(id);
    const request = readRequest(engine, caseId);
    if (!waitsForMentor(request) || offeredTo(engine, caseId) === request.ownerId) continue;
    openOffer(engine, caseId, { ...request, since: instantOf(String(touched)) });
    engine.database.run(
      sql`DELETE FROM "_engage_due" WHERE case_id = ${caseId} AND kind <> 'returnToQueue' AND due <= ${now}`,
    );
  }
}

/** Dates as far as the assignments tell them; the rest of a count is taken as received just now. */
function adoptCounts(engine: Engine, now: Instant): void {
  const { database, schema } = engine;
  const [known] = database.row(sql`SELECT COUNT(*) FROM "_engage_received"`) ?? [];
  if (known !== 0) return;
  if (schema.object('Mentor_Assignment__c')?.field('Offered_At__c') !== undefined) {
    const offers = database.rows(
      sql`SELECT "Mentor__c", "Offered_At__c", "Request__c" FROM "Mentor_Assignment__c" WHERE "IsDeleted" = 0`,
    );
    for (const [mentorId, offered, caseId] of offers) {
      const at = instantOf(String(offered));
      if (at > now - countedFor && at <= now)
        database.run(
          sql`INSERT INTO "_engage_received" VALUES (${mentorId ?? ''}, ${at}, ${caseId ?? null})`,
        );
    }
  }
  const missing = database.rows(
    sql`SELECT c."Id", c."Client_Requests_Last_7_Days__c" - COUNT(r.at) AS missing FROM "Contact" c
        LEFT JOIN "_engage_received" r ON r.mentor_id = c."Id" WHERE c."Client_Requests_Last_7_Days__c" > 0
        GROUP BY c."Id" HAVING missing > 0`,
  );
  for (const [mentorId, count] of missing) {
    for (let i = 0; i < Number(count); i += 1)
      database.run(sql`INSERT INTO "_engage_received" VALUES (${mentorId ?? ''}, ${now}, NULL)`);
  }
}

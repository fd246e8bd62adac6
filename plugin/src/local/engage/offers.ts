import type { Instant } from '../calendar/zoneTime.ts';
import type { Engine } from '../engine/dml/index.ts';
import { sql } from '../engine/storage/index.ts';
import { dueKindNames, dueKinds } from './dueKinds.ts';

/** Who has been asked to take the request and has not answered, or undefined. */
export function offeredTo(engine: Engine, caseId: string): string | undefined {
  const [ownerId] =
    engine.database.row(sql`SELECT owner_id FROM "_engage_offer" WHERE case_id = ${caseId}`) ?? [];
  return typeof ownerId === 'string' ? ownerId : undefined;
}

/** The clock of an offer starts: what Engage will do is due from now on, each once. */
export function openOffer(
  engine: Engine,
  caseId: string,
  offer: { readonly ownerId: string; readonly zone: string; readonly since: Instant },
): void {
  closeOffer(engine, caseId);
  engine.database.run(sql`INSERT INTO "_engage_offer" VALUES (${caseId}, ${offer.ownerId}, ${offer.since})`);
  for (const kind of dueKindNames) {
    const due = dueKinds[kind].dueAt(offer.since, offer.zone);
    engine.database.run(sql`INSERT INTO "_engage_due" VALUES (${kind}, ${caseId}, ${due})`);
  }
}

/** The mentor has answered, or the request is somebody else's. */
export function closeOffer(engine: Engine, caseId: string): void {
  engine.database.run(sql`DELETE FROM "_engage_offer" WHERE case_id = ${caseId}`);
  engine.database.run(sql`DELETE FROM "_engage_due" WHERE case_id = ${caseId}`);
}

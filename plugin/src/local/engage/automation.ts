import type { Engine, SaveStep, Saving } from '../engine/dml/index.ts';
import { instantOf } from '../engine/times.ts';
import { sendMail } from './mails.ts';
import { assignmentStatus, isEngage, mentorFields, requestFields } from './names.ts';
import { closeOffer, offeredTo, openOffer } from './offers.ts';
import { readRequest, waitsForMentor } from './request.ts';
import { isLimitReached, receive } from './requestCount.ts';
import { makeTables } from './tables.ts';

/** Engage's part in each save of a request or a volunteer; nothing in an org that is not Engage. */
export function engageAutomation(engine: Engine): SaveStep {
  if (!isEngage(engine.schema)) return {};
  makeTables(engine.database);
  return {
    beforeSave: (_engine, saving) => {
      if (saving.object.name === 'Contact') keepLimit(saving);
    },
    afterSave: (_engine, saving) => {
      if (saving.object.name === 'Case' && mayMoveOffer(saving)) followRequest(engine, saving);
    },
    afterDelete: (_engine, { object, id }) => {
      if (object.name === 'Case') closeOffer(engine, id);
    },
  };
}

/** Request Limit Reached is a formula in Engage (score.upvoty.com, SCORESF-1104): another maximum moves it at once. */
function keepLimit({ before, after }: Saving): void {
  const { weeklyMaximum, requestsLast7Days, limitReached } = mentorFields;
  const moved = (field: string): boolean => (before?.get(field) ?? null) !== (after.get(field) ?? null);
  if (!moved(weeklyMaximum) || moved(limitReached)) return;
  const count = Number(after.get(requestsLast7Days) ?? 0);
  after.set(limitReached, Number(isLimitReached(count, after.get(weeklyMaximum))));
}

const deciding = ['OwnerId', requestFields.assignmentStatus, 'IsClosed'];
const held: ReadonlySet<unknown> = new Set([assignmentStatus.pending, assignmentStatus.assigned]);

/** A quick look, since every save of a Case asks. */
function mayMoveOffer({ before, after }: Saving): boolean {
  if (before === undefined) return held.has(after.get(requestFields.assignmentStatus));
  return deciding.some((field) => before.get(field) !== after.get(field));
}

/** Compares what Engage remembers with the record as it stands: a flow may have saved it once more meanwhile. */
function followRequest(engine: Engine, { id, before }: Saving): void {
  const request = readRequest(engine, id);
  const known = offeredTo(engine, id);
  const now = instantOf(engine.stamp());
  if (!waitsForMentor(request)) {
    if (known !== undefined) closeOffer(engine, id);
    // Given straight to a mentor who need not answer: received all the same.
    const given = request?.assignmentStatus === assignmentStatus.assigned && !request.closed;
    if (given && request.mentorId !== undefined && before?.get('OwnerId') !== request.ownerId)
      receive(engine, request.mentorId, id, now);
    return;
  }
  if (known === request.ownerId) return;
  openOffer(engine, id, { ownerId: request.ownerId, zone: request.zone, since: now });
  receive(engine, request.mentorId, id, now);
  // "Engage will email the mentor" (help.score.org 360041668893); a direct request is mailed too (360041149734).
  sendMail(engine, 'Request_Assigned_To_Mentor', id, [request.ownerId]);
}

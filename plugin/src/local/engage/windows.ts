import { ApiError, sameId, type Org, type Row } from '../engine/index.ts';
import { sql } from '../engine/storage/index.ts';
import { intakeQueueOf } from './intakeQueue.ts';
import { assignmentStatus, isEngage, mentorFields, requestFields } from './names.ts';
import { readRequest, type RequestNow } from './request.ts';

/** Engage's own windows are not public APIs; these two actions stand in for a person who clicks through them. */

function refusal(message: string, ...fields: string[]): ApiError {
  return new ApiError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, { fields });
}

/** The request, as far as the caller may see it. @throws ApiError NOT_FOUND */
function visibleRequest(org: Org, caseId: string, userId: string): RequestNow & { readonly id: string } {
  // The whole org's schema: what the caller may not see is refused below, as by any save.
  if (!org.inside((engine) => isEngage(engine.schema))) throw notFound();
  const { Id: id } = org.retrieve('Case', caseId, ['Id'], userId);
  const request = typeof id === 'string' ? org.inside((engine) => readRequest(engine, id)) : undefined;
  if (request === undefined || typeof id !== 'string') throw notFound();
  if (request.closed) throw refusal('The request is closed.', 'Status');
  return { ...request, id };
}

function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

/** Who stands on the list: "Active", "Mentor" and not paused; "if the request limit is reached, mentors will not be visible" (help.score.org 45706629335187). */
const listed: readonly { readonly field: string; readonly holds: (value: unknown) => boolean }[] = [
  { field: mentorFields.status, holds: (value) => value === 'Active' },
  { field: mentorFields.classification, holds: (value) => value === 'Mentor' },
  { field: mentorFields.paused, holds: (value) => value !== true },
  { field: mentorFields.limitReached, holds: (value) => value !== true },
];

function requireListed(mentor: Row): void {
  const hidden = listed.filter(({ field, holds }) => !holds(mentor[field])).map(({ field }) => field);
  if (hidden.length === 0) return;
  throw refusal(`The mentor is not on the list of the Assign window: ${hidden.join(', ')}.`, ...hidden);
}

function userOfMentor(org: Org, mentorId: string): string {
  const [userId] =
    org.inside((engine) =>
      engine.database.row(sql`SELECT "Id" FROM "User" WHERE "ContactId" = ${mentorId} AND "IsActive" = 1`),
    ) ?? [];
  if (typeof userId === 'string') return userId;
  throw refusal('The mentor has no active user, so the request cannot be theirs.', 'OwnerId');
}

/** The owner and the status in one save, as the caller; assignment rules do not run (a person chose). */
function give(org: Org, caseId: string, ownerId: string, status: string, userId: string): void {
  org.autoAssign(false, () => {
    const values = { OwnerId: ownerId, [requestFields.assignmentStatus]: status };
    org.update('Case', caseId, values, userId);
  });
}

/**
 * "Assign/Reassign": gives the request to one mentor, Assigned-Pending; Engage e-mails the mentor (help.score.org 360041668893).
 * Everything is done with the access of `userId`. @throws ApiError
 */
export function assignRequest(
  org: Org,
  { caseId, mentorId }: { readonly caseId: string; readonly mentorId: string },
  userId: string,
): { readonly caseId: string; readonly ownerId: string; readonly assignmentStatus: string } {
  return org.transaction(() => {
    const request = visibleRequest(org, caseId, userId);
    const { Id: id } = org.retrieve('Contact', mentorId, ['Id'], userId);
    if (typeof id !== 'string') throw notFound();
    requireListed(org.retrieve('Contact', id, Object.values(mentorFields), org.systemUserId));
    const ownerId = userOfMentor(org, id);
    if (sameId(ownerId, request.ownerId))
      throw refusal('The request is with this mentor already.', 'OwnerId');
    give(org, request.id, ownerId, assignmentStatus.pending, userId);
    return { caseId: request.id, ownerId, assignmentStatus: assignmentStatus.pending };
  });
}

/**
 * "Transfer to Queue": a mentor who has accepted asks that another one takes the request, which becomes Pending Reassignment in
 * the chapter's queue (supportcenter.score.org 47). A mentor may not see it afterwards. @throws ApiError
 */
export function transferToQueue(
  org: Org,
  { caseId }: { readonly caseId: string },
  userId: string,
): { readonly caseId: string; readonly ownerId: string; readonly assignmentStatus: string } {
  return org.transaction(() => {
    const request = visibleRequest(org, caseId, userId);
    if (request.assignmentStatus !== assignmentStatus.assigned)
      throw refusal(
        'Transfer to Queue is for an accepted request; before that the mentor accepts or declines.',
        requestFields.assignmentStatus,
      );
    const ownerId = org.inside((engine) => intakeQueueOf(engine, request));
    give(org, request.id, ownerId, assignmentStatus.pendingReassignment, userId);
    return { caseId: request.id, ownerId, assignmentStatus: assignmentStatus.pendingReassignment };
  });
}

import type { Engine } from '../engine/dml/index.ts';
import { sql } from '../engine/storage/index.ts';
import { assignmentStatus, defaultZone } from './names.ts';

/** A mentoring request as it stands in the database, as far as Engage's automation asks. */
export interface RequestNow {
  readonly ownerId: string;
  /** The volunteer behind the owner; undefined for a queue and for staff. */
  readonly mentorId: string | undefined;
  readonly assignmentStatus: string | undefined;
  readonly closed: boolean;
  readonly chapterId: string | undefined;
  readonly clientId: string | undefined;
  /** IANA name: the chapter's, else Engage's own. */
  readonly zone: string;
}

const textOrUndefined = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The live request with this id, or undefined. */
export function readRequest(engine: Engine, caseId: string): RequestNow | undefined {
  const row = engine.database.row(
    sql`SELECT c."OwnerId", u."ContactId", c."Assignment_Status__c", c."IsClosed", c."Chapter__c", c."ContactId",
          a."Time_Zone__c"
        FROM "Case" c LEFT JOIN "User" u ON u."Id" = c."OwnerId" LEFT JOIN "Account" a ON a."Id" = c."Chapter__c"
        WHERE c."Id" = ${caseId} AND c."IsDeleted" = 0`,
  );
  if (row === undefined) return undefined;
  const [ownerId, mentorId, status, closed, chapterId, clientId, zone] = row;
  return {
    ownerId: String(ownerId),
    mentorId: textOrUndefined(mentorId),
    assignmentStatus: textOrUndefined(status),
    closed: closed === 1,
    chapterId: textOrUndefined(chapterId),
    clientId: textOrUndefined(clientId),
    zone: textOrUndefined(zone) ?? defaultZone,
  };
}

/** Whether a mentor has to answer: an open request, Assigned-Pending, with a volunteer as its owner. */
export function waitsForMentor(
  request: RequestNow | undefined,
): request is RequestNow & { mentorId: string } {
  return (
    request?.mentorId !== undefined &&
    !request.closed &&
    request.assignmentStatus === assignmentStatus.pending
  );
}

import { addBusinessDays } from '../calendar/businessTime.ts';
import { hourLength, type Instant } from '../calendar/zoneTime.ts';
import type { Engine } from '../engine/dml/index.ts';
import { updateRecord } from '../engine/dml/index.ts';
import { intakeQueueOf } from './intakeQueue.ts';
import { sendMail } from './mails.ts';
import { assignmentStatus, requestFields } from './names.ts';
import type { RequestNow } from './request.ts';

interface DueKind {
  /** When it falls due for an offer made at `since`. */
  readonly dueAt: (since: Instant, zone: string) => Instant;
  readonly act: (engine: Engine, caseId: string, request: RequestNow) => void;
}

/** What Engage does by itself while a mentor does not answer (D2; supportcenter.score.org 674). */
export const dueKinds = {
  /** After 24 hours "a notification email". */
  notice24Hours: {
    dueAt: (since) => since + 24 * hourLength,
    act: (engine, caseId, { ownerId }) => {
      sendMail(engine, 'Notice_24_Hours_To_Mentor', caseId, [ownerId]);
    },
  },
  /** After 48 hours "another reminder email". */
  reminder48Hours: {
    dueAt: (since) => since + 48 * hourLength,
    act: (engine, caseId, { ownerId }) => {
      sendMail(engine, 'Reminder_48_Hours_To_Mentor', caseId, [ownerId]);
    },
  },
  /**
   * After 5 business days "reassigned back to the queue", the coordinator is told and the client gets an "Apology for the
   * Delay"; then it is Pending Reassignment (supportcenter.score.org 47). Business days as D10 has them: Engage's own are not public.
   */
  returnToQueue: {
    dueAt: (since, zone) => addBusinessDays(zone, since, 5),
    act: (engine, caseId, request) => {
      const queueId = intakeQueueOf(engine, request);
      const values = {
        OwnerId: queueId,
        [requestFields.assignmentStatus]: assignmentStatus.pendingReassignment,
      };
      updateRecord(engine, 'Case', caseId, values, engine.systemUserId);
      sendMail(engine, 'Returned_To_Queue_To_Coordinators', caseId, [queueId]);
      sendMail(engine, 'Apology_For_The_Delay_To_Client', caseId, [request.clientId]);
    },
  },
} as const satisfies Readonly<Record<string, DueKind>>;

export type DueKindName = keyof typeof dueKinds;

export const dueKindNames = Object.keys(dueKinds) as DueKindName[];

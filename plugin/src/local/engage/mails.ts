import type { Engine } from '../engine/dml/index.ts';
import { addressOf, putOut } from '../engine/flow/index.ts';

/**
 * What Engage writes to whom. The full list of its notifications is not public; these are the ones that help pages tell of
 * (help.score.org 360041668893, 360041149734; supportcenter.score.org 47, 674). The outbox names template and record only.
 */
export type MailTemplate =
  | 'Request_Assigned_To_Mentor'
  | 'Notice_24_Hours_To_Mentor'
  | 'Reminder_48_Hours_To_Mentor'
  | 'Returned_To_Queue_To_Coordinators'
  | 'Apology_For_The_Delay_To_Client';

/** Puts a mail to users, contacts or the members of a queue into the outbox. Nobody with an address: no mail. */
export function sendMail(
  engine: Engine,
  template: MailTemplate,
  caseId: string,
  recipients: readonly (string | undefined)[],
): void {
  const reached = recipients.flatMap((id) => addressOf(engine, id));
  if (reached.length === 0) return;
  putOut(engine.database, {
    sentAt: engine.stamp(),
    source: 'Engage',
    alert: null,
    template,
    subject: null,
    body: null,
    senderType: 'OrgWideEmailAddress',
    to: reached.map((recipient) => recipient.address),
    cc: [],
    bcc: [],
    recipientIds: reached.flatMap((recipient) => recipient.id ?? []),
    relatedRecordId: caseId,
    userId: engine.systemUserId,
  });
}

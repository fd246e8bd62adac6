import { z } from 'zod';
import type { Database } from '../../storage/index.ts';
import { sql } from '../../storage/index.ts';

/** An e-mail the org would have sent. */
export interface Mail {
  /** 1 for the first mail of the org. */
  readonly number: number;
  /** Stored form of a datetime. */
  readonly sentAt: string;
  /** The flow, or what else sent it. */
  readonly source: string;
  /** `Case.Reminder`, for an e-mail alert. */
  readonly alert: string | null;
  readonly template: string | null;
  readonly subject: string | null;
  readonly body: string | null;
  readonly senderType: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** Users and contacts among the recipients, by id. */
  readonly recipientIds: readonly string[];
  readonly relatedRecordId: string | null;
  /** Who caused it. */
  readonly userId: string;
}

export type OutgoingMail = Omit<Mail, 'number'>;

const listShape = z.array(z.string());

/** Makes the table the outbox is kept in. */
export function migrateOutbox(database: Database): void {
  database.run({
    text: 'CREATE TABLE IF NOT EXISTS "_outbox" (number INTEGER PRIMARY KEY AUTOINCREMENT, mail TEXT NOT NULL)',
    values: [],
  });
}

/** Puts a mail out. It belongs to the transaction: a save that is undone sends nothing. */
export function putOut(database: Database, mail: OutgoingMail): void {
  database.run(sql`INSERT INTO "_outbox" (mail) VALUES (${JSON.stringify(mail)})`);
}

const mailShape = z.object({
  sentAt: z.string(),
  source: z.string(),
  alert: z.string().nullable(),
  template: z.string().nullable(),
  subject: z.string().nullable(),
  body: z.string().nullable(),
  senderType: z.string(),
  to: listShape,
  cc: listShape,
  bcc: listShape,
  recipientIds: listShape,
  relatedRecordId: z.string().nullable(),
  userId: z.string(),
});

/** Every mail of the org, oldest first. */
export function readOutbox(database: Database): Mail[] {
  return database
    .rows({ text: 'SELECT number, mail FROM "_outbox" ORDER BY number', values: [] })
    .map(([number, mail]) => ({ number: Number(number), ...mailShape.parse(JSON.parse(String(mail))) }));
}

import { z } from 'zod';
import { many, text } from '../../metadata/xml.ts';

/** An e-mail alert (Metadata API, WorkflowAlert). */
const alertShape = z.object({
  fullName: text,
  template: text,
  senderType: text.optional(),
  senderAddress: text.optional(),
  ccEmails: many(text),
  recipients: many(z.object({ type: text, field: text.optional(), recipient: text.optional() })),
});
export type AlertElement = z.output<typeof alertShape>;

/** A workflow file; its rules are another matter. */
export const workflowShape = z.object({ alerts: many(alertShape) });

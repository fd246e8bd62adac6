/** Record-triggered flows: files become steps of a save; their mails go to the outbox. */
export type { FlowFile } from './flowFile.ts';
export { readFlowFile } from './flowFile.ts';
export type { AlertElement } from './mail/alertShape.ts';
export { workflowShape } from './mail/alertShape.ts';
export type { Mail, OutgoingMail } from './mail/outbox.ts';
export { putOut, readOutbox } from './mail/outbox.ts';
export { addressOf } from './mail/recipients.ts';
export { openFlows } from './openFlows.ts';

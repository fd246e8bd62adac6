import { Flags } from '@salesforce/sf-plugins-core';
import { Messages, SfError } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'flags');

const instantText = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** `--as-of TIME`: the instant that counts as now. A date alone means its first moment in UTC. */
export const asOfFlag = Flags.custom<Date>({
  summary: messages.getMessage('flags.as-of.summary'),
  description: messages.getMessage('flags.as-of.description'),
  parse: (input) => Promise.resolve(readAsOf(input)),
});

/** @throws SfError when the text is not an ISO 8601 date or instant with its offset. */
export function readAsOf(input: string): Date {
  const instant = new Date(input);
  if (instantText.test(input) && !Number.isNaN(instant.getTime())) return instant;
  throw new SfError(
    messages.getMessage('error.as-of', [input]),
    'InvalidAsOf',
    messages.getMessages('error.as-of.actions'),
  );
}

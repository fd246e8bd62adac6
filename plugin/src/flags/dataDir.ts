import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'local.flags');

/** `--data-dir DIR` of a local org. */
export const dataDirFlag = Flags.directory({
  summary: messages.getMessage('flags.data-dir.summary'),
  description: messages.getMessage('flags.data-dir.description'),
});

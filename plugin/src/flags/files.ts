import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'flags');

/** `--config-dir DIR`. */
export const configDirFlag = Flags.directory({
  exists: true,
  summary: messages.getMessage('flags.config-dir.summary'),
  description: messages.getMessage('flags.config-dir.description'),
});

/** `--store FILE`. */
export const storeFlag = Flags.file({
  summary: messages.getMessage('flags.store.summary'),
  description: messages.getMessage('flags.store.description'),
});

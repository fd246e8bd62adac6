import { Messages } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'flags');

/** The spinner of a command. */
interface Spinner {
  start(action: string): void;
  stop(): void;
  status: string | undefined;
}

/** What long work over an org reports while it runs. */
export interface OrgProgress {
  readonly onRetry: (fault: Error, waitMilliseconds: number) => void;
  readonly onProgress: (rows: number) => void;
}

/** Runs long work with its progress on a terminal, and in silence everywhere else. */
export async function withTerminalProgress<Result>(
  spinner: Spinner,
  action: string,
  work: (progress: OrgProgress) => Promise<Result>,
): Promise<Result> {
  const show = (status: string): void => {
    if (process.stderr.isTTY) spinner.status = status;
  };
  if (process.stderr.isTTY) spinner.start(action);
  try {
    return await work({
      onRetry: (fault, wait) => {
        show(messages.getMessage('info.retry', [fault.message, Math.ceil(wait / 1000)]));
      },
      onProgress: (rows) => {
        show(String(rows));
      },
    });
  } finally {
    spinner.stop();
  }
}

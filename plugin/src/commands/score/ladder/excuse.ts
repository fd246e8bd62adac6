import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import { laddersAssignment, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.excuse');

/** What `sf score ladder excuse --json` returns. */
export type LadderExcuseResult = {
  /** Id of the assignment. */
  key: string;
  /** False in a dry run. */
  written: boolean;
  apiCalls: number;
};

export default class LadderExcuse extends SfCommand<LadderExcuseResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    assignment: Flags.string({ required: true, summary: messages.getMessage('flags.assignment.summary') }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
  };

  public async run(): Promise<LadderExcuseResult> {
    const { flags } = await this.parse(LadderExcuse);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    try {
      const location = orgLocation(flags, this.config);
      const { key, written, apiCalls } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) =>
          recordAct({
            ...location,
            ...progress,
            asOf,
            dryRun: flags['dry-run'],
            act: (now) => ({ kind: 'excuse', assignment: laddersAssignment(now, flags.assignment) }),
          }),
      );
      this.log(messages.getMessage(written ? 'info.recorded' : 'info.dry-run', [key]));
      return { key, written, apiCalls };
    } catch (error) {
      throw toSfError(error);
    }
  }
}

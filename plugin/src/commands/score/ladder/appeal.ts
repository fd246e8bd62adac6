import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import { laddersLadder, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.appeal');

/** What `sf score ladder appeal --json` returns. */
export type LadderAppealResult = {
  /** `ladder:mentor:assignment:step:answerAppeal` */
  key: string;
  /** False in a dry run. */
  written: boolean;
  apiCalls: number;
};

export default class LadderAppeal extends SfCommand<LadderAppealResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    mentor: Flags.string({ required: true, summary: messages.getMessage('flags.mentor.summary') }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
  };

  public async run(): Promise<LadderAppealResult> {
    const { flags } = await this.parse(LadderAppeal);
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
            act: (now) => ({ kind: 'appeal', ladder: laddersLadder(now, flags.mentor) }),
          }),
      );
      this.log(messages.getMessage(written ? 'info.recorded' : 'info.dry-run', [key]));
      return { key, written, apiCalls };
    } catch (error) {
      throw toSfError(error);
    }
  }
}

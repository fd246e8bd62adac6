import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import { laddersLadder, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.exception');

/** What `sf score ladder exception --json` returns. */
export type LadderExceptionResult = {
  /** `ladder:mentor:assignment:3:askException` */
  key: string;
  /** False in a dry run. */
  written: boolean;
  apiCalls: number;
};

export default class LadderException extends SfCommand<LadderExceptionResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    mentor: Flags.string({ required: true, summary: messages.getMessage('flags.mentor.summary') }),
    activity: Flags.option({
      options: ['communityEngagement', 'fundraising', 'workshopPresentations', 'otherActivity'] as const,
      required: true,
      summary: messages.getMessage('flags.activity.summary'),
    })(),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
  };

  public async run(): Promise<LadderExceptionResult> {
    const { flags } = await this.parse(LadderException);
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
            act: (now) => ({
              kind: 'exception',
              ladder: laddersLadder(now, flags.mentor),
              activity: flags.activity,
            }),
          }),
      );
      this.log(messages.getMessage(written ? 'info.recorded' : 'info.dry-run', [key]));
      return { key, written, apiCalls };
    } catch (error) {
      throw toSfError(error);
    }
  }
}

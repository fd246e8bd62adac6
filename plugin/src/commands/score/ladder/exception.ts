import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { actFlags, recordedAct, type ActResult } from '../../../flags/index.ts';
import { laddersLadder, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.exception');

/** What `sf score ladder exception --json` returns; its key is `ladder:mentor:assignment:3:askException`. */
export type LadderExceptionResult = ActResult;

export default class LadderException extends SfCommand<LadderExceptionResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...actFlags,
    mentor: Flags.string({ required: true, summary: messages.getMessage('flags.mentor.summary') }),
    activity: Flags.option({
      options: ['communityEngagement', 'fundraising', 'workshopPresentations', 'otherActivity'] as const,
      required: true,
      summary: messages.getMessage('flags.activity.summary'),
    })(),
  };

  public async run(): Promise<LadderExceptionResult> {
    const { flags } = await this.parse(LadderException);
    return recordedAct(this, flags, (options) =>
      recordAct({
        ...options,
        act: (now) => ({
          kind: 'exception',
          ladder: laddersLadder(now, flags.mentor),
          activity: flags.activity,
        }),
      }),
    );
  }
}

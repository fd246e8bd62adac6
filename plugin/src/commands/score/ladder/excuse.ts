import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { actFlags, recordedAct, type ActResult } from '../../../flags/index.ts';
import { laddersRejection, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.excuse');

/** What `sf score ladder excuse --json` returns; its key is Id of the assignment. */
export type LadderExcuseResult = ActResult;

export default class LadderExcuse extends SfCommand<LadderExcuseResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...actFlags,
    assignment: Flags.string({ required: true, summary: messages.getMessage('flags.assignment.summary') }),
  };

  public async run(): Promise<LadderExcuseResult> {
    const { flags } = await this.parse(LadderExcuse);
    return recordedAct(this, flags, (options) =>
      recordAct({
        ...options,
        act: (now) => ({
          kind: 'excuse',
          assignment: laddersRejection(now, flags.assignment).assignment,
        }),
      }),
    );
  }
}

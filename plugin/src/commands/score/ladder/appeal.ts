import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { actFlags, recordedAct, type ActResult } from '../../../flags/index.ts';
import { laddersLadder, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.appeal');

/** What `sf score ladder appeal --json` returns; its key is `ladder:mentor:assignment:step:answerAppeal`. */
export type LadderAppealResult = ActResult;

export default class LadderAppeal extends SfCommand<LadderAppealResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...actFlags,
    mentor: Flags.string({ required: true, summary: messages.getMessage('flags.mentor.summary') }),
  };

  public async run(): Promise<LadderAppealResult> {
    const { flags } = await this.parse(LadderAppeal);
    return recordedAct(this, flags, (options) =>
      recordAct({
        ...options,
        act: (now) => ({ kind: 'appeal', ladder: laddersLadder(now, flags.mentor) }),
      }),
    );
  }
}

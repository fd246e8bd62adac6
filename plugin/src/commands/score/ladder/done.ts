import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { actFlags, recordedAct, type ActResult } from '../../../flags/index.ts';
import type { LadderOutcome } from '../../../rules/index.ts';
import { laddersTask, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.done');

const outcomes = [
  'terminate',
  'exception',
  'agree',
  'disagree',
  'grant',
  'refuse',
  'reinstate',
  'upheld',
  'denied',
  'communityEngagement',
  'fundraising',
  'workshopPresentations',
  'otherActivity',
] as const satisfies readonly LadderOutcome[];

/** What `sf score ladder done --json` returns; its key is `ladder:mentor:assignment:step:task`. */
export type LadderDoneResult = ActResult;

export default class LadderDone extends SfCommand<LadderDoneResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...actFlags,
    task: Flags.string({ required: true, summary: messages.getMessage('flags.task.summary') }),
    outcome: Flags.option({
      options: outcomes,
      summary: messages.getMessage('flags.outcome.summary'),
    })(),
  };

  public async run(): Promise<LadderDoneResult> {
    const { flags } = await this.parse(LadderDone);
    return recordedAct(this, flags, (options) =>
      recordAct({
        ...options,
        act: (now) => ({ kind: 'done', task: laddersTask(now, flags.task), outcome: flags.outcome }),
      }),
    );
  }
}

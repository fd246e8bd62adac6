import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
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

/** What `sf score ladder done --json` returns. */
export type LadderDoneResult = {
  /** `ladder:mentor:assignment:step:task` */
  key: string;
  /** False in a dry run. */
  written: boolean;
  apiCalls: number;
};

export default class LadderDone extends SfCommand<LadderDoneResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    task: Flags.string({ required: true, summary: messages.getMessage('flags.task.summary') }),
    outcome: Flags.option({
      options: outcomes,
      summary: messages.getMessage('flags.outcome.summary'),
    })(),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
  };

  public async run(): Promise<LadderDoneResult> {
    const { flags } = await this.parse(LadderDone);
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
            act: (now) => ({ kind: 'done', task: laddersTask(now, flags.task), outcome: flags.outcome }),
          }),
      );
      this.log(messages.getMessage(written ? 'info.recorded' : 'info.dry-run', [key]));
      return { key, written, apiCalls };
    } catch (error) {
      throw toSfError(error);
    }
  }
}

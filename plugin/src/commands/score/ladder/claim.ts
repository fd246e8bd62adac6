import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { actFlags, recordedAct, type ActResult } from '../../../flags/index.ts';
import { DECLINE_REASONS, type DeclineReason } from '../../../rules/index.ts';
import { laddersRejection, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.claim');

const reasons = Object.keys(DECLINE_REASONS) as DeclineReason[];

/** What `sf score ladder claim --json` returns; its key is the Id of the assignment. */
export type LadderClaimResult = ActResult;

export default class LadderClaim extends SfCommand<LadderClaimResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...actFlags,
    assignment: Flags.string({ required: true, summary: messages.getMessage('flags.assignment.summary') }),
    confirm: Flags.boolean({
      summary: messages.getMessage('flags.confirm.summary'),
      exactlyOne: ['confirm', 'reject'],
    }),
    reject: Flags.boolean({
      summary: messages.getMessage('flags.reject.summary'),
      exactlyOne: ['confirm', 'reject'],
    }),
    because: Flags.option({
      options: reasons,
      summary: messages.getMessage('flags.because.summary'),
    })(),
  };

  public async run(): Promise<LadderClaimResult> {
    const { flags } = await this.parse(LadderClaim);
    return recordedAct(this, flags, (options) =>
      recordAct({
        ...options,
        act: (now) => ({
          kind: 'claim',
          rejection: laddersRejection(now, flags.assignment),
          ruling: flags.confirm ? 'confirmed' : 'rejected',
          because: flags.because,
        }),
      }),
    );
  }
}

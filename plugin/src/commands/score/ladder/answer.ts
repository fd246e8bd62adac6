import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { actFlags, recordedAct, type ActResult } from '../../../flags/index.ts';
import { ESCALATION_ANSWERS } from '../../../rules/index.ts';
import { laddersEscalation, recordAct } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.answer');

/** What `sf score ladder answer --json` returns; its key is `escalation:request:issue:number`. */
export type LadderAnswerResult = ActResult;

export default class LadderAnswer extends SfCommand<LadderAnswerResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...actFlags,
    escalation: Flags.string({ required: true, summary: messages.getMessage('flags.escalation.summary') }),
    outcome: Flags.option({
      options: ESCALATION_ANSWERS,
      required: true,
      summary: messages.getMessage('flags.outcome.summary'),
    })(),
  };

  public async run(): Promise<LadderAnswerResult> {
    const { flags } = await this.parse(LadderAnswer);
    return recordedAct(this, flags, (options) =>
      recordAct({
        ...options,
        act: (now) => ({
          kind: 'answer',
          escalation: laddersEscalation(now, flags.escalation),
          answer: flags.outcome,
        }),
      }),
    );
  }
}

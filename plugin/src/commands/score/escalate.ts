import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { actFlags, recordedAct, type ActResult } from '../../flags/index.ts';
import { findRequest, recordAct } from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'escalate');

/** What `sf score escalate --json` returns; its key is `escalation:request:issue:number`. */
export type EscalateResult = ActResult;

export default class Escalate extends SfCommand<EscalateResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...actFlags,
    request: Flags.string({ required: true, summary: messages.getMessage('flags.request.summary') }),
    issue: Flags.option({
      options: [
        'nonCompliance',
        'clientNotConnected',
        'clientConduct',
        'systemProblem',
        'otherIssue',
      ] as const,
      required: true,
      summary: messages.getMessage('flags.issue.summary'),
    })(),
  };

  public async run(): Promise<EscalateResult> {
    const { flags } = await this.parse(Escalate);
    return recordedAct(this, flags, (options) =>
      recordAct({
        ...options,
        act: ({ world, unreadable }) => ({
          kind: 'escalate',
          request: findRequest(world.requests, unreadable, flags.request),
          issue: flags.issue,
        }),
      }),
    );
  }
}

import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../flags/index.ts';
import { findRequest, recordAct } from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'escalate');

/** What `sf score escalate --json` returns. */
export type EscalateResult = {
  /** `escalation:request:issue:number` */
  key: string;
  /** False in a dry run. */
  written: boolean;
  apiCalls: number;
};

export default class Escalate extends SfCommand<EscalateResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
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
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
  };

  public async run(): Promise<EscalateResult> {
    const { flags } = await this.parse(Escalate);
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
            act: ({ world, unreadable }) => ({
              kind: 'escalate',
              request: findRequest(world.requests, unreadable, flags.request),
              issue: flags.issue,
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

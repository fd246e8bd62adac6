import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { apiVersion } from '../../engage/index.ts';
import { asOfFlag, configDirFlag, storeFlag, toSfError } from '../../flags/index.ts';
import { matchQueue, readUpToDate, type QueueRow } from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'match');

/** What `sf score match --json` returns: ids, codes, sentences and times (ISO 8601 in UTC), never personal data. */
export type MatchResult = {
  asOf: string;
  policyVersion: string;
  /** Waiting requests, oldest submission first. */
  requests: QueueRow[];
  apiCalls: number;
};

export default class Match extends SfCommand<MatchResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    region: Flags.string({ summary: messages.getMessage('flags.region.summary') }),
    'as-of': asOfFlag(),
    'config-dir': configDirFlag,
    store: storeFlag,
  };

  public async run(): Promise<MatchResult> {
    const { flags } = await this.parse(Match);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    try {
      if (process.stderr.isTTY) this.spinner.start(messages.getMessage('info.running'));
      const { world, policy, apiCalls } = await readUpToDate({
        connection: flags['target-org'].getConnection(apiVersion),
        configDirectory: flags['config-dir'],
        workingDirectory: process.cwd(),
        storeFile: flags.store,
        dataDirectory: this.config.dataDir,
        asOf,
        onRetry: (fault, wait) => {
          if (process.stderr.isTTY)
            this.spinner.status = messages.getMessage('info.retry', [fault.message, Math.ceil(wait / 1000)]);
        },
        onProgress: (rows) => {
          if (process.stderr.isTTY) this.spinner.status = String(rows);
        },
      }).finally(() => {
        this.spinner.stop();
      });
      const requests = matchQueue(world, { policy, asOf, region: flags.region });
      this.report(requests);
      return { asOf: new Date(asOf).toISOString(), policyVersion: policy.version, requests, apiCalls };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report(requests: readonly QueueRow[]): void {
    if (requests.length === 0) {
      this.log(messages.getMessage('info.none'));
      return;
    }
    this.table({
      title: messages.getMessage('info.title'),
      data: requests.map((row) => ({
        request: row.number,
        chapter: row.chapter ?? '',
        area: row.area ?? '',
        tier: row.tier ?? row.outcome,
        group: row.group ?? '',
        relaxed: row.relaxed ? 'yes' : '',
        first: row.firstMentorId ?? '',
        count: row.candidates,
      })),
      columns: ['request', 'chapter', 'area', 'tier', 'group', 'relaxed', 'first', 'count'],
    });
    this.log(messages.getMessage('info.next', [requests.length]));
  }
}

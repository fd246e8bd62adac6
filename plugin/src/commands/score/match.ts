import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../flags/index.ts';
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
    ...orgFlags,
    region: Flags.string({ summary: messages.getMessage('flags.region.summary') }),
  };

  public async run(): Promise<MatchResult> {
    const { flags } = await this.parse(Match);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    try {
      const location = orgLocation(flags, this.config);
      const { world, policy, apiCalls } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) => readUpToDate({ ...location, ...progress, asOf }),
      );
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

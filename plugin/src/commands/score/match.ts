import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../flags/index.ts';
import {
  matchQueue,
  queueOptimum,
  readUpToDate,
  type QueueOptimum,
  type QueueRow,
} from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'match');

/** What `sf score match --json` returns: ids, codes, sentences and times (ISO 8601 in UTC), never personal data. */
export type MatchResult = {
  asOf: string;
  policyVersion: string;
  /** Waiting requests, oldest submission first. */
  requests: QueueRow[];
  /** The same queue as one batch, by the SOP and at minimum cost; with `--compare-optimum` only. */
  optimum?: QueueOptimum;
  apiCalls: number;
};

export default class Match extends SfCommand<MatchResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    region: Flags.string({ summary: messages.getMessage('flags.region.summary') }),
    'compare-optimum': Flags.boolean({
      summary: messages.getMessage('flags.compare-optimum.summary'),
      description: messages.getMessage('flags.compare-optimum.description'),
      default: false,
    }),
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
      const compared = flags['compare-optimum']
        ? queueOptimum(world, { policy, asOf, region: flags.region })
        : undefined;
      if (compared) this.reportOptimum(compared);
      return {
        asOf: new Date(asOf).toISOString(),
        policyVersion: policy.version,
        requests,
        ...(compared && { optimum: compared }),
        apiCalls,
      };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private reportOptimum({ requests, sop, optimum }: QueueOptimum): void {
    const moreWords = (change: number): string =>
      change === 0
        ? messages.getMessage('info.optimum.same')
        : messages.getMessage(change > 0 ? 'info.optimum.more' : 'info.optimum.fewer', [Math.abs(change)]);
    this.log(
      messages.getMessage('info.optimum', [
        requests,
        moreWords(optimum.served - sop.served),
        moreWords(optimum.byTier.chapter - sop.byTier.chapter),
        sop.fairness.toFixed(2),
        optimum.fairness.toFixed(2),
        Math.ceil(optimum.milliseconds),
        Math.ceil(sop.milliseconds),
      ]),
    );
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
        'in turn': row.inTurn?.mentorId ?? '',
      })),
      columns: ['request', 'chapter', 'area', 'tier', 'group', 'relaxed', 'first', 'count', 'in turn'],
    });
    this.log(messages.getMessage('info.next', [requests.length]));
  }
}

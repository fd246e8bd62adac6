import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import { gaps, type Gap } from '../../../reports/index.ts';
import { readUpToDate, simulateQueue } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'report.gaps');

const DAY_MS = 86_400_000;
const SHOWN = 25;

/** What `sf score report gaps --json` returns: names of chapters and areas, counts, sentences; waits in business milliseconds. */
export type GapsResult = {
  /** ISO 8601 in UTC. */
  from: string;
  to: string;
  policyVersion: string;
  /** Requests that were in the queue in the time. */
  requests: number;
  /** Greatest need first. */
  gaps: Gap[];
};

export default class Gaps extends SfCommand<GapsResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    days: Flags.integer({
      summary: messages.getMessage('flags.days.summary'),
      min: 1,
      max: 365,
      default: 90,
    }),
    region: Flags.string({ summary: messages.getMessage('flags.region.summary') }),
  };

  public async run(): Promise<GapsResult> {
    const { flags } = await this.parse(Gaps);
    const to = (flags['as-of'] ?? new Date()).getTime();
    const { days, region } = flags;
    const from = to - days * DAY_MS;
    try {
      const location = orgLocation(flags, this.config);
      const { world, policy, simulation } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        async (progress) => {
          const read = await readUpToDate({ ...location, ...progress, asOf: to });
          const onDay = ({ done }: { done: number }): void => {
            progress.onProgress(done);
          };
          const span = { policy: read.policy, from, to, region, onDay };
          return { ...read, simulation: await simulateQueue(read.world, span) };
        },
      );
      if (days > policy.sync.retentionDays)
        this.warn(messages.getMessage('warning.days', [policy.sync.retentionDays, days]));
      const result = {
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        policyVersion: policy.version,
        requests: simulation.requests.length,
        gaps: gaps(world, simulation),
      };
      this.report(result);
      return result;
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report({ from, to, requests, gaps: rows }: GapsResult): void {
    if (rows.length === 0) {
      this.log(messages.getMessage('info.none'));
      return;
    }
    this.table({
      title: messages.getMessage('info.title', [from, to]),
      data: rows.slice(0, SHOWN).map(({ mentors, ...gap }) => ({
        chapter: gap.chapter,
        area: gap.area,
        requests: gap.requests,
        district: gap.toDistrict,
        region: gap.toRegion,
        relaxed: gap.relaxed,
        nobody: gap.foundNobody,
        lists: messages.getMessage('info.lists', [
          mentors.eligible,
          mentors.full,
          mentors.paused,
          mentors.other,
        ]),
      })),
      columns: ['chapter', 'area', 'requests', 'district', 'region', 'relaxed', 'nobody', 'lists'],
    });
    for (const { sentence } of rows.slice(0, SHOWN)) this.log(sentence);
    const counts = [rows.reduce((sum, { need }) => sum + need, 0), requests, rows.length];
    this.log(
      rows.length > SHOWN
        ? messages.getMessage('info.more', [...counts, SHOWN])
        : messages.getMessage('info.counts', counts),
    );
  }
}

import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import { agreement, AGREEMENTS, type AgreementCounts, type AgreementReport } from '../../../reports/index.ts';
import { askUpToDate, requireEnrolledRegion } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'report.agreement');

const DAY_MILLISECONDS = 86_400_000;
const SHOWN = 20;

/** What `sf score report agreement --json` returns: counts, ids and codes, never personal data. Times are ISO 8601 in UTC. */
export type AgreementResult = AgreementReport & { apiCalls: number };

export default class Agreement extends SfCommand<AgreementResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    region: Flags.string({ summary: messages.getMessage('flags.region.summary') }),
    days: Flags.integer({
      summary: messages.getMessage('flags.days.summary'),
      min: 1,
      max: 366,
      default: 28,
    }),
  };

  public async run(): Promise<AgreementResult> {
    const { flags } = await this.parse(Agreement);
    const until = (flags['as-of'] ?? new Date()).getTime();
    const since = until - flags.days * DAY_MILLISECONDS;
    try {
      const location = orgLocation(flags, this.config);
      const report = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) =>
          askUpToDate({ ...location, ...progress, asOf: until }, async ({ world, policy }, store) => {
            const region = requireEnrolledRegion([policy], flags.region);
            return agreement(world, { policy, since, until, region, kept: await store.decisions() });
          }),
      );
      this.report(report);
      return report;
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report({ all, regions, chapters, differing, ...report }: AgreementResult): void {
    if (report.notCompared > 0) this.warn(messages.getMessage('warning.notCompared', [report.notCompared]));
    if (all.total === 0) {
      this.log(messages.getMessage('info.none', [report.since, report.until]));
      return;
    }
    this.log(messages.getMessage('info.time', [report.since, report.until]));
    this.table({
      title: messages.getMessage('info.title.regions'),
      data: [
        ...regions.map(({ region, mode, ...counts }) => ({ region, mode, ...rowOf(counts) })),
        { region: messages.getMessage('info.all'), mode: '', ...rowOf(all) },
      ],
    });
    this.table({
      title: messages.getMessage('info.title.chapters'),
      data: chapters.map(({ region, chapter, ...counts }) => ({ region, chapter, ...rowOf(counts) })),
    });
    if (differing.length > 0)
      this.table({
        title: messages.getMessage('info.title.differing', [
          Math.min(SHOWN, differing.length),
          differing.length,
        ]),
        data: differing.slice(-SHOWN).map(({ number, offeredAt, assigned, recommended, ...one }) => ({
          request: number,
          offered: offeredAt,
          how: messages.getMessage(`info.agreement.${one.agreement}`),
          reason: assigned.rank === undefined ? (assigned.reason ?? '') : `rank ${assigned.rank}`,
          assigned: assigned.mentorId,
          recommended: recommended.mentorId ?? recommended.outcome,
          basis: one.basis,
        })),
        overflow: 'wrap',
      });
    if (all.reconstructed > 0)
      this.log(messages.getMessage('info.reconstructed', [all.reconstructed, all.total]));
    this.log(messages.getMessage('info.next'));
  }
}

/** One line of a table: each figure with its share. */
function rowOf({ total, shares }: AgreementCounts): Record<string, string | number> {
  return {
    assigned: total,
    ...Object.fromEntries(
      AGREEMENTS.map((name) => {
        const { count, percent } = shares[name];
        return [messages.getMessage(`info.agreement.${name}`), count === 0 ? '0' : `${count} (${percent} %)`];
      }),
    ),
  };
}

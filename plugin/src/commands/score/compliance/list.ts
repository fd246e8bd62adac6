import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { asOfFlag, orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import { compliance, readUpToDate, type Compliance, type ComplianceRow } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'compliance.list');

/** Rows and owners shown on a terminal, most urgent first; --all and --json show every one. */
const SHOWN_ROWS = 50;
const SHOWN_OWNERS = 10;

/** What `sf score compliance list --json` returns: ids, codes, sentences and times (ISO 8601 in UTC), never personal data. */
export type ComplianceListResult = {
  asOf: string;
  policyVersion: string;
  /** Clocks that are late or will be, oldest due first. */
  rows: ComplianceRow[];
  /** Requests among them. */
  requests: number;
  byRule: Compliance['byRule'][number][];
  byOwner: Compliance['byOwner'][number][];
  apiCalls: number;
};

export default class ComplianceList extends SfCommand<ComplianceListResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    region: Flags.string({ summary: messages.getMessage('flags.region.summary') }),
    'days-ahead': Flags.integer({
      min: 0,
      max: 30,
      summary: messages.getMessage('flags.days-ahead.summary'),
    }),
    until: asOfFlag({
      summary: messages.getMessage('flags.until.summary'),
      description: messages.getMessage('flags.until.description'),
      exclusive: ['days-ahead'],
    }),
    all: Flags.boolean({ summary: messages.getMessage('flags.all.summary') }),
  };

  public async run(): Promise<ComplianceListResult> {
    const { flags } = await this.parse(ComplianceList);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    try {
      const location = orgLocation(flags, this.config);
      const { world, policy, apiCalls } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) => readUpToDate({ ...location, ...progress, asOf }),
      );
      const until = flags.until?.getTime();
      const { rows, requests, byRule, byOwner } = compliance(world, {
        policy,
        asOf,
        region: flags.region,
        horizon:
          until === undefined
            ? { kind: 'businessDays', count: flags['days-ahead'] ?? 1 }
            : { kind: 'until', at: until },
      });
      const result = {
        asOf: new Date(asOf).toISOString(),
        policyVersion: policy.version,
        rows: [...rows],
        requests,
        byRule: [...byRule],
        byOwner: [...byOwner],
        apiCalls,
      };
      this.report(result, flags.all);
      return result;
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report({ rows, requests, byRule, byOwner }: ComplianceListResult, all: boolean): void {
    const shown = all ? rows : rows.slice(0, SHOWN_ROWS);
    const owners = all ? byOwner : byOwner.slice(0, SHOWN_OWNERS);
    if (rows.length === 0) {
      this.log(messages.getMessage('info.none'));
      return;
    }
    this.table({
      title: messages.getMessage('info.title'),
      data: shown.map((row) => ({
        number: row.number,
        chapter: row.chapter ?? messages.getMessage('info.unknown'),
        rule: row.rule,
        owner: ownerWords(row),
        due: row.due ?? '',
        late: row.lateBy ?? messages.getMessage('info.soon'),
        next: row.nextAction?.code ?? '',
        says: row.sentence,
      })),
      columns: ['number', 'chapter', 'rule', 'owner', 'due', 'late', 'next', 'says'],
      overflow: 'wrap',
    });
    if (shown.length < rows.length)
      this.log(messages.getMessage('info.moreRows', [rows.length - shown.length]));
    const late = rows.filter(({ state }) => state === 'late').length;
    this.table({
      title: messages.getMessage('info.title.byRule'),
      data: byRule.map((counts) => ({ ...counts })),
      columns: ['rule', 'late', 'soon'],
    });
    this.table({
      title: messages.getMessage('info.title.byOwner'),
      data: owners.map((counts) => ({
        owner: ownerWords(counts),
        late: counts.late,
        soon: counts.soon,
      })),
      columns: ['owner', 'late', 'soon'],
    });
    if (owners.length < byOwner.length)
      this.log(messages.getMessage('info.moreOwners', [byOwner.length - owners.length]));
    this.log(messages.getMessage('info.counts', [late, rows.length - late, requests]));
  }
}

const ownerWords = ({ owner, mentorId }: Pick<ComplianceRow, 'owner' | 'mentorId'>): string =>
  mentorId ?? (owner === 'mentor' ? owner : owner.toUpperCase());

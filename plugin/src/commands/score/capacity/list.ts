import { Messages } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import { businessCalendar } from '../../../rules/index.ts';
import {
  capacityReport,
  readUpToDate,
  type AnsweredMentor,
  type CapacityReport,
} from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'capacity.list');

/** What `sf score capacity list --json` returns: Contact ids, chapter names and mentors' own words about capacity. */
export type CapacityListResult = {
  /** `askedBefore`: there is an answer, about words that the profile no longer says. */
  unclear: { mentorId: string; chapter: string; paused: boolean; words: string; askedBefore: boolean }[];
  /** Answers that coordinators recorded; only those that stand as `counts` count. */
  answered: {
    mentorId: string;
    chapter: string;
    paused: boolean;
    takes: { kind: 'unlimited' } | { kind: 'limit'; limit: number; per: 'week' | 'twoWeeks' | 'month' };
    words: string;
    standing: 'counts' | 'numberFieldSet' | 'textChanged';
  }[];
  noDirect: {
    mentorId: string;
    chapter: string;
    paused: boolean;
    why: 'notAccepting' | 'limitBelowOne';
  }[];
  /** Chapters with somebody listed. */
  chapters: { chapter: string; unclear: number; noDirect: number }[];
  /** ISO 8601 in UTC. */
  asOf: string;
  policyVersion: string;
};

export default class CapacityList extends SfCommand<CapacityListResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
  };

  public async run(): Promise<CapacityListResult> {
    const { flags } = await this.parse(CapacityList);
    try {
      const asOf = flags['as-of'] ?? new Date();
      const location = orgLocation(flags, this.config);
      const { world, policy } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) => readUpToDate({ ...location, ...progress, asOf: asOf.getTime() }),
      );
      const { rules, version } = policy;
      const calendar = businessCalendar(rules.calendar.timeZone, rules.calendar.closures);
      const report = capacityReport(world, rules, calendar.dateOf(asOf.getTime()));
      this.show(report);
      return {
        unclear: [...report.unclear],
        answered: [...report.answered],
        noDirect: [...report.noDirect],
        chapters: [...report.chapters],
        asOf: asOf.toISOString(),
        policyVersion: version,
      };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private show({ unclear, answered, noDirect, chapters }: CapacityReport): void {
    const place = (one: { chapter: string; mentorId: string; paused: boolean }) => ({
      chapter: one.chapter,
      mentor: one.mentorId,
      paused: one.paused ? messages.getMessage('info.paused') : '',
    });
    this.section(
      'unclear',
      unclear.map((one) => ({
        ...place(one),
        words: plain(one.words),
        asked: one.askedBefore ? messages.getMessage('info.askedBefore') : '',
      })),
    );
    if (answered.length > 0)
      this.section(
        'answered',
        answered.map((one) => ({
          ...place(one),
          takes: takesWords(one.takes),
          words: plain(one.words),
          standing: messages.getMessage(`info.standing.${one.standing}`),
        })),
      );
    this.section(
      'noDirect',
      noDirect.map((one) => ({ ...place(one), why: messages.getMessage(`info.why.${one.why}`) })),
    );
    if (chapters.length > 0)
      this.table({
        title: messages.getMessage('info.title.chapters'),
        data: chapters.map((counts) => ({ ...counts })),
      });
    this.log(messages.getMessage('info.counts', [unclear.length, answered.length, noDirect.length]));
    if (unclear.length > 0) this.log(messages.getMessage('info.next'));
  }

  /** One table, or one sentence where there is nobody. */
  private section(name: 'unclear' | 'answered' | 'noDirect', data: Record<string, string>[]): void {
    if (data.length === 0) {
      this.log(messages.getMessage(`info.none.${name}`));
      return;
    }
    this.table({ title: messages.getMessage(`info.title.${name}`), data, overflow: 'wrap' });
  }
}

// A terminal would obey control characters.
const plain = (words: string): string => words.replace(/\p{Cc}/gu, ' ');

const takesWords = (takes: AnsweredMentor['takes']): string =>
  takes.kind === 'unlimited'
    ? messages.getMessage('info.unlimited')
    : messages.getMessage(`info.per.${takes.per}`, [takes.limit]);

import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import type { AnsweredCapacity, CapacityPeriod, ReasonCode } from '../../../rules/index.ts';
import { confirmCapacity, type ConfirmedCapacity } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'capacity.confirm');

const PERIODS: Readonly<Record<'week' | 'two-weeks' | 'month', CapacityPeriod>> = {
  week: 'week',
  'two-weeks': 'twoWeeks',
  month: 'month',
};

/** What `sf score capacity confirm --json` returns: ids, codes, counts and the mentor's own words about capacity. */
export type CapacityConfirmResult = {
  /** Contact Id, 18 characters. */
  mentorId: string;
  /** Null: the answer was taken back. */
  answer: { kind: 'unlimited' } | { kind: 'limit'; limit: number; per: CapacityPeriod } | null;
  /** The words of the profile that the answer is given for. */
  words: string;
  /** False in a dry run, and when Engage holds the same answer already. */
  written: boolean;
  dryRun: boolean;
  /** Id of the Capacity_Answer__c, when written. */
  answerId?: string;
  /** What stands against the mentor from the next sync on; `eligible` when nothing does. */
  code: ReasonCode;
  sentence: string;
  apiCalls: number;
};

const TAKES = ['limit', 'unlimited', 'remove'];

export default class CapacityConfirm extends SfCommand<CapacityConfirmResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    mentor: Flags.string({ required: true, summary: messages.getMessage('flags.mentor.summary') }),
    limit: Flags.integer({
      min: 0,
      max: 999,
      exactlyOne: TAKES,
      dependsOn: ['per'],
      summary: messages.getMessage('flags.limit.summary'),
    }),
    per: Flags.option({
      options: ['week', 'two-weeks', 'month'] as const,
      dependsOn: ['limit'],
      summary: messages.getMessage('flags.per.summary'),
    })(),
    unlimited: Flags.boolean({
      exactlyOne: TAKES,
      summary: messages.getMessage('flags.unlimited.summary'),
    }),
    remove: Flags.boolean({ exactlyOne: TAKES, summary: messages.getMessage('flags.remove.summary') }),
    force: Flags.boolean({ summary: messages.getMessage('flags.force.summary') }),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
  };

  public async run(): Promise<CapacityConfirmResult> {
    const { flags } = await this.parse(CapacityConfirm);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    const dryRun = flags['dry-run'];
    try {
      const location = orgLocation(flags, this.config);
      const confirmed = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) =>
          confirmCapacity({
            ...location,
            ...progress,
            asOf,
            dryRun,
            mentor: flags.mentor,
            takes: takesOf(flags),
            force: flags.force,
          }),
      );
      this.report(confirmed, dryRun);
      const { mentorId, takes, words, written, answerId, code, sentence, apiCalls } = confirmed;
      return {
        mentorId,
        answer: takes ?? null,
        words,
        written,
        dryRun,
        ...(answerId === undefined ? {} : { answerId }),
        code,
        sentence,
        apiCalls,
      };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report({ mentorId, takes, words, changes, sentence }: ConfirmedCapacity, dryRun: boolean): void {
    const what = takes === undefined ? 'removed' : 'recorded';
    this.log(messages.getMessage(`info.${what}`, [mentorId, answerWords(takes)]));
    // A terminal would obey control characters.
    if (takes !== undefined && words !== '')
      this.log(messages.getMessage('info.words', [words.replace(/\p{Cc}/gu, ' ')]));
    this.log(sentence);
    if (!changes) this.log(messages.getMessage('info.unchanged'));
    else if (dryRun) this.log(messages.getMessage('info.dry-run'));
  }
}

/** Undefined: the answer is taken back. */
function takesOf(flags: {
  readonly limit?: number | undefined;
  readonly per?: keyof typeof PERIODS | undefined;
  readonly unlimited: boolean;
}): AnsweredCapacity | undefined {
  if (flags.unlimited) return { kind: 'unlimited' };
  if (flags.limit === undefined || flags.per === undefined) return undefined;
  return { kind: 'limit', limit: flags.limit, per: PERIODS[flags.per] };
}

function answerWords(takes: AnsweredCapacity | undefined): string {
  if (takes?.kind !== 'limit') return messages.getMessage('info.unlimited');
  return `${takes.limit} ${messages.getMessage(`info.per.${takes.per}`)}`;
}

import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../flags/index.ts';
import { ageWords, type Instant, type QueueSummary } from '../../rules/index.ts';
import {
  readPolicyFile,
  readUpToDate,
  simulatePolicies,
  type PolicyChoice,
  type PolicyComparison,
} from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'simulate');

const DAY_MS = 86_400_000;
const SHOWN = 25;

/** What a policy makes of a request; times are ISO 8601 in UTC. */
export type SimulatedChoice = {
  /** Contact Id; absent while nobody is found. */
  mentorId?: string;
  tier?: 'chapter' | 'district' | 'region';
  relaxed: boolean;
  decidedAt?: string;
};

/** What `sf score simulate --json` returns: ids, codes and counts, never personal data. Waits are business milliseconds. */
export type SimulateResult = {
  from: string;
  to: string;
  policyVersion: string;
  otherPolicyVersion: string;
  /** Settings that differ, their values as JSON. */
  settings: { key: string; ours?: string; theirs?: string }[];
  ours: QueueSummary;
  theirs: QueueSummary;
  /** What CICs did, where it is known. */
  actual?: QueueSummary;
  /** Oldest submission first. */
  differently: { requestId: string; number: string; ours?: SimulatedChoice; theirs?: SimulatedChoice }[];
};

const iso = (instant: Instant): string => new Date(instant).toISOString();

const choiceResult = ({ mentorId, tier, relaxed, decidedAt }: PolicyChoice): SimulatedChoice => ({
  ...(mentorId && { mentorId }),
  ...(tier && { tier }),
  relaxed,
  ...(decidedAt === undefined ? {} : { decidedAt: iso(decidedAt) }),
});

/** The lines of the table, with what each column says. */
const FIGURES: Readonly<Record<string, (summary: QueueSummary) => string>> = {
  requests: ({ requests }) => String(requests),
  served: ({ served }) => String(served),
  chapter: ({ byTier }) => String(byTier.chapter),
  district: ({ byTier }) => String(byTier.district),
  region: ({ byTier }) => String(byTier.region),
  relaxed: ({ relaxed }) => String(relaxed),
  foundNobody: ({ foundNobody }) => foundNobody?.toString() ?? '',
  waitingAtEnd: ({ waitingAtEnd }) => String(waitingAtEnd),
  median: ({ wait }) => ageWords(wait.median),
  p90: ({ wait }) => ageWords(wait.p90),
  longest: ({ wait }) => ageWords(wait.longest),
  fairness: ({ fairness }) => fairness.toFixed(2),
};

export default class Simulate extends SfCommand<SimulateResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    days: Flags.integer({
      summary: messages.getMessage('flags.days.summary'),
      min: 1,
      max: 365,
      default: 30,
    }),
    policy: Flags.file({ summary: messages.getMessage('flags.policy.summary'), required: true }),
    region: Flags.string({ summary: messages.getMessage('flags.region.summary') }),
  };

  public async run(): Promise<SimulateResult> {
    const { flags } = await this.parse(Simulate);
    const to = (flags['as-of'] ?? new Date()).getTime();
    const { days, region } = flags;
    try {
      const theirs = await readPolicyFile(flags.policy);
      const location = orgLocation(flags, this.config);
      const { policy, comparison } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        async (progress) => {
          const { world, policy: ours } = await readUpToDate({ ...location, ...progress, asOf: to });
          const from = to - days * DAY_MS;
          const onDay = ({ done }: { done: number }): void => {
            progress.onProgress(done);
          };
          return {
            policy: ours,
            comparison: await simulatePolicies(world, { ours, theirs, from, to, region, onDay }),
          };
        },
      );
      if (days > policy.sync.retentionDays)
        this.warn(messages.getMessage('warning.days', [policy.sync.retentionDays, days]));
      this.report(comparison);
      const { from, settings, ours, actual, differently } = comparison;
      return {
        from: iso(from),
        to: iso(to),
        policyVersion: policy.version,
        otherPolicyVersion: theirs.version,
        settings: settings.map(({ key, ...values }) => ({
          key,
          ...(values.ours === undefined ? {} : { ours: values.ours }),
          ...(values.theirs === undefined ? {} : { theirs: values.theirs }),
        })),
        ours,
        theirs: comparison.theirs,
        ...(actual && { actual }),
        differently: differently.map(({ requestId, number, ...choices }) => ({
          requestId,
          number,
          ...(choices.ours && { ours: choiceResult(choices.ours) }),
          ...(choices.theirs && { theirs: choiceResult(choices.theirs) }),
        })),
      };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report(comparison: PolicyComparison): void {
    const { from, to, settings, ours, theirs, actual } = comparison;
    if (settings.length === 0) this.log(messages.getMessage('info.settings.none'));
    else
      this.table({
        title: messages.getMessage('info.settings'),
        data: settings.map(({ key, ...values }) => ({
          key,
          ours: values.ours ?? '',
          theirs: values.theirs ?? '',
        })),
        columns: ['key', 'ours', 'theirs'],
        overflow: 'wrap',
      });
    this.table({
      title: messages.getMessage('info.title', [iso(from), iso(to)]),
      data: Object.entries(FIGURES).map(([name, say]) => ({
        figure: messages.getMessage(`info.figure.${name}`),
        ours: say(ours),
        theirs: say(theirs),
        ...(actual && { happened: say(actual) }),
      })),
      columns: ['figure', 'ours', 'theirs', ...(actual ? (['happened'] as const) : [])],
    });
    this.reportDifferently(comparison);
  }

  private reportDifferently({ differently, ours }: PolicyComparison): void {
    if (differently.length === 0) {
      this.log(messages.getMessage('info.differently.none'));
      return;
    }
    this.table({
      title: messages.getMessage('info.differently'),
      data: differently.slice(0, SHOWN).map(({ number, ...choices }) => ({
        request: number,
        ours: choiceWords(choices.ours),
        theirs: choiceWords(choices.theirs),
      })),
      columns: ['request', 'ours', 'theirs'],
    });
    const counts = [differently.length, ours.requests];
    this.log(
      differently.length > SHOWN
        ? messages.getMessage('info.differently.more', [...counts, SHOWN])
        : messages.getMessage('info.differently.count', counts),
    );
  }
}

function choiceWords(choice: PolicyChoice | undefined): string {
  if (choice === undefined) return messages.getMessage('info.notDecided');
  if (choice.mentorId === undefined) return messages.getMessage('info.waits');
  return `${choice.mentorId} (${choice.relaxed ? 'relaxed' : (choice.tier ?? '')})`;
}

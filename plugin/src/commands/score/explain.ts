import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { Args } from '@oclif/core';
import { apiVersion } from '../../engage/index.ts';
import { asOfFlag, configDirFlag, storeFlag, toSfError } from '../../flags/index.ts';
import { explain, readUpToDate, type Explanation } from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'explain');

/** What `sf score explain --json` returns: ids, codes, sentences and times (ISO 8601 in UTC), never personal data. */
export type ExplainResult = Explanation & { apiCalls: number };

export default class Explain extends SfCommand<ExplainResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly args = {
    request: Args.string({ required: true, description: messages.getMessage('args.request.summary') }),
  };

  public static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    mentor: Flags.salesforceId({
      summary: messages.getMessage('flags.mentor.summary'),
      startsWith: '003',
      length: 'both',
    }),
    'as-of': asOfFlag(),
    'config-dir': configDirFlag,
    store: storeFlag,
  };

  public async run(): Promise<ExplainResult> {
    const { args, flags } = await this.parse(Explain);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    try {
      if (process.stderr.isTTY) this.spinner.start(messages.getMessage('info.running'));
      const { world, unreadable, policy, apiCalls } = await readUpToDate({
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
      const { request, mentor } = { request: args.request, mentor: flags.mentor };
      const explanation = explain(world, { policy, asOf, unreadable, request, mentor });
      this.report(explanation);
      return { ...explanation, apiCalls };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report({ request, sentence, holder, nextAction, locked, ...explanation }: Explanation): void {
    const unknown = messages.getMessage('info.unknown');
    const { chapter = unknown, region = unknown, area = unknown } = request;
    this.log(messages.getMessage('info.request', [request.number, request.id, request.submittedAt]));
    this.log(messages.getMessage('info.chapter', [chapter, region, area]));
    this.log(sentence);
    if (holder !== undefined) this.log(messages.getMessage('info.holder', [holder]));
    if (nextAction) {
      const { code, owner, due = unknown, why } = nextAction;
      this.log(
        messages.getMessage('info.next', [code, owner === 'mentor' ? owner : owner.toUpperCase(), due, why]),
      );
    }
    if (locked) this.log(messages.getMessage('info.locked'));
    if (explanation.clocks.length > 0)
      this.table({
        title: messages.getMessage('info.clocks'),
        data: explanation.clocks.map(({ rule, state, sentence: says }) => ({ rule, state, says })),
        columns: ['rule', 'state', 'says'],
        overflow: 'wrap',
      });
    this.reportDecision(explanation);
    this.reportMentor(explanation);
  }

  private reportDecision({ decision, policyVersion }: Pick<Explanation, 'decision' | 'policyVersion'>): void {
    if (!decision) return;
    this.log(messages.getMessage('info.decision', [policyVersion, decision.summary]));
    for (const tier of decision.tiers) this.log(tier.sentence);
    if (decision.mode === 'shadow') this.log(messages.getMessage('info.shadow'));
    if (decision.candidates.length > 0)
      this.table({
        title: messages.getMessage('info.candidates'),
        data: decision.candidates.map(({ rank, mentorId, reasons }) => ({
          rank,
          mentor: mentorId,
          why: reasons.map((reason) => reason.sentence).join('\n'),
        })),
        columns: ['rank', 'mentor', 'why'],
        overflow: 'wrap',
      });
  }

  private reportMentor({ mentor }: Pick<Explanation, 'mentor'>): void {
    if (!mentor) return;
    this.log(messages.getMessage('info.mentor', [mentor.mentorId, mentor.code, mentor.sentence]));
    if (mentor.rank !== undefined) this.log(messages.getMessage('info.rank', [mentor.rank]));
    for (const reason of mentor.reasons ?? []) this.log(reason.sentence);
  }
}

import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { Args } from '@oclif/core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../flags/index.ts';
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
    ...orgFlags,
    mentor: Flags.salesforceId({
      summary: messages.getMessage('flags.mentor.summary'),
      startsWith: '003',
      length: 'both',
    }),
  };

  public async run(): Promise<ExplainResult> {
    const { args, flags } = await this.parse(Explain);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    try {
      const location = orgLocation(flags, this.config);
      const { world, unreadable, policy, apiCalls } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) => readUpToDate({ ...location, ...progress, asOf }),
      );
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

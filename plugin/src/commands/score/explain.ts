import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { Args } from '@oclif/core';
import { asOfFlag, orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../flags/index.ts';
import { timelineLines } from '../../rules/index.ts';
import {
  askUpToDate,
  describeKept,
  explain,
  explainAt,
  type ClockDescription,
  type Explanation,
  type KeptDecisionDescription,
  type PastExplanation,
} from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'explain');

/** Rows named for each part that changed; --json names them all. */
const SHOWN_ROWS = 10;

type Present = Explanation & {
  /** Every decision of the request that is kept, oldest first (M12). */
  decisions: KeptDecisionDescription[];
};

/** What `sf score explain --json` returns: ids, codes, sentences and times (ISO 8601 in UTC), never personal data. With `--at`,
 * the decision of that time. */
export type ExplainResult = { apiCalls: number } & (Present | PastExplanation);

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
    at: asOfFlag({
      summary: messages.getMessage('flags.at.summary'),
      description: messages.getMessage('flags.at.description'),
    }),
  };

  public async run(): Promise<ExplainResult> {
    const { args, flags } = await this.parse(Explain);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    try {
      const location = orgLocation(flags, this.config);
      const { request, mentor } = { request: args.request, mentor: flags.mentor };
      const at = flags.at?.getTime();
      const answer = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) =>
          askUpToDate(
            { ...location, ...progress, asOf },
            async (known, store): Promise<Present | PastExplanation> => {
              const question = { ...known, asOf, request, mentor };
              if (at === undefined) {
                const explanation = explain(known.world, question);
                const decisions = await store.decisions(explanation.request.id);
                return { ...explanation, decisions: decisions.map(describeKept) };
              }
              return explainAt(known.world, store, { ...question, at });
            },
          ),
      );
      if ('asked' in answer) this.reportPast(answer);
      else this.report(answer);
      return answer;
    } catch (error) {
      throw toSfError(error);
    }
  }

  private reportRequest(request: Explanation['request']): void {
    const unknown = messages.getMessage('info.unknown');
    const { chapter = unknown, region = unknown, area = unknown } = request;
    this.log(messages.getMessage('info.request', [request.number, request.id, request.submittedAt]));
    this.log(messages.getMessage('info.chapter', [chapter, region, area]));
  }

  private report({ request, sentence, holder, nextAction, locked, ...explanation }: Present): void {
    this.reportRequest(request);
    this.log(sentence);
    if (holder !== undefined) this.log(messages.getMessage('info.holder', [holder]));
    if (nextAction) {
      const { code, owner, due = messages.getMessage('info.unknown'), why } = nextAction;
      this.log(
        messages.getMessage('info.next', [code, owner === 'mentor' ? owner : owner.toUpperCase(), due, why]),
      );
    }
    if (locked) this.log(messages.getMessage('info.locked'));
    this.reportClocks(explanation.clocks);
    if (explanation.unableToReach)
      this.log(messages.getMessage('info.unableToReach', [explanation.unableToReach.sentence]));
    this.reportLines('info.timeline', timelineLines(explanation.timeline));
    this.reportLines('info.brief', explanation.brief?.sentences ?? []);
    const { decision } = explanation;
    if (decision) {
      this.reportDecision(decision);
      if (decision.mode === 'shadow') this.log(messages.getMessage('info.shadow'));
    }
    this.reportMentor(explanation);
    this.reportKept(explanation.decisions);
  }

  /** The clocks that apply; --json names them all. */
  private reportClocks(clocks: readonly ClockDescription[]): void {
    const applicable = clocks.filter(({ state }) => state !== 'notApplicable');
    if (applicable.length === 0) return;
    this.table({
      title: messages.getMessage('info.clocks'),
      data: applicable.map(({ rule, state, dueSoon, sentence, warning, marks = [] }) => ({
        rule,
        state: dueSoon ? messages.getMessage('info.dueSoon', [state]) : state,
        says: [
          sentence,
          ...(warning === undefined ? [] : [warning]),
          ...marks.map(({ when, words }) => messages.getMessage('info.mark', [words, when])),
        ].join('\n'),
      })),
      columns: ['rule', 'state', 'says'],
      overflow: 'wrap',
    });
  }

  private reportLines(title: 'info.timeline' | 'info.brief', lines: readonly string[]): void {
    if (lines.length === 0) return;
    this.log(`\n${messages.getMessage(title)}`);
    for (const line of lines) this.log(`  ${line}`);
  }

  private reportPast({ kept, now, ...past }: PastExplanation): void {
    this.reportRequest(past.request);
    const { at = '', outcome, policyVersion, candidates } = kept;
    const nobody = messages.getMessage('info.nobody');
    this.log(
      messages.getMessage('info.kept', [past.asked, at, outcome, candidates[0] ?? nobody, kept.tier ?? '-']),
    );
    if (past.holder !== undefined) this.log(messages.getMessage('info.heldThen', [past.holder]));
    this.log(messages.getMessage(`info.verdict.${past.verdict}`));
    if (past.otherPolicy)
      this.log(messages.getMessage('info.otherPolicy', [policyVersion, past.policyVersion]));
    for (const { part, rows } of past.changed) {
      const shown = rows.slice(0, SHOWN_ROWS).map(({ kind, id, stamp }) => `${kind} ${id} (${stamp})`);
      const more =
        rows.length > SHOWN_ROWS ? [messages.getMessage('info.moreRows', [rows.length - SHOWN_ROWS])] : [];
      const which = rows.length === 0 ? messages.getMessage('info.noRow') : [...shown, ...more].join(', ');
      this.log(messages.getMessage('info.changed', [messages.getMessage(`info.part.${part}`), which]));
    }
    if (past.verdict === 'inputsChanged')
      this.log(messages.getMessage(past.sameOutcome ? 'info.sameOutcome' : 'info.otherOutcome'));
    this.reportDecision(past.decision);
    this.table({
      title: messages.getMessage('info.everybody'),
      data: past.decision.reasons.map(({ mentorId, tier, code, sentence }) => ({
        mentor: mentorId,
        tier,
        code,
        says: sentence,
      })),
      columns: ['mentor', 'tier', 'code', 'says'],
      overflow: 'wrap',
    });
    this.reportMentor(past);
    this.log(messages.getMessage('info.now', [now.asOf, now.decision?.summary ?? now.sentence]));
    const [first] = now.candidates;
    if (first !== undefined) this.log(messages.getMessage('info.nowFirst', [first]));
  }

  private reportKept(decisions: readonly KeptDecisionDescription[]): void {
    if (decisions.length === 0) return;
    this.table({
      title: messages.getMessage('info.decisions'),
      data: decisions.map(({ at = '', outcome, tier = '', candidates }) => ({
        at,
        outcome,
        tier,
        chosen: candidates[0] ?? '',
      })),
      columns: ['at', 'outcome', 'tier', 'chosen'],
    });
    this.log(messages.getMessage('info.replay'));
  }

  private reportDecision(decision: PastExplanation['decision']): void {
    this.log(messages.getMessage('info.decision', [decision.policyVersion, decision.summary]));
    for (const tier of decision.tiers) this.log(tier.sentence);
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

  private reportMentor({ mentor }: Pick<PastExplanation, 'mentor'>): void {
    if (!mentor) return;
    this.log(messages.getMessage('info.mentor', [mentor.mentorId, mentor.code, mentor.sentence]));
    if (mentor.rank !== undefined) this.log(messages.getMessage('info.rank', [mentor.rank]));
    for (const reason of mentor.reasons ?? []) this.log(reason.sentence);
  }
}

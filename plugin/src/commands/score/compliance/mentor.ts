import { Args } from '@oclif/core';
import { Messages } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import { mentorCompliance, readLadders, type MentorCompliance } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'compliance.mentor');

/** What `sf score compliance mentor --json` returns: ids, codes, counts, sentences and times (ISO 8601 in UTC). */
export type ComplianceMentorResult = MentorCompliance & { asOf: string; policyVersion: string };

export default class ComplianceMentor extends SfCommand<ComplianceMentorResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly args = {
    mentor: Args.string({ required: true, description: messages.getMessage('args.mentor.summary') }),
  };

  public static override readonly flags = { ...orgFlags };

  public async run(): Promise<ComplianceMentorResult> {
    const { args, flags } = await this.parse(ComplianceMentor);
    const asOf = (flags['as-of'] ?? new Date()).getTime();
    try {
      const location = orgLocation(flags, this.config);
      const { world, ...now } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) => readLadders({ ...location, ...progress, asOf }),
      );
      const answer = mentorCompliance(world, { ...now, asOf, mentor: args.mentor });
      this.report(answer);
      return { ...answer, asOf: new Date(asOf).toISOString(), policyVersion: now.policy.version };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report({
    mentorId,
    chapter,
    region,
    status,
    paused,
    requests,
    record,
    ladder,
  }: MentorCompliance): void {
    const unknown = messages.getMessage('info.unknown');
    const standing = paused ? messages.getMessage('info.paused', [status]) : status;
    this.log(messages.getMessage('info.mentor', [mentorId, chapter ?? unknown, region ?? unknown, standing]));
    if (requests.length === 0) this.log(messages.getMessage('info.none'));
    for (const request of requests) this.reportRequest(request);
    this.table({
      title: messages.getMessage('info.title.record', [record.days]),
      data: record.deadlines.map((kept) => ({ ...kept })),
      columns: ['rule', 'inTime', 'late', 'running'],
    });
    this.log(messages.getMessage('info.ladder', [ladder.counted]));
    for (const { sentence } of ladder.rejections) this.log(`  ${sentence}`);
    for (const { sentence, key } of ladder.tasks) this.log(`  - ${sentence}\n    ${key}`);
  }

  private reportRequest({
    request,
    nextAction,
    clocks,
    attempts,
    unableToReach,
  }: MentorCompliance['requests'][number]): void {
    this.log(`\n${messages.getMessage('info.request', [request.number, request.id, request.submittedAt])}`);
    if (nextAction) this.log(`  ${nextAction.why}`);
    for (const { rule, state, sentence, warning } of clocks)
      if (state !== 'notApplicable')
        this.log(
          `  ${rule.padEnd(3)} ${state}: ${[sentence, ...(warning === undefined ? [] : [warning])].join(' ')}`,
        );
    for (const { madeAt, method, reached, voided, counts } of attempts) {
      const became = voided ? 'voided' : reached ? 'reached' : counts ? 'counts' : 'countsNot';
      this.log(
        `  ${messages.getMessage('info.attempt', [madeAt, method, messages.getMessage(`info.attempt.${became}`)])}`,
      );
    }
    this.log(`  ${unableToReach.sentence}`);
  }
}

import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../../flags/index.ts';
import type { LadderTask } from '../../../rules/index.ts';
import { findMentor, ladderDraft, readLadders, type LaddersNow } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'ladder.list');

/** One task of the ladder: ids, codes, times and our own sentence. */
export type LadderListTask = {
  key: string;
  mentorId: string;
  assignmentId: string;
  task: string;
  state: LadderTask['state'];
  /** Null: nobody holds the role. */
  actorRole: string | null;
  fallback: boolean;
  /** ISO 8601 in UTC; null while it waits. */
  due: string | null;
  /** What can be recorded with `sf score ladder done --outcome`. */
  outcomes: string[];
  /** The e-mail to send, names left in brackets; null for other tasks. */
  draft: { subject: string; body: string } | null;
  sentence: string;
};

/** What `sf score ladder list --json` returns. */
export type LadderListResult = {
  mentors: {
    mentorId: string;
    counted: number;
    rejections: {
      assignmentId: string;
      counted: boolean;
      verdict: string;
      step: number | null;
      sentence: string;
    }[];
    tasks: LadderListTask[];
  }[];
  escalations: { key: string; requestId: string; state: string; due: string; sentence: string }[];
  /** ISO 8601 in UTC. */
  asOf: string;
  policyVersion: string;
};

export default class LadderList extends SfCommand<LadderListResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    mentor: Flags.string({ summary: messages.getMessage('flags.mentor.summary') }),
    all: Flags.boolean({ summary: messages.getMessage('flags.all.summary') }),
    drafts: Flags.boolean({ summary: messages.getMessage('flags.drafts.summary') }),
  };

  public async run(): Promise<LadderListResult> {
    const { flags } = await this.parse(LadderList);
    const asOf = flags['as-of'] ?? new Date();
    try {
      const location = orgLocation(flags, this.config);
      const now = await withTerminalProgress(this.spinner, messages.getMessage('info.running'), (progress) =>
        readLadders({ ...location, ...progress, asOf: asOf.getTime() }),
      );
      const mentor =
        flags.mentor === undefined
          ? undefined
          : findMentor(now.world.mentors, now.unreadable, flags.mentor).id;
      const result = resultOf(now, asOf, {
        isAsked: (id) => mentor === undefined || id === mentor,
        all: flags.all || mentor !== undefined,
      });
      this.show(result, { mentor, drafts: flags.drafts });
      return result;
    } catch (error) {
      throw toSfError(error);
    }
  }

  private show(
    { mentors, escalations }: LadderListResult,
    { mentor, drafts }: { readonly mentor: string | undefined; readonly drafts: boolean },
  ): void {
    if (mentor !== undefined && mentors.length === 0)
      this.log(messages.getMessage('info.nothingOf', [mentor]));
    else if (mentors.length === 0 && escalations.length === 0) this.log(messages.getMessage('info.nothing'));
    for (const { mentorId, counted, rejections, tasks } of mentors) {
      this.log(messages.getMessage('info.mentor', [mentorId, counted]));
      for (const { sentence } of rejections) this.log(`  ${sentence}`);
      for (const { key, sentence, draft } of tasks) {
        this.log(`  - ${sentence}\n    ${key}`);
        if (drafts && draft) this.log(`\n${draft.subject}\n\n${draft.body}\n`);
      }
    }
    for (const { key, sentence } of escalations) this.log(`${sentence}\n    ${key}`);
  }
}

const isOpen = ({ state }: { readonly state: string }): boolean => state === 'owed' || state === 'waiting';
const iso = (instant: number | undefined): string | null =>
  instant === undefined ? null : new Date(instant).toISOString();

const taskOf = (
  { key, mentorId, assignmentId, row, state, actor, due, sentence }: LadderTask,
  draft: LadderListTask['draft'],
): LadderListTask => ({
  key,
  mentorId,
  assignmentId,
  task: row.task,
  state,
  actorRole: actor.role ?? null,
  fallback: actor.fallback,
  due: iso(due),
  outcomes: [...(row.outcomes ?? [])],
  draft,
  sentence,
});

function resultOf(
  now: LaddersNow,
  asOf: Date,
  { isAsked, all }: { readonly isAsked: (mentorId: string | undefined) => boolean; readonly all: boolean },
): LadderListResult {
  const { ladders, escalations, policy } = now;
  const mentors = ladders
    .filter(({ mentorId }) => isAsked(mentorId))
    .map((ladder) => ({ ladder, ...ladder }))
    .map(({ ladder, mentorId, counted, rejections, tasks }) => ({
      mentorId,
      counted,
      rejections: rejections.map((rejection) => ({
        assignmentId: rejection.assignment.id,
        counted: rejection.counted,
        verdict: rejection.verdict,
        step: rejection.step ?? null,
        sentence: rejection.sentence,
      })),
      tasks: tasks
        .filter((task) => all || isOpen(task))
        .map((task) => taskOf(task, isOpen(task) ? (ladderDraft(now, ladder, task) ?? null) : null)),
    }))
    .filter(({ tasks }) => all || tasks.length > 0);
  return {
    mentors,
    escalations: escalations
      .filter((escalation) => isAsked(escalation.mentorId) && (all || isOpen(escalation)))
      .map(({ key, requestId, state, due, sentence }) => ({
        key,
        requestId,
        state,
        due: new Date(due).toISOString(),
        sentence,
      })),
    asOf: asOf.toISOString(),
    policyVersion: policy.rules.version,
  };
}

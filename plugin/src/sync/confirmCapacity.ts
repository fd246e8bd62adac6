import { writeAnswer } from '../engage/index.ts';
import type { AnsweredCapacity, Instant } from '../rules/index.ts';
import { currentWorld } from './currentWorld.ts';
import { decideAnswer, type AnswerDecision } from './decideAnswer.ts';
import { openSync, type SyncLocation, type SyncSession } from './openSync.ts';
import { QuestionError } from './questionError.ts';

export interface ConfirmCapacityOptions {
  readonly asOf: Instant;
  /** Contact Id. */
  readonly mentor: string;
  /** Undefined: the answer is taken back. */
  readonly takes: AnsweredCapacity | undefined;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly onProgress: (rows: number) => void;
}

export interface ConfirmedCapacity extends AnswerDecision {
  /** False in a dry run, and when Engage holds the answer already. */
  readonly written: boolean;
  /** Id of the Capacity_Answer__c, when written. */
  readonly answerId?: string | undefined;
  readonly apiCalls: number;
}

/**
 * M6: records what a mentor answered, in Engage, as the logged-in user; the next sync works with it.
 *
 * @throws ConfigError, StoreError, EngageError, QuestionError.
 */
export async function confirmCapacity(
  options: SyncLocation & ConfirmCapacityOptions,
): Promise<ConfirmedCapacity> {
  const session = await openSync(options);
  try {
    return await confirmIn(session, options);
  } finally {
    await session.store.close();
  }
}

/** The same over a session that is open already. */
export async function confirmIn(
  session: Omit<SyncSession, 'storeFile'>,
  options: ConfirmCapacityOptions,
): Promise<ConfirmedCapacity> {
  const { gateway, store, binding, policy } = session;
  const { asOf, onProgress, dryRun } = options;
  const before = gateway.calls();
  const world = await currentWorld({ ...session, asOf, onProgress });
  const decision = decideAnswer(world, {
    ...options,
    policy,
    numberField: `${binding.mentor.object}.${binding.mentor.fields.weeklyLimit}`,
    unreadable: await store.facts('unreadable'),
  });
  const written = decision.changes && !dryRun;
  const answerId = written ? await write(session, decision) : undefined;
  return { ...decision, written, answerId, apiCalls: gateway.calls() - before };
}

async function write(
  { gateway, binding }: Omit<SyncSession, 'storeFile'>,
  decision: AnswerDecision,
): Promise<string> {
  const result = await writeAnswer(gateway, binding, decision);
  if (result.ok) return result.id;
  throw new QuestionError(
    'ANSWER_REFUSED',
    `Engage refused the answer of mentor ${decision.mentorId}: ${result.code}: ${result.message}.`,
    result.transient
      ? ['Run the same command again in a moment.']
      : [
          `Log in as a user who may write ${binding.capacityAnswer.object} (permission set SCORE_CIC or SCORE_ROC); "sf score doctor" shows what this user lacks.`,
        ],
  );
}

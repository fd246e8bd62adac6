import { readSteps, upsertRows } from '../engage/index.ts';
import type { Instant, LadderRecord } from '../rules/index.ts';
import type { DraftTemplates, Links, Policy } from '../policy/index.ts';
import { currentWorld } from './currentWorld.ts';
import type { ActWrite } from './actDecision.ts';
import { decideAct, type LadderAct } from './decideAct.ts';
import { ladderChanges, type LadderChange } from './ladderChanges.ts';
import { laddersOf, type Ladders } from './ladders.ts';
import { lookAgain } from './ladderLook.ts';
import { openSync, type SyncLocation, type SyncSession } from './openSync.ts';
import { QuestionError } from './questionError.ts';
import type { UnreadableRow } from './runPass.ts';
import type { World } from './world.ts';

export interface LadderOptions {
  readonly asOf: Instant;
  readonly onProgress: (rows: number) => void;
}

/** The ladders as Engage is now. */
export interface LaddersNow extends Ladders {
  readonly world: World;
  readonly records: readonly LadderRecord[];
  readonly unreadable: readonly UnreadableRow[];
  readonly policy: Policy;
  readonly links: Links;
  readonly templates: DraftTemplates;
}

type Session = Omit<SyncSession, 'storeFile'>;

/** Reads what changed, and works out every ladder; nothing is written. */
export async function laddersNow(session: Session, { asOf, onProgress }: LadderOptions): Promise<LaddersNow> {
  const { gateway, binding, policy, store, links, templates } = session;
  const world = await currentWorld({ ...session, asOf, onProgress });
  const { steps, unreadable } = await readSteps(gateway, binding);
  const records = steps.map(({ record }) => record);
  const rows = unreadable.map(({ id, reason }) => ({ kind: 'complianceStep', id, reason }));
  const all = [...(await store.facts('unreadable')), ...rows];
  return {
    ...laddersOf(world, records, { policy, asOf }),
    world,
    records,
    unreadable: all,
    policy,
    links,
    templates,
  };
}

export interface RecordedAct {
  /** The key of the record that was, or in a dry run would be, written. */
  readonly key: string;
  /** False in a dry run, and when Engage holds it already. */
  readonly written: boolean;
  /** Engage holds it already: a repeated act changes nothing. */
  readonly known: boolean;
  /** What it changes on the ladder, as it will stand. */
  readonly changes: readonly LadderChange[];
  readonly apiCalls: number;
}

/**
 * Records what a person did, in Engage, as the logged-in user; the next sync goes on from it.
 *
 * @throws QuestionError when the act does not fit, or Engage refuses it; EngageError.
 */
export async function recordIn(
  session: Session,
  options: LadderOptions & { readonly dryRun: boolean; readonly act: (now: LaddersNow) => LadderAct },
): Promise<RecordedAct> {
  const { gateway, binding, policy, store } = session;
  const { asOf, dryRun } = options;
  const before = gateway.calls();
  const now = await laddersNow(session, options);
  const decision = decideAct(options.act(now), { binding, records: now.records, at: asOf });
  const { key, write } = decision;
  const changes = write === undefined ? [] : ladderChanges(now, decision, { policy, asOf });
  const written = write !== undefined && !dryRun;
  if (written) {
    await send(session, key, write);
    await lookAgain(store);
  }
  return { key, written, known: write === undefined, changes, apiCalls: gateway.calls() - before };
}

async function send(
  { gateway, binding }: Session,
  key: string,
  { object, externalIdField, body }: ActWrite,
): Promise<void> {
  const [result] = await upsertRows(gateway, { object, externalIdField }, [body]);
  if (result?.ok === true) return;
  const cause = result === undefined ? 'no result' : `${result.code}: ${result.message}`;
  throw new QuestionError('ACT_REFUSED', `Engage refused the record ${key}: ${cause}.`, [
    result?.transient === true
      ? 'Run the same command again in a moment.'
      : `Log in as a user who may write ${binding.complianceStep.object} and ${binding.assignment.object} (permission set SCORE_CIC or SCORE_ROC).`,
  ]);
}

/** The ladders, over a session of its own. @throws ConfigError, StoreError, EngageError. */
export async function readLadders(options: SyncLocation & LadderOptions): Promise<LaddersNow> {
  const session = await openSync(options);
  try {
    return await laddersNow(session, options);
  } finally {
    await session.store.close();
  }
}

/** A person's act, over a session of its own. @throws ConfigError, StoreError, EngageError, QuestionError. */
export async function recordAct(
  options: SyncLocation &
    LadderOptions & { readonly dryRun: boolean; readonly act: (now: LaddersNow) => LadderAct },
): Promise<RecordedAct> {
  const session = await openSync(options);
  try {
    return await recordIn(session, options);
  } finally {
    await session.store.close();
  }
}

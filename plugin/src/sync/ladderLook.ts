import { createHash } from 'node:crypto';
import {
  escalationRowOf,
  readSteps,
  taskRowOf,
  type Gateway,
  type SeenStep,
  type StepRow,
  type UnreadableStep,
} from '../engage/index.ts';
import type { Binding, Policy } from '../policy/index.ts';
import { readLadderKey, type Instant } from '../rules/index.ts';
import type { Intent, Store } from '../store/index.ts';
import { laddersOf, type Ladders } from './ladders.ts';
import type { World } from './world.ts';

export interface LadderLookOptions {
  readonly gateway: Gateway;
  readonly binding: Binding;
  readonly policy: Policy;
  readonly asOf: Instant;
}

/** What a look at the ladders found. */
export interface LadderLook extends Ladders {
  /** Rows of Compliance_Step__c that differ from what Engage holds. */
  readonly rows: readonly StepRow[];
  readonly intents: readonly Intent[];
  readonly unreadable: readonly UnreadableStep[];
}

/** One mentor's ladder, or one escalation. */
const matterOf = (key: string): string => readLadderKey(key)?.mentorId ?? key;

/** The rows that differ from what Engage holds, by key. */
export function stepWrites(
  { ladders, escalations }: Ladders,
  seen: readonly SeenStep[],
  binding: Binding,
): StepRow[] {
  const before = new Map(seen.map(({ record, fields }) => [record.key, fields]));
  const wanted = [
    ...ladders.flatMap(({ tasks }) => tasks.map((task) => taskRowOf(binding, task))),
    ...escalations.map((escalation) => escalationRowOf(binding, escalation)),
  ];
  return wanted
    .filter(({ key, fields }) => {
      const held = before.get(key);
      return held === undefined || Object.entries(fields).some(([name, value]) => held[name] !== value);
    })
    .sort((left, right) => (left.key < right.key ? -1 : 1));
}

/**
 * L1-L11: reads the compliance steps, works out every ladder of the enrolled regions, and plans the rows that differ, each by its
 * key: a repeated or interrupted write changes nothing (L9, P2). What people recorded is never written.
 *
 * @throws EngageError when a call fails; the next look goes on.
 */
export async function ladderLook(world: World, options: LadderLookOptions): Promise<LadderLook> {
  const { gateway, binding } = options;
  const { steps, unreadable } = await readSteps(gateway, binding);
  const ladders = laddersOf(
    world,
    steps.map(({ record }) => record),
    options,
  );
  // What people recorded there is not known: the whole matter is left alone until the row is corrected.
  const unclear = new Set(unreadable.map(({ key }) => matterOf(key)));
  const rows = stepWrites(ladders, steps, binding).filter(({ key }) => !unclear.has(matterOf(key)));
  const { object } = binding.complianceStep;
  const intents = rows.map(({ key, fields }): Intent => ({
    key: `complianceStep:${key}`,
    operation: 'upsert',
    object,
    body: JSON.stringify({ attributes: { type: object }, ...fields }),
  }));
  return { ...ladders, rows, intents, unreadable };
}

const lookEvery = 3_600_000;
const setting = 'ladderLook';

/** What a look depends on besides the records: what was given back and how claims stand, and the policy. */
const rejectionsFingerprint = (world: World, policy: Policy): string => {
  const hash = createHash('sha256').update(policy.version);
  const rows = world.assignments
    .filter(
      ({ response, outcome }) =>
        response === 'declined' || response === 'timedOut' || outcome === 'transferred',
    )
    .map(({ id, response, respondedAt, declineReason, claim, claimRuledAt }) =>
      JSON.stringify([id, response, respondedAt, declineReason, claim, claimRuledAt]),
    );
  return hash.update(rows.sort().join()).digest('hex');
};

/** P4: a pass looks at the ladders when a rejection or claim has changed, and once an hour: what people record in Engage is seen
 * within that hour, and a pass with nothing changed stays at its two calls. */
export async function ladderIsDue(
  store: Store,
  world: World,
  { policy, asOf }: Pick<LadderLookOptions, 'policy' | 'asOf'>,
): Promise<boolean> {
  const [at = '', fingerprint] = (await store.setting(setting))?.split(' ') ?? [];
  const age = asOf - Date.parse(at);
  return !(age >= 0 && age < lookEvery) || fingerprint !== rejectionsFingerprint(world, policy);
}

/** Remembers that the ladders were looked at. */
export async function ladderLooked(
  store: Store,
  world: World,
  { policy, asOf }: Pick<LadderLookOptions, 'policy' | 'asOf'>,
): Promise<void> {
  const fingerprint = rejectionsFingerprint(world, policy);
  await store.changeSetting(setting, `${new Date(asOf).toISOString()} ${fingerprint}`);
}

/** The next pass looks at the ladders again, however soon it comes. */
export const lookAgain = (store: Store): Promise<void> => store.changeSetting(setting, '');

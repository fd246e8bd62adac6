import { EngageError, insideReserve, type ApiUsage, type Gateway } from '../engage/index.ts';
import type { Binding, Policy } from '../policy/index.ts';
import { businessCalendar, hierarchyFaults, type Instant } from '../rules/index.ts';
import type { Intent, Store } from '../store/index.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { keepDecisions } from './keptDecisions.ts';
import { intentKind } from './intents.ts';
import { ladderIsDue, ladderLook, ladderLooked, type LadderLook } from './ladderLook.ts';
import { makePlan } from './plan.ts';
import { planFingerprint } from './planFingerprint.ts';
import { push, type HeldBack } from './push.ts';
import { readChanges } from './readChanges.ts';
import { requireSafeBinding } from './requireSafeBinding.ts';
import { loadWorld, type World } from './world.ts';

export type PassPhase = 'check' | 'pull' | 'evaluate' | 'push';

export interface PassOptions {
  readonly gateway: Gateway;
  readonly store: Store;
  readonly binding: Binding;
  readonly policy: Policy;
  /** Fingerprint of engage.yaml: a changed binding is checked against the org again before anything is read. */
  readonly bindingFingerprint: string;
  readonly asOf: Instant;
  readonly dryRun: boolean;
  readonly onProgress: (phase: PassPhase, detail: string) => void;
}

/** A row in Engage that could not be read, and why; it takes no part until it is corrected. */
export interface UnreadableRow {
  readonly kind: string;
  readonly id: string;
  readonly reason: string;
}

/** What stands on the ladders (L1-L11). */
export interface LadderCounts {
  readonly mentors: number;
  /** Tasks that somebody owes now. */
  readonly owed: number;
  /** Those of them in which people must decide. */
  readonly decisions: number;
  /** L10: not answered yet. */
  readonly escalations: number;
}

/** What one pass did. Counts, ids and codes only. */
export interface PassResult {
  readonly asOf: Instant;
  readonly dryRun: boolean;
  readonly policyVersion: string;
  readonly read: number;
  readonly evaluated: number;
  readonly decisions: Evaluation['decisions'];
  readonly planned: number;
  /** SHA-256 of the plan: a dry run and the run that follows it, on an unchanged org, have the same. */
  readonly planFingerprint: string;
  readonly plan: readonly Intent[];
  readonly written: number;
  readonly deleted: number;
  readonly heldBack: readonly HeldBack[];
  /** Undefined: this pass did not look at the ladders. */
  readonly ladder?: LadderCounts | undefined;
  readonly unreadable: readonly UnreadableRow[];
  /** C5: errors in the dated hierarchy; `sf score hierarchy` names their rows. */
  readonly hierarchyErrors: number;
  readonly apiCalls: number;
  readonly apiUsage: ApiUsage | undefined;
}

/** Sends of one refused row before it waits for a person. */
const triesBeforeParked = 3;

/**
 * One pass: pull, evaluate, plan, push. Nothing is written to Engage by a dry run, nor when the binding does not fit.
 *
 * @throws EngageError when Engage cannot be reached, refuses the login, or differs from engage.yaml; the next pass goes on.
 */
export async function runPass(options: PassOptions): Promise<PassResult> {
  const { gateway, store, binding, policy, asOf, onProgress } = options;
  const callsBefore = gateway.calls();
  await requireSafeBinding({
    ...options,
    as: 'service',
    onCheck: () => {
      onProgress('check', 'names of engage.yaml');
    },
  });
  const read = await readChanges({
    gateway,
    store,
    binding,
    bindingFingerprint: options.bindingFingerprint,
    policy,
    asOf,
    onProgress: (rows) => {
      onProgress('pull', `${rows} rows read`);
    },
  });
  onProgress('evaluate', 'deadlines and recommendations');
  const world = await loadWorld(store, binding);
  const evaluation = evaluate(world, { binding, policy, asOf });
  if (!options.dryRun) await keepDecisions({ store, world, ...evaluation, policy, asOf });
  const ladder = (await ladderIsDue(store, world, options)) ? await ladderLook(world, options) : undefined;
  const requests = makePlan({
    wanted: evaluation.wanted,
    seenClocks: await store.facts('clock'),
    seenRecommendations: await store.facts('recommendation'),
    mayRemove: (requestId) => evaluation.enrolled.has(requestId),
    recommendationObject: binding.recommendation.object,
  });
  const plan = [...requests, ...(ladder?.intents ?? (await waitingSteps(store)))];
  const pushed = options.dryRun ? { written: 0, deleted: 0, heldBack: [] } : await deliver(plan, options);
  const result: PassResult = {
    asOf,
    dryRun: options.dryRun,
    policyVersion: policy.version,
    read,
    evaluated: evaluation.evaluated,
    decisions: evaluation.decisions,
    planned: plan.length,
    planFingerprint: planFingerprint(plan),
    plan,
    ...pushed,
    ladder: ladder && ladderCounts(ladder),
    unreadable: [...(await store.facts('unreadable')), ...unreadableSteps(ladder)],
    hierarchyErrors: hierarchyErrors(world, options),
    apiCalls: gateway.calls() - callsBefore,
    apiUsage: gateway.usage(),
  };
  if (ladder && !options.dryRun) await ladderLooked(store, world, options);
  const { plan: intents, ...journal } = result;
  if (!options.dryRun) await store.recordPass(new Date(asOf).toISOString(), journal);
  return result;
}

/** L1-L11, in counts. */
function ladderCounts({ ladders, escalations }: LadderLook): LadderCounts {
  const tasks = ladders.flatMap((ladder) => ladder.tasks);
  return {
    mentors: ladders.length,
    owed: tasks.filter(({ state }) => state === 'owed').length,
    decisions: ladders.flatMap((ladder) => ladder.decisions).length,
    escalations: escalations.filter(({ state }) => state === 'owed').length,
  };
}

/** Writes of an earlier look that did not arrive. */
async function waitingSteps(store: Store): Promise<Intent[]> {
  const outbox = await store.outbox();
  return outbox
    .filter(({ key }) => intentKind(key) === 'complianceStep')
    .map(({ key, operation, object, body }) => ({ key, operation, object, body }));
}

function unreadableSteps(ladder: LadderLook | undefined): UnreadableRow[] {
  return (ladder?.unreadable ?? []).map(({ id, reason }) => ({ kind: 'complianceStep', id, reason }));
}

function hierarchyErrors(world: World, { policy: { rules }, asOf }: PassOptions): number {
  const { timeZone, closures } = rules.calendar;
  const date = businessCalendar(timeZone, closures).dateOf(asOf);
  const faults = hierarchyFaults(world, date, rules.scope.enrolledRegions);
  return faults.filter(({ severity }) => severity === 'error').length;
}

async function deliver(
  plan: readonly Intent[],
  { gateway, store, binding, policy, onProgress }: PassOptions,
) {
  await store.replaceOutbox(plan);
  if (plan.length > 0 && insideReserve(gateway.usage(), policy.sync.apiReservePercent)) {
    throw new EngageError({
      code: 'REQUEST_LIMIT_EXCEEDED',
      status: 403,
      message: `Fewer than ${policy.sync.apiReservePercent} % of the org's daily API calls are left, and they are reserved for people (sync.apiReservePercent); ${plan.length} planned writes wait.`,
    });
  }
  return push({
    gateway,
    store,
    targets: {
      clock: { object: binding.clock.object, externalIdField: binding.clock.fields.requestKey },
      recommendation: {
        object: binding.recommendation.object,
        externalIdField: binding.recommendation.fields.key,
      },
      complianceStep: {
        object: binding.complianceStep.object,
        externalIdField: binding.complianceStep.fields.key,
      },
    },
    batchSize: policy.sync.batchSize,
    tries: triesBeforeParked,
    onProgress: (done, total) => {
      onProgress('push', `${done} of ${total} written`);
    },
  });
}

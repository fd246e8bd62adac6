import { EngageError, insideReserve, type ApiUsage, type Gateway } from '../engage/index.ts';
import type { Binding, Policy } from '../policy/index.ts';
import type { Instant } from '../rules/index.ts';
import type { Intent, Store } from '../store/index.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { makePlan } from './plan.ts';
import { planFingerprint } from './planFingerprint.ts';
import { push, type HeldBack } from './push.ts';
import { readChanges } from './readChanges.ts';
import { requireSafeBinding } from './requireSafeBinding.ts';
import { loadWorld } from './world.ts';

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
  readonly unreadable: readonly UnreadableRow[];
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
    onCheck: () => {
      onProgress('check', 'names of engage.yaml');
    },
  });
  const read = await readChanges({
    gateway,
    store,
    binding,
    policy,
    asOf,
    onProgress: (rows) => {
      onProgress('pull', `${rows} rows read`);
    },
  });
  onProgress('evaluate', 'deadlines and recommendations');
  const evaluation = evaluate(await loadWorld(store), { binding, policy, asOf });
  const plan = makePlan({
    wanted: evaluation.wanted,
    seenClocks: await store.facts('clock'),
    seenRecommendations: await store.facts('recommendation'),
    mayRemove: (requestId) => evaluation.enrolled.has(requestId),
    recommendationObject: binding.recommendation.object,
  });
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
    unreadable: await store.facts('unreadable'),
    apiCalls: gateway.calls() - callsBefore,
    apiUsage: gateway.usage(),
  };
  const { plan: intents, ...journal } = result;
  if (!options.dryRun) await store.recordPass(new Date(asOf).toISOString(), journal);
  return result;
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
    },
    batchSize: policy.sync.batchSize,
    tries: triesBeforeParked,
    onProgress: (done, total) => {
      onProgress('push', `${done} of ${total} written`);
    },
  });
}

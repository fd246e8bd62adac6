import { canonicalJson, type Policy } from '../policy/index.ts';
import {
  briefOf,
  decideAsOf,
  decideIn,
  type InputPart,
  type MentoringRequest,
  type PastDecision,
} from '../rules/index.ts';
import type { ChangedRow, KeptDecision } from '../store/index.ts';
import { inputFingerprints } from './inputFingerprint.ts';
import { inputRows } from './replayRows.ts';
import type { MatchedWorld } from './keptDecisions.ts';

/** A part of what a decision was made from that is not what it was. */
export interface ChangedPart {
  readonly part: InputPart;
  /** The rows of that part that Engage changed after the decision; none when they were deleted, or moved out of its sight. */
  readonly rows: readonly ChangedRow[];
}

/** A kept decision, made again. */
export interface Replay {
  readonly kept: KeptDecision;
  /** Made again from what is known today of that time, in full. */
  readonly past: PastDecision<MatchedWorld>;
  /** The decision is, in everything that is kept, the one that was made. */
  readonly same: boolean;
  /** The policy given has another version than the decision's. */
  readonly otherPolicy: boolean;
  readonly changed: readonly ChangedPart[];
}

export interface ReplayOptions {
  readonly policy: Policy;
  /** What Engage changed after the decision. */
  readonly changedRows: readonly ChangedRow[];
}

const changedParts = (
  kept: KeptDecision,
  { world, pool, request }: PastDecision<MatchedWorld>,
): readonly InputPart[] => {
  const visited = kept.tiers.map(({ unitId }) => unitId);
  const now = inputFingerprints(pool, world.units)(request, visited);
  return (Object.keys(now) as InputPart[]).filter((part) => now[part] !== kept.inputs[part]);
};

/**
 * M12: makes a kept decision again. First from the world as it stands: when nothing that counts has changed, that is what was
 * decided from, row by row. Else from the world as it was (`worldAsOf`). Pure.
 */
export function replay(
  world: MatchedWorld,
  kept: KeptDecision,
  request: MentoringRequest,
  { policy, changedRows }: ReplayOptions,
): Replay {
  const options = { policy: policy.rules, at: kept.at };
  const asItStands = decideIn(world, request, options);
  const untouched = changedParts(kept, asItStands).length === 0;
  const past = untouched ? asItStands : (decideAsOf(world, request.id, options) ?? asItStands);
  const parts = untouched ? [] : changedParts(kept, past);
  const { at, policyVersion, mode, inputs, ...brief } = kept;
  const again = briefOf(past.decision);
  return {
    kept,
    past,
    same: canonicalJson(again) === canonicalJson(brief),
    otherPolicy: policyVersion !== policy.version,
    changed: parts.map((part) => {
      const rows = inputRows(part, past, kept);
      return {
        part,
        rows: changedRows.filter(({ kind, id }) => rows.get(kind)?.has(id) ?? false),
      };
    }),
  };
}

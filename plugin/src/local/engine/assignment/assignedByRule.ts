import type { Saving } from '../dml/saveStep.ts';

/** Saves whose owner came from an assignment rule: their history says `ownerAssignment`. */
const saves = new WeakSet<Saving>();

export function markAssigned(saving: Saving): void {
  saves.add(saving);
}

export function isAssignedByRule(saving: Saving): boolean {
  return saves.has(saving);
}

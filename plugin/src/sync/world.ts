import type {
  Assignment,
  ContactAttempt,
  Mentor,
  MentoringRequest,
  MentoringSession,
  Unit,
} from '../rules/index.ts';
import type { Store } from '../store/index.ts';

/** Everything known of one org. */
export interface World {
  readonly units: readonly Unit[];
  readonly mentors: readonly Mentor[];
  readonly requests: readonly MentoringRequest[];
  readonly assignments: readonly Assignment[];
  readonly attempts: readonly ContactAttempt[];
  readonly sessions: readonly MentoringSession[];
}

/** The working set as the rules read it. */
export async function loadWorld(store: Store): Promise<World> {
  return {
    units: await store.facts('unit'),
    mentors: await store.facts('mentor'),
    requests: await store.facts('request'),
    assignments: await store.facts('assignment'),
    attempts: await store.facts('attempt'),
    sessions: await store.facts('session'),
  };
}

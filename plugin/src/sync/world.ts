import { awaySinceOf, confirmedTopics } from '../engage/index.ts';
import type { Binding } from '../policy/index.ts';
import type {
  Assignment,
  CapacityAnswer,
  ContactAttempt,
  Instant,
  Mentor,
  MentoringRequest,
  MentoringSession,
  RequestId,
  Unit,
  UnitTerm,
} from '../rules/index.ts';
import type { Store } from '../store/index.ts';

/** Everything known of one org. */
export interface World {
  readonly units: readonly Unit[];
  readonly mentors: readonly Mentor[];
  /** Each with the topics that a coordinator confirmed (M4). */
  readonly requests: readonly MentoringRequest[];
  readonly assignments: readonly Assignment[];
  readonly attempts: readonly ContactAttempt[];
  readonly sessions: readonly MentoringSession[];
  /** M6: what mentors answered about their capacity. */
  readonly capacityAnswers: readonly CapacityAnswer[];
  /** C5: where units belonged and who held their roles, dated. */
  readonly terms: readonly UnitTerm[];
  /** M16: since when the mentor of a request is known to be away, as Engage shows it. */
  readonly awaySince: ReadonlyMap<RequestId, Instant>;
}

/** The working set as the rules read it. */
export async function loadWorld(store: Store, binding: Binding): Promise<World> {
  const clocks = await store.facts('clock');
  const topics = confirmedTopics(binding, clocks);
  return {
    units: await store.facts('unit'),
    mentors: await store.facts('mentor'),
    requests: (await store.facts('request')).map((request) => {
      const about = topics.get(request.id);
      return about === undefined ? request : { ...request, topics: about };
    }),
    assignments: await store.facts('assignment'),
    attempts: await store.facts('attempt'),
    sessions: await store.facts('session'),
    capacityAnswers: await store.facts('capacityAnswer'),
    terms: await store.facts('unitTerm'),
    awaySince: awaySinceOf(binding, clocks),
  };
}

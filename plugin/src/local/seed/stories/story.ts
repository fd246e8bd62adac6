import type { MentoringRequest } from '../world/model.ts';
import type { Stage } from './stage.ts';

/** One request of the demo data that shows one rule; found by its name in the seed's summary. */
export interface Story {
  readonly name: string;
  /** What to look at, with the rule ids. */
  readonly says: string;
  readonly tell: (stage: Stage) => MentoringRequest;
}

import {
  buildPool,
  matchRequest,
  type Assignment,
  type Decision,
  type Mentor,
  type MentoringRequest,
  type RulesPolicy,
  type World,
} from '../../../plugin/src/rules/index.ts';
import { at, NOW, policy, request, units } from '../examples.ts';

/** A small world and what differs from the examples in it. */
export interface Scene {
  readonly mentors: readonly Mentor[];
  readonly assignments?: readonly Assignment[];
  readonly request?: Partial<MentoringRequest>;
  readonly requests?: readonly MentoringRequest[];
  readonly policy?: RulesPolicy;
  readonly at?: number;
  readonly units?: World['units'];
}

export const decide = (scene: Scene): Decision => {
  const world = { units, assignments: [], ...scene };
  return matchRequest(buildPool(world, scene.policy ?? policy, scene.at ?? NOW), request(scene.request));
};

/** The candidates, best first. */
export const order = (scene: Scene): string[] =>
  decide(scene).candidates.map((candidate) => candidate.mentorId);
/** The reason code of every mentor visited. */
export const codes = (scene: Scene): Record<string, string> =>
  Object.fromEntries(decide(scene).reasons.map(({ mentorId: id, code }) => [id, code]));
export const sentence = (decision: Decision, id: string): string | undefined =>
  decision.reasons.find((reason) => reason.mentorId === id)?.sentence;

export const LAST_WEEK = at('2026-11-12T10:00');
export const THIS_WEEK = at('2026-11-18T10:00');

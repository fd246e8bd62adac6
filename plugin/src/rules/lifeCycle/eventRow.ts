import type { AssignmentStage, RequestStage } from './lifeEvent.ts';

/** From which stages an event may come, and to which each leads. */
export type Transitions<Stage extends string> = Readonly<Partial<Record<Stage, Stage>>>;

/** One kind of event. */
export interface EventRow {
  /** "accepted" */
  readonly name: string;
  /** "Only an offer that waits for an answer can be accepted" */
  readonly only: string;
  readonly request: Transitions<RequestStage>;
  /** Of an event of an assignment; an event of a session moves it where it is known. */
  readonly assignment?: Transitions<AssignmentStage>;
  /** What a rule says of an event that came all the same, by the stage it came from. */
  readonly irregular?: {
    readonly request?: Readonly<Partial<Record<RequestStage, string>>>;
    readonly assignment?: Readonly<Partial<Record<AssignmentStage, string>>>;
  };
}

const all = <Stage extends string>(
  stages: readonly Stage[],
  to: (from: Stage) => Stage,
): Transitions<Stage> => {
  const transitions: Partial<Record<Stage, Stage>> = {};
  for (const stage of stages) transitions[stage] = to(stage);
  return transitions;
};

/** It may come in each of these stages and changes none. */
export const staysIn = <Stage extends string>(stages: readonly Stage[]): Transitions<Stage> =>
  all(stages, (stage) => stage);

/** From each of these stages to one. */
export const leadsTo = <Stage extends string>(stages: readonly Stage[], to: Stage): Transitions<Stage> =>
  all(stages, () => to);

export const QUEUED = ['waiting', 'followUpOwed'] as const satisfies readonly RequestStage[];
export const WITH_MENTOR = [
  'offered',
  'held',
  'inContact',
  'mentored',
] as const satisfies readonly RequestStage[];
export const OPEN = [...QUEUED, ...WITH_MENTOR] as const;
export const CLOSED = ['completed', 'unableToReach', 'withdrawn'] as const satisfies readonly RequestStage[];

export const ANSWERABLE = ['offered', 'chosen'] as const satisfies readonly AssignmentStage[];
export const HOLDING = [
  'offered',
  'chosen',
  'accepted',
  'inContact',
  'mentored',
] as const satisfies readonly AssignmentStage[];
export const ENDED = [
  'declined',
  'timedOut',
  'transferred',
  'reassigned',
  'completed',
  'unableToReach',
  'withdrawn',
] as const satisfies readonly AssignmentStage[];

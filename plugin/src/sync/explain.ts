import { assignmentModeOf, type Policy } from '../policy/index.ts';
import type { Decision, Instant, MentoringRequest, NextAction, Pool } from '../rules/index.ts';
import { describeClock, type ClockDescription } from './describeClock.ts';
import { explainMentor, type MentorAnswer } from './explainMentor.ts';
import { findRequest, sameId } from './findRequest.ts';
import { iso, isoTime, type WithIsoTimes } from './isoTimes.ts';
import { requestEvaluator } from './requestEvaluator.ts';
import { holderOf, placeSentence, requestPlace, type RequestPlace } from './requestPlace.ts';
import { requestStory, type RequestStory } from './requestStory.ts';
import type { UnreadableRow } from './runPass.ts';
import type { World } from './world.ts';

/** Everything the rules say about one request: ids, codes, sentences and ISO times, never personal data. */
export interface Explanation extends RequestStory {
  readonly asOf: string;
  readonly policyVersion: string;
  readonly request: RequestDescription;
  readonly place: RequestPlace;
  /** The place in one sentence. */
  readonly sentence: string;
  /** The Contact Id of the mentor who has it; only of an assigned request. */
  readonly holder?: string | undefined;
  /** D11; undefined when the request is closed or not enrolled. */
  readonly nextAction?: WithIsoTimes<NextAction, 'due'> | undefined;
  /** D3: the ranking is shown, but nobody may be assigned yet. */
  readonly locked: boolean;
  readonly clocks: readonly ClockDescription[];
  /** M12; of a request that waits only. Its `mode` is the region's (M13): `shadow` is not shown in Engage. */
  readonly decision?: (WithIsoTimes<Decision, 'at'> & { readonly mode: string }) | undefined;
  /** Only when a mentor was asked about. */
  readonly mentor?: MentorAnswer | undefined;
}

export interface RequestDescription {
  readonly id: string;
  readonly number: string;
  readonly submittedAt: string;
  readonly chapterId?: string | undefined;
  readonly chapter?: string | undefined;
  readonly region?: string | undefined;
  readonly area?: string | undefined;
  readonly industry?: string | undefined;
}

export interface ExplainOptions {
  readonly policy: Policy;
  readonly asOf: Instant;
  /** Case Number or Case Id. */
  readonly request: string;
  /** Contact Id. */
  readonly mentor?: string | undefined;
  readonly unreadable?: readonly UnreadableRow[];
}

/**
 * M12: one request explained. Pure: same world, same explanation.
 *
 * @throws QuestionError when there is no such request.
 */
export function explain(world: World, options: ExplainOptions): Explanation {
  const { policy, asOf, unreadable = [], mentor } = options;
  const request = findRequest(world.requests, unreadable, options.request);
  const evaluator = requestEvaluator(world, options);
  const { pool, enrollment, evaluate, contextOf } = evaluator;
  const evaluated = evaluate(request);
  const { state, decision } = evaluated;
  const place = requestPlace(evaluated, enrollment(request));
  const holder = place === 'assigned' ? holderOf(pool, request) : undefined;
  const described = describeRequest(pool, request);
  return {
    asOf: isoTime(asOf),
    policyVersion: policy.version,
    request: described,
    place,
    sentence: placeSentence(place),
    holder,
    nextAction: state.nextAction && { ...state.nextAction, due: iso(state.nextAction.due) },
    locked: state.locked,
    clocks: state.clocks.map((clock) => describeClock(clock, contextOf(request))),
    ...requestStory(evaluator, request, holder !== undefined),
    decision: decision && {
      ...decision,
      at: iso(decision.at),
      mode: assignmentModeOf(policy, described.region ?? ''),
    },
    mentor:
      mentor === undefined
        ? undefined
        : decision
          ? explainMentor({ pool, request, mentors: world.mentors, mentorId: mentor }, decision)
          : notLookedFor(place, holder, mentor),
  };
}

/** Chapter and region of a request by name; the rest by code. */
export function describeRequest({ hierarchy }: Pool, request: MentoringRequest): RequestDescription {
  const { id, number, submittedAt, chapterId, area, industry } = request;
  return {
    id,
    number,
    submittedAt: isoTime(submittedAt),
    chapterId,
    chapter: hierarchy.within(chapterId, 'chapter')?.name,
    region: hierarchy.within(chapterId, 'region')?.name,
    area,
    industry,
  };
}

function notLookedFor(place: RequestPlace, holder: string | undefined, mentorId: string): MentorAnswer {
  if (holder !== undefined && sameId(holder, mentorId))
    return { mentorId: holder, code: 'holdsRequest', sentence: 'Holds this request now.' };
  return { mentorId, code: 'requestNotWaiting', sentence: placeSentence(place) };
}

import {
  handOverBrief,
  timeline,
  unableToReachGate,
  type HandOverBrief,
  type MentoringRequest,
  type TimelineEntry,
  type UnableToReachGate,
} from '../rules/index.ts';
import { iso, isoTime, type WithIsoTimes } from './isoTimes.ts';
import type { RequestEvaluator } from './requestEvaluator.ts';

/** T1, with its times as ISO 8601 in UTC. */
export type BriefDescription = Omit<
  HandOverBrief,
  'submittedAt' | 'holders' | 'attempts' | 'sessions' | 'requestId' | 'number'
> & {
  readonly holders: readonly WithIsoTimes<HandOverBrief['holders'][number], 'offeredAt' | 'endedAt'>[];
  readonly attempts: readonly WithIsoTimes<HandOverBrief['attempts'][number], 'at'>[];
  readonly sessions: readonly WithIsoTimes<HandOverBrief['sessions'][number], 'arrangedAt' | 'startsAt'>[];
};

/** What happened to one request, and what it left to whoever has it: codes, dates and counts (C2). */
export interface RequestStory {
  /** Oldest first; empty where the region does not take part (M0). */
  readonly timeline: readonly WithIsoTimes<TimelineEntry, 'at'>[];
  /** D6; only while a mentor has the request. */
  readonly unableToReach?: UnableToReachGate | undefined;
  /** T1; only while a mentor has the request. */
  readonly brief?: BriefDescription | undefined;
}

/** D6, D11, T1: the story of one request. `held`: a mentor has it. */
export function requestStory(
  { enrollment, factsOf, contextOf }: RequestEvaluator,
  request: MentoringRequest,
  held: boolean,
): RequestStory {
  if (enrollment(request) === 'notEnrolled') return { timeline: [] };
  const [facts, context] = [factsOf(request), contextOf(request)];
  const entries = timeline(facts, context).map((entry) => ({ ...entry, at: iso(entry.at) }));
  if (!held) return { timeline: entries };
  return {
    timeline: entries,
    unableToReach: unableToReachGate(facts, context),
    brief: describeBrief(handOverBrief(facts, context)),
  };
}

function describeBrief(brief: HandOverBrief): BriefDescription {
  const { requestId, number, submittedAt, holders, attempts, sessions, ...rest } = brief;
  return {
    ...rest,
    holders: holders.map((holder) => ({
      ...holder,
      offeredAt: iso(holder.offeredAt),
      endedAt: iso(holder.endedAt),
    })),
    attempts: attempts.map((attempt) => ({ ...attempt, at: isoTime(attempt.at) })),
    sessions: sessions.map((session) => ({
      ...session,
      arrangedAt: iso(session.arrangedAt),
      startsAt: iso(session.startsAt),
    })),
  };
}

import type { Instant, MentorId, RequestId } from '../facts.ts';
import type { Pool } from '../matching/pool.ts';
import type { DecisionOutcome, MatchGroup, Tier } from '../outcomes.ts';

/** What became of one request of the queue in a span. */
export interface QueueResult {
  readonly requestId: RequestId;
  /** When it came into the queue. */
  readonly queuedAt: Instant;
  /** When a mentor was found; undefined when it still waits at the end. */
  readonly decidedAt?: Instant | undefined;
  readonly mentorId?: MentorId | undefined;
  readonly tier?: Tier | undefined;
  /** The mentor does not list the area (M3), and did not mentor the client before (M9). */
  readonly relaxed: boolean;
  /** Business time of the request's chapter from the queue to the decision, or to the end of the span. */
  readonly waitedBusinessMs: number;
}

/** One request as the queue rule decides it (M11). */
export interface SimulatedDecision extends QueueResult {
  /** Of the last try. */
  readonly outcome: DecisionOutcome;
  readonly group?: MatchGroup | undefined;
  /** How often somebody was looked for; more than once: nobody was eligible at first. */
  readonly tries: number;
}

/** Business time in milliseconds, by nearest rank. */
export interface WaitSummary {
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
}

export interface QueueSummary {
  readonly requests: number;
  readonly served: number;
  /** Served by a mentor who lists the area, or mentored the client before. */
  readonly byTier: Readonly<Record<Tier, number>>;
  /** Served by a mentor who does not (M3's relaxed pass). */
  readonly relaxed: number;
  /** Nobody could take them when they came; they were tried again. Undefined of what happened in truth. */
  readonly foundNobody?: number | undefined;
  readonly waitingAtEnd: number;
  readonly wait: WaitSummary;
  /** How unevenly the load lies: see `loadSpread`. */
  readonly fairness: number;
}

export interface QueueHistory<Result extends QueueResult = QueueResult> {
  readonly from: Instant;
  readonly to: Instant;
  /** Oldest submission first. */
  readonly requests: readonly Result[];
  readonly summary: QueueSummary;
  /** The mentors as they stand at the end. */
  readonly end: Pool;
}

/** What would have been decided. */
export type Simulation = QueueHistory<SimulatedDecision>;

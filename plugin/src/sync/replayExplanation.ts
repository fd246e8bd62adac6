import type { Policy } from '../policy/index.ts';
import { isOpen, worldAsOf, type Decision, type Instant, type MentoringRequest } from '../rules/index.ts';
import type { ChangedRow, KeptDecision, Store } from '../store/index.ts';
import { describeRequest, explain, type RequestDescription } from './explain.ts';
import { explainMentor, type MentorAnswer } from './explainMentor.ts';
import { findRequest } from './findRequest.ts';
import type { WithIsoTimes } from './isoTimes.ts';
import { QuestionError } from './questionError.ts';
import { replay, type ChangedPart, type Replay } from './replay.ts';
import type { UnreadableRow } from './runPass.ts';
import type { World } from './world.ts';

/** A kept decision as it is told: ids, codes, counts, and its time as ISO 8601 in UTC. */
export type KeptDecisionDescription = WithIsoTimes<Omit<KeptDecision, 'inputs'>, 'at'>;

/** `same`: made again, it is the same decision. `inputsChanged`: what it was made from has changed since. `rulesChanged`: from the
 * same inputs the rules of today decide otherwise. */
export type ReplayVerdict = 'same' | 'inputsChanged' | 'rulesChanged';

/** The decision that was in force at an earlier time, made again: ids, codes, sentences and ISO times, never personal data. */
export interface PastExplanation {
  /** The time asked about. */
  readonly asked: string;
  /** Of the policy that it was made again with. */
  readonly policyVersion: string;
  readonly request: RequestDescription;
  /** What was decided then. */
  readonly kept: KeptDecisionDescription;
  /** The Contact Id of the mentor who had the request at the time asked about, so that the decision no longer stood. */
  readonly holder?: string | undefined;
  readonly verdict: ReplayVerdict;
  /** The decision was made under a policy of another version. */
  readonly otherPolicy: boolean;
  /** Whether it comes out as it was decided, in the first choices and in every count. */
  readonly sameOutcome: boolean;
  readonly changed: readonly ChangedPart[];
  /** Made again, in full: what was known then, as far as the rows of today tell. */
  readonly decision: WithIsoTimes<Decision, 'at'>;
  readonly mentor?: MentorAnswer | undefined;
  readonly now: NowDescription;
}

/** How the request stands, and would be decided, now. */
export interface NowDescription {
  readonly asOf: string;
  readonly sentence: string;
  /** Of a request that waits only. */
  readonly decision?: Pick<Decision, 'outcome' | 'summary'> | undefined;
  /** Contact Ids, best first. */
  readonly candidates: readonly string[];
}

export interface ExplainAtOptions {
  readonly policy: Policy;
  /** What counts as now. */
  readonly asOf: Instant;
  /** The time asked about. */
  readonly at: Instant;
  /** Case Number or Case Id. */
  readonly request: string;
  /** Contact Id. */
  readonly mentor?: string | undefined;
  readonly unreadable: readonly UnreadableRow[];
}

const iso = (instant: Instant): string => new Date(instant).toISOString();

export const describeKept = ({ inputs, ...kept }: KeptDecision): KeptDecisionDescription => ({
  ...kept,
  at: iso(kept.at),
});

const verdictOf = ({ changed, same }: Replay): ReplayVerdict => {
  if (changed.length > 0) return 'inputsChanged';
  return same ? 'same' : 'rulesChanged';
};

/** The decision in force at a time. @throws QuestionError with the next step when none is kept. */
function keptAt(decisions: readonly KeptDecision[], { number }: MentoringRequest, at: Instant): KeptDecision {
  const kept = decisions.findLast((decision) => decision.at <= at);
  if (kept) return kept;
  const [first] = decisions;
  if (!first)
    throw new QuestionError('NO_DECISION_THEN', `No decision of request ${number} is kept.`, [
      'Run "sf score sync": from then on the decisions of waiting requests are kept.',
      `Run "sf score explain ${number}" to see where it stands now.`,
    ]);
  throw new QuestionError(
    'NO_DECISION_THEN',
    `Decisions of request ${number} are kept since ${iso(first.at)}; none was made by ${iso(at)}.`,
    [`Run "sf score explain ${number} --at ${iso(first.at)}" for the first one.`],
  );
}

function describeNow(world: World, { policy, asOf, request, unreadable }: ExplainAtOptions): NowDescription {
  const { sentence, decision } = explain(world, { policy, asOf, request, unreadable });
  return {
    asOf: iso(asOf),
    sentence,
    decision: decision && { outcome: decision.outcome, summary: decision.summary },
    candidates: decision?.candidates.map(({ mentorId }) => mentorId) ?? [],
  };
}

interface Remembered {
  readonly request: MentoringRequest;
  readonly kept: KeptDecision;
  readonly changedRows: readonly ChangedRow[];
}

function tell(
  world: World,
  { request, kept, changedRows }: Remembered,
  options: ExplainAtOptions,
): PastExplanation {
  const { policy, at, mentor } = options;
  const replayed = replay(world, kept, request, { policy, changedRows });
  const { pool, decision, request: asItWas, world: past } = replayed.past;
  const holder = worldAsOf(world, at).assignments.findLast(
    (offer) => offer.requestId === request.id && isOpen(offer),
  );
  return {
    asked: iso(at),
    policyVersion: policy.version,
    request: describeRequest(pool, asItWas),
    kept: describeKept(kept),
    holder: holder?.mentorId,
    verdict: verdictOf(replayed),
    otherPolicy: replayed.otherPolicy,
    sameOutcome: replayed.same,
    changed: replayed.changed,
    decision: { ...decision, at: iso(decision.at) },
    mentor:
      mentor === undefined
        ? undefined
        : explainMentor({ pool, request: asItWas, mentors: past.mentors, mentorId: mentor }, decision),
    now: describeNow(world, options),
  };
}

/**
 * M12: the decision of a request that was in force at an earlier time, made again and compared with what was kept.
 *
 * @throws QuestionError when there is no such request, or no decision of it by that time.
 */
export async function explainAt(
  world: World,
  store: Pick<Store, 'decisions' | 'changedAfter'>,
  options: ExplainAtOptions,
): Promise<PastExplanation> {
  const request = findRequest(world.requests, options.unreadable, options.request);
  const kept = keptAt(await store.decisions(request.id), request, options.at);
  return tell(world, { request, kept, changedRows: await store.changedAfter(kept.at) }, options);
}

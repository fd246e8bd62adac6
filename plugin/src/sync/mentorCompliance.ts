import type { Policy } from '../policy/index.ts';
import {
  situationOf,
  unableToReachGate,
  type ContactAttempt,
  type Instant,
  type Ladder,
  type LadderTask,
  type Mentor,
  type MentoringRequest,
  type NextAction,
  type UnableToReachGate,
} from '../rules/index.ts';
import { describeClock, type ClockDescription } from './describeClock.ts';
import { describeRequest, type RequestDescription } from './explain.ts';
import { findMentor } from './findMentor.ts';
import { iso, isoTime, type WithIsoTimes } from './isoTimes.ts';
import { mentorRecord, type KeptDeadline } from './mentorRecord.ts';
import { QuestionError } from './questionError.ts';
import { requestEvaluator } from './requestEvaluator.ts';
import type { UnreadableRow } from './runPass.ts';
import type { World } from './world.ts';

/** One open request of a mentor. */
export interface HeldRequest {
  readonly request: RequestDescription;
  readonly nextAction?: WithIsoTimes<NextAction, 'due'> | undefined;
  readonly clocks: readonly ClockDescription[];
  /** In this assignment, oldest first. */
  readonly attempts: readonly {
    readonly madeAt: string;
    readonly method: ContactAttempt['method'];
    readonly reached: boolean;
    readonly voided: boolean;
    /** D5. */
    readonly counts: boolean;
  }[];
  readonly unableToReach: UnableToReachGate;
}

/** Everything that is asked of one mentor: ids, codes, counts, sentences and ISO times. */
export interface MentorCompliance {
  readonly mentorId: string;
  readonly chapter?: string | undefined;
  readonly region?: string | undefined;
  readonly status: Mentor['status'];
  readonly paused: boolean;
  readonly pausedUntil?: string | undefined;
  /** Oldest submission first. */
  readonly requests: readonly HeldRequest[];
  readonly record: { readonly days: number; readonly deadlines: readonly KeptDeadline[] };
  /** L1-L11; what is open of it. */
  readonly ladder: {
    readonly counted: number;
    readonly rejections: readonly {
      readonly assignmentId: string;
      readonly counted: boolean;
      readonly sentence: string;
    }[];
    readonly tasks: readonly (Pick<LadderTask, 'key' | 'state' | 'sentence'> & {
      readonly task: LadderTask['row']['task'];
      readonly due?: string | undefined;
    })[];
  };
}

export interface MentorComplianceOptions {
  readonly policy: Policy;
  readonly asOf: Instant;
  /** Contact Id. */
  readonly mentor: string;
  readonly ladders: readonly Ladder[];
  readonly unreadable?: readonly UnreadableRow[];
}

/** The days over which D1 and D4b are counted. */
const RECORD_DAYS = 90;

/**
 * D1-D9, L7: one mentor's open requests, how deadlines were kept, and the ladder. Pure: same world, same answer.
 *
 * @throws QuestionError when there is no such mentor, or the region does not take part.
 */
export function mentorCompliance(world: World, options: MentorComplianceOptions): MentorCompliance {
  const { asOf, ladders, unreadable = [] } = options;
  const mentor = findMentor(world.mentors, unreadable, options.mentor);
  const evaluator = requestEvaluator(world, options);
  const { pool, enrollment } = evaluator;
  if (!pool.byId.has(mentor.id)) throw notEnrolled(mentor.id);
  const held = world.requests
    .filter((request) => !request.closed && enrollment(request) !== 'notEnrolled')
    .filter(
      (request) =>
        situationOf(evaluator.factsOf(request), evaluator.contextOf(request)).current?.mentorId === mentor.id,
    )
    .sort((left, right) => left.submittedAt - right.submittedAt || (left.number < right.number ? -1 : 1));
  const describe = (request: MentoringRequest): HeldRequest => {
    const [facts, context] = [evaluator.factsOf(request), evaluator.contextOf(request)];
    const { nextAction, clocks } = evaluator.evaluate(request).state;
    const { current, progress } = situationOf(facts, context);
    const counted = new Set(progress.counted.map(({ id }) => id));
    return {
      request: describeRequest(pool, request),
      nextAction: nextAction && { ...nextAction, due: iso(nextAction.due) },
      clocks: clocks.map((clock) => describeClock(clock, context)),
      attempts: facts.attempts
        .filter(({ assignmentId }) => assignmentId === current?.id)
        .sort((left, right) => left.madeAt - right.madeAt)
        .map(({ id, madeAt, method, reached, voided }) => ({
          madeAt: isoTime(madeAt),
          method,
          reached,
          voided,
          counts: counted.has(id),
        })),
      unableToReach: unableToReachGate(facts, context),
    };
  };
  const ladder = ladders.find(({ mentorId }) => mentorId === mentor.id);
  return {
    mentorId: mentor.id,
    chapter: pool.hierarchy.within(mentor.chapterId, 'chapter')?.name,
    region: pool.hierarchy.within(mentor.chapterId, 'region')?.name,
    status: mentor.status,
    paused: mentor.paused,
    pausedUntil: mentor.pausedUntil,
    requests: held.map(describe),
    record: {
      days: RECORD_DAYS,
      deadlines: mentorRecord(world, evaluator, { mentorId: mentor.id, asOf, days: RECORD_DAYS }),
    },
    ladder: describeLadder(ladder),
  };
}

const describeLadder = ({
  counted = 0,
  rejections = [],
  tasks = [],
}: Partial<Ladder> = {}): MentorCompliance['ladder'] => ({
  counted,
  rejections: rejections.map(({ assignment, counted: counts, sentence }) => ({
    assignmentId: assignment.id,
    counted: counts,
    sentence,
  })),
  tasks: tasks
    .filter(({ state }) => state === 'owed' || state === 'waiting')
    .map(({ key, state, row, due, sentence }) => ({ key, task: row.task, state, due: iso(due), sentence })),
});

const notEnrolled = (mentorId: string): QuestionError =>
  new QuestionError(
    'MENTOR_NOT_ENROLLED',
    `Mentor ${mentorId} belongs to no chapter of a region that takes part (M0): nothing is worked out for them.`,
    [
      'Regions take part by scope.enrolledRegions in config/policy.yaml; the chapter of a mentor is corrected in Engage.',
    ],
  );

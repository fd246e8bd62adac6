import type { Policy } from '../policy/index.ts';
import {
  answerStands,
  buildPool,
  capacityOf,
  enrollmentOf,
  useWords,
  wordsOf,
  type AnsweredCapacity,
  type CapacityAnswer,
  type CapacityAnswerId,
  type CapacityReading,
  type Instant,
  type Mentor,
  type MentorId,
  type Pool,
  type ReasonCode,
} from '../rules/index.ts';
import { findMentor } from './findMentor.ts';
import { QuestionError } from './questionError.ts';
import type { UnreadableRow } from './runPass.ts';
import type { World } from './world.ts';

export interface AnswerQuestion {
  readonly policy: Policy;
  readonly asOf: Instant;
  /** Contact Id. */
  readonly mentor: string;
  /** Undefined: the answer is taken back. */
  readonly takes: AnsweredCapacity | undefined;
  /** Records the answer although the text is plain. */
  readonly force: boolean;
  /** What Engage calls the number field. */
  readonly numberField: string;
  readonly unreadable?: readonly UnreadableRow[];
}

/** What recording an answer means, before anything is written. */
export interface AnswerDecision {
  readonly mentorId: MentorId;
  readonly takes: AnsweredCapacity | undefined;
  /** The mentor's own words that the answer is given for. */
  readonly words: string;
  /** False when Engage holds the same answer for the same words already. */
  readonly changes: boolean;
  /** What stands against the mentor afterwards; `eligible` when nothing does. */
  readonly code: ReasonCode;
  /** What will now happen, in one sentence. */
  readonly sentence: string;
}

/**
 * M6: whether an answer may be recorded, and what follows from it. Pure: same world, same decision.
 *
 * @throws QuestionError when the mentor is not known or not enrolled, when the number field wins, when nothing is unclear, and
 *   when there is nothing to take back.
 */
export function decideAnswer(world: World, question: AnswerQuestion): AnswerDecision {
  const { takes, policy, asOf } = question;
  const mentor = findMentor(world.mentors, question.unreadable ?? [], question.mentor);
  const before = world.capacityAnswers.find(({ mentorId }) => mentorId === mentor.id);
  requireUse(mentor, before, question);

  const words = wordsOf(mentor.capacityText);
  const others = world.capacityAnswers.filter((answer) => answer !== before);
  const after =
    takes === undefined ? [] : [{ id: '' as CapacityAnswerId, mentorId: mentor.id, takes, words }];
  const pool = buildPool({ ...world, capacityAnswers: [...others, ...after] }, policy.rules, asOf);
  const one = pool.byId.get(mentor.id);
  if (one === undefined) throw notEnrolled(mentor, pool);
  const { standing, capacity, use } = one;
  return {
    mentorId: mentor.id,
    takes,
    words,
    changes: !(
      takes !== undefined &&
      before &&
      isSame(before, takes) &&
      answerStands(before, mentor.capacityText)
    ),
    code: standing?.code ?? 'eligible',
    sentence: standing
      ? `From the next sync on the mentor is not recommended: ${standing.sentence}`
      : `From the next sync on the mentor can be recommended: ${useWords(capacity, use)}.`,
  };
}

function notEnrolled({ id, chapterId }: Mentor, { hierarchy, policy }: Pool): QuestionError {
  const elsewhere = enrollmentOf(hierarchy, chapterId, policy.scope.enrolledRegions) === 'notEnrolled';
  return new QuestionError(
    'MENTOR_NOT_ENROLLED',
    elsewhere
      ? `The region of mentor ${id} does not take part (M0): nothing is recorded for it.`
      : `Mentor ${id} has no chapter that is known to lie in a region.`,
    elsewhere
      ? ['Regions take part by scope.enrolledRegions in config/policy.yaml.']
      : ['Correct the chapter of the mentor in Engage, then run the same command again.'],
  );
}

/** M6: an answer that nobody would look at is not recorded. */
function requireUse(mentor: Mentor, before: CapacityAnswer | undefined, question: AnswerQuestion): void {
  const { takes, policy, force, numberField } = question;
  const { id, weeklyLimit, capacityText } = mentor;
  if (takes === undefined) {
    if (before !== undefined) return;
    throw new QuestionError(
      'NO_ANSWER',
      `No answer of mentor ${id} is recorded: there is nothing to take back.`,
      ['Run "sf score capacity list" to see the answers that are recorded.'],
    );
  }
  if (weeklyLimit !== undefined)
    throw new QuestionError(
      'NUMBER_FIELD_WINS',
      `Mentor ${id} has the number ${weeklyLimit} in ${numberField}: it wins over any answer (M6).`,
      [
        `Change the number in Engage instead; or empty ${numberField} of this mentor and run the same command again.`,
      ],
    );
  const capacity = capacityOf(mentor, policy.rules);
  const answered = before !== undefined && answerStands(before, capacityText);
  if (capacity.kind === 'unclear' || answered || force) return;
  throw new QuestionError(
    'NOTHING_UNCLEAR',
    `Nothing is unclear about mentor ${id}: the profile ${readingWords(capacityText)}.`,
    [
      'Correct the profile in Engage if it is wrong; or run the same command with --force: the answer then counts for as long as the profile says the same.',
    ],
  );
}

function readingWords(reading: CapacityReading): string {
  if (reading.kind !== 'limit')
    return reading.kind === 'none'
      ? 'says nothing about capacity, so there is no limit'
      : 'says that there is no limit';
  return `says ${Math.round(reading.limit * 100) / 100} per ${reading.per}`;
}

function isSame({ takes: before }: CapacityAnswer, takes: AnsweredCapacity): boolean {
  if (before.kind !== 'limit' || takes.kind !== 'limit') return before.kind === takes.kind;
  return before.limit === takes.limit && before.per === takes.per;
}

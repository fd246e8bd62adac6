import {
  answerStands,
  capacityOf,
  enrollmentOf,
  hierarchyOn,
  type AnsweredCapacity,
  type CapacityAnswer,
  type Hierarchy,
  type IsoDate,
  type Mentor,
  type MentorId,
  type RulesPolicy,
} from '../rules/index.ts';
import type { World } from './world.ts';

/** M6 "ask first": what the mentor takes has to be asked before anything is assigned. */
export interface UnclearMentor {
  readonly mentorId: MentorId;
  readonly chapter: string;
  readonly paused: boolean;
  /** The mentor's own words about capacity that the reading rests on. */
  readonly words: string;
  /** The mentor answered before, about other words: ask again. */
  readonly askedBefore: boolean;
}

/** M6: a mentor whose answer a coordinator recorded. */
export interface AnsweredMentor {
  readonly mentorId: MentorId;
  readonly chapter: string;
  readonly paused: boolean;
  readonly takes: AnsweredCapacity;
  /** The words that the answer was given for. */
  readonly words: string;
  /** Only the first counts: the number field wins, and other words make an answer lapse. */
  readonly standing: 'counts' | 'numberFieldSet' | 'textChanged';
}

/** M6: an Active Mentor set up for no direct request; the minimum is 1 a week. */
export interface NoDirectMentor {
  readonly mentorId: MentorId;
  readonly chapter: string;
  readonly paused: boolean;
  readonly why: 'notAccepting' | 'limitBelowOne';
}

export interface ChapterCounts {
  readonly chapter: string;
  readonly unclear: number;
  readonly noDirect: number;
}

/** Mentors of the enrolled regions whom a CIC should ask about their capacity; by chapter name, then by id. */
export interface CapacityReport {
  readonly unclear: readonly UnclearMentor[];
  readonly answered: readonly AnsweredMentor[];
  readonly noDirect: readonly NoDirectMentor[];
  readonly chapters: readonly ChapterCounts[];
}

type Place = Pick<UnclearMentor, 'mentorId' | 'chapter' | 'paused'>;

/** M6: who is asked first, and who takes no direct request. `date` says which hierarchy counts (C5). */
export function capacityReport(
  world: Pick<World, 'units' | 'mentors'> & Partial<Pick<World, 'capacityAnswers' | 'terms'>>,
  policy: RulesPolicy,
  date: IsoDate,
): CapacityReport {
  const hierarchy = hierarchyOn(date, world.units, world.terms);
  const mentors = world.mentors
    .filter(({ status, classification }) => status === 'active' && classification === 'mentor')
    .filter(
      ({ chapterId }) => enrollmentOf(hierarchy, chapterId, policy.scope.enrolledRegions) === 'enrolled',
    )
    .map((mentor) => ({ mentor, place: placeOf(mentor, hierarchy) }))
    .sort((left, right) => byChapter(left.place, right.place));
  const answers = new Map(world.capacityAnswers?.map((answer) => [answer.mentorId, answer]));
  const unclear = mentors.flatMap(({ mentor, place }) => {
    const answer = answers.get(mentor.id);
    const capacity = capacityOf(mentor, policy, answer);
    if (capacity.kind !== 'unclear') return [];
    return [{ ...place, words: capacity.words, askedBefore: answer !== undefined }];
  });
  const answered = mentors.flatMap(({ mentor, place }) => {
    const answer = answers.get(mentor.id);
    if (answer === undefined) return [];
    return [{ ...place, takes: answer.takes, words: answer.words, standing: standingOf(mentor, answer) }];
  });
  const noDirect = mentors.flatMap(({ mentor, place }) => {
    const why = whyNoDirect(mentor);
    return why === undefined ? [] : [{ ...place, why }];
  });
  return { unclear, answered, noDirect, chapters: countsOf(unclear, noDirect) };
}

/** A mentor of a region without a chapter between is listed under the region's name. */
function placeOf({ id, chapterId, paused }: Mentor, hierarchy: Hierarchy): Place {
  const unit =
    hierarchy.within(chapterId, 'chapter') ??
    hierarchy.within(chapterId, 'district') ??
    hierarchy.within(chapterId, 'region');
  return { mentorId: id, chapter: unit?.name ?? '', paused };
}

function standingOf(
  { weeklyLimit, capacityText }: Mentor,
  answer: CapacityAnswer,
): AnsweredMentor['standing'] {
  if (weeklyLimit !== undefined) return 'numberFieldSet';
  return answerStands(answer, capacityText) ? 'counts' : 'textChanged';
}

function whyNoDirect({ acceptsDirect, weeklyLimit }: Mentor): NoDirectMentor['why'] | undefined {
  if (!acceptsDirect) return 'notAccepting';
  return weeklyLimit !== undefined && weeklyLimit < 1 ? 'limitBelowOne' : undefined;
}

function countsOf(unclear: readonly Place[], noDirect: readonly Place[]): ChapterCounts[] {
  const names = [...new Set([...unclear, ...noDirect].map(({ chapter }) => chapter))].sort(byText);
  const countIn = (places: readonly Place[], name: string): number =>
    places.filter(({ chapter }) => chapter === name).length;
  return names.map((chapter) => ({
    chapter,
    unclear: countIn(unclear, chapter),
    noDirect: countIn(noDirect, chapter),
  }));
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const byChapter = (left: Place, right: Place): number =>
  byText(left.chapter, right.chapter) || byText(left.mentorId, right.mentorId);

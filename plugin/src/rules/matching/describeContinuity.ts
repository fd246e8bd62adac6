import type { PreviousMentor } from './continuity.ts';
import { capacityWords, profileWarnings, turnWords, weeklyLimitOf } from './describeCandidate.ts';
import type { MentoringRequest } from '../facts.ts';
import type { Candidate } from '../outcomes.ts';
import type { Pool } from './pool.ts';
import { useWords } from './standing.ts';

/** M9, M12: the previous mentor as the first candidate, with the reasons for the place. */
export const describeContinuity = (
  { one, tier, sessionWords }: PreviousMentor,
  { request, area, pool }: { request: MentoringRequest; area: string; pool: Pool },
): Candidate => {
  const { mentor, use, capacity } = one;
  const regionOf = (unit: MentoringRequest['chapterId']) => pool.hierarchy.within(unit, 'region');
  const own = regionOf(mentor.chapterId);
  const notes = [
    !mentor.areas.includes(area) && {
      code: 'otherArea',
      sentence: `Does not list ${area}: who knows the client goes first, whatever the area.`,
    },
    own !== undefined &&
      own.id !== regionOf(request.chapterId)?.id && {
        code: 'otherRegion',
        sentence: `Belongs to another region: ${own.name}.`,
      },
  ].filter((note) => note !== false);
  return {
    mentorId: mentor.id,
    rank: 1,
    tier,
    group: 'continuity',
    relaxed: false,
    assignedThisWeek: use.used,
    weeklyLimit: weeklyLimitOf(one),
    recentAssignments: one.recent,
    reasons: [
      {
        code: 'summary',
        sentence: `Mentored this client before: ${sessionWords}; ${useWords(capacity, use)}.`,
      },
      { code: 'capacity', sentence: capacityWords({ one, pool }) },
      { code: 'turn', sentence: turnWords({ one, pool }) },
      ...notes,
      ...profileWarnings(mentor, tier),
    ],
  };
};

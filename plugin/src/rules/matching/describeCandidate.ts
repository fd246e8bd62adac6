import { dayOf } from '../calendar/calendarDate.ts';
import { dateWords } from '../calendar/dueWords.ts';
import type { Mentor, MentoringRequest } from '../facts.ts';
import type { Candidate, RankedGroup, Tier } from '../outcomes.ts';
import type { Pool, PoolMentor } from './pool.ts';
import type { RankedMentor, Ranking } from './rankMentors.ts';
import { useWords } from './standing.ts';
import { unitWords } from './unitWords.ts';

interface CandidateInput extends RankedMentor {
  readonly rank: number;
  /** Place in the ranking of the tier, from 1; behind the previous mentor (M9) it differs from the rank. */
  readonly place: number;
  /** M9: the previous mentor comes first. */
  readonly afterPrevious: boolean;
  readonly ranking: Ranking;
  readonly request: MentoringRequest;
  readonly area: string;
  readonly pool: Pool;
}

const CHOICE = ['First', 'Second', 'Third', 'Fourth', 'Fifth'] as const;

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const SOURCE: Readonly<Record<'number' | 'text' | 'answer' | 'none', string>> = {
  number: ' (from the number field)',
  text: ' (from the profile text)',
  answer: ' (answered by a coordinator)',
  none: '',
};

const groupWords = ({ group, one, request, area, pool }: CandidateInput): string => {
  const related = one.mentor.areas.filter((own) => pool.relatedAreas.get(area)?.has(own));
  const words: Readonly<Record<RankedGroup, string>> = {
    areaAndIndustry: `lists ${area} and ${request.industry ?? ''}`,
    area: `lists ${area}`,
    relatedArea: `lists ${related.join(', ')}, related to ${area}`,
    anyArea: `lists neither ${area} nor a related area`,
  };
  return words[group];
};

// Rounded to what the field in Engage holds.
export const weeklyLimitOf = ({ capacity }: PoolMentor): number | undefined =>
  capacity.kind === 'limit' ? Math.round(capacity.perWeek * 100) / 100 : undefined;

/** M7: the figure that the limit counts, and the other one. */
export const capacityWords = ({ one, pool }: Pick<CandidateInput, 'one' | 'pool'>): string => {
  const { capacity, use, mentor } = one;
  const source = capacity.kind === 'unclear' ? '' : SOURCE[capacity.source ?? 'none'];
  const engage =
    mentor.requestsLast7Days === undefined
      ? ''
      : ` Engage counts ${mentor.requestsLast7Days} in its last 7 days.`;
  const flag =
    mentor.limitReached && pool.policy.capacity.window !== 'platform'
      ? ' Engage shows its request limit as reached.'
      : '';
  return `${useWords(capacity, use)}${source}: ${use.assigned} assigned, ${use.direct} direct.${engage}${flag}`;
};

export const turnWords = ({ one, pool }: Pick<CandidateInput, 'one' | 'pool'>): string => {
  const { recent, weight, lastOfferedAt, startsAtMedian } = one;
  const days = pool.policy.match.fairTurnDays;
  const load = `${count(recent, 'request', 'requests')} in ${days} days, at ${Math.round(weight * 100) / 100} a week`;
  const last =
    lastOfferedAt === undefined
      ? 'none offered yet'
      : `last offered ${dateWords(dayOf(pool.calendar.dateOf(lastOfferedAt)))}`;
  const start = startsAtMedian ? ' New or back: counted from the middle of the chapter.' : '';
  return `${load}; ${last}.${start}`;
};

/** M6, M8: what the profile says against the process; shown, never an exclusion. */
export const profileWarnings = (mentor: Mentor, tier: Tier): Candidate['reasons'] =>
  [
    tier !== 'chapter' &&
      mentor.servesOutsideArea === false && {
        code: 'outsideArea',
        sentence:
          'The profile says No to clients outside the local area; the process asks every mentor to accept them.',
      },
    !mentor.acceptsDirect && {
      code: 'noDirectRequests',
      sentence: 'Set up for no direct request: the least is 1 a week.',
    },
  ].filter((warning) => warning !== false);

const andWords = (codes: readonly string[]): string =>
  codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} and ${codes.at(-1) ?? ''}`;

/** M4: what the mentor lists of the question's topics, in codes. */
const topicReasons = ({ topics, broughtForward }: CandidateInput): Candidate['reasons'] => {
  if (topics.length === 0) return [];
  const forward = broughtForward
    ? ': comes before mentors whose turn is sooner by no more than one request'
    : '';
  return [
    {
      code: 'topics',
      sentence: `Also lists ${andWords(topics)}, which the question is about${forward}.`,
    },
  ];
};

const placeWords = ({ place, afterPrevious, ranking }: CandidateInput): string => {
  const choice = CHOICE[place - 1] ?? `Number ${place}`;
  const words = `${choice} choice in ${unitWords(ranking.tier)}`;
  return afterPrevious
    ? `After the previous mentor: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
    : words;
};

/** M12: a ranked mentor with the reasons for the place. The words do not change while the facts do not. */
export const describeCandidate = (input: CandidateInput): Candidate => {
  const { one, group, rank, ranking, area } = input;
  const { mentor } = one;
  const { tier, relaxed } = ranking;
  const relaxedOnly = relaxed
    ? [
        {
          code: 'relaxed',
          sentence: `Nobody eligible lists ${area}: recommended only, never assigned by itself.`,
        },
      ]
    : [];
  return {
    mentorId: mentor.id,
    rank,
    tier: tier.tier,
    group,
    relaxed,
    assignedThisWeek: one.use.used,
    weeklyLimit: weeklyLimitOf(one),
    recentAssignments: one.recent,
    reasons: [
      {
        code: 'summary',
        sentence: `${placeWords(input)}: ${groupWords(input)}; ${useWords(one.capacity, one.use)}.`,
      },
      { code: 'capacity', sentence: capacityWords(input) },
      { code: 'turn', sentence: turnWords(input) },
      ...topicReasons(input),
      ...relaxedOnly,
      ...profileWarnings(mentor, tier.tier),
    ],
  };
};

import type {
  Assignment,
  AssignmentId,
  Instant,
  Mentor,
  MentorId,
  RequestId,
} from '../../../plugin/src/rules/index.ts';
import { DAY_MS, HOUR_MS } from './durations.ts';
import type { SeededRandom } from './seededRandom.ts';

const PAST_DAYS = 42;
/** Of an average chapter's mentors; some had nobody, some far more than others. */
const OFFERS_PER_MENTOR_AND_WEEK = 0.6;

const fateOf = (offeredAt: Instant, random: SeededRandom): Partial<Assignment> => {
  const respondedAt = offeredAt + (1 + random.below(40)) * HOUR_MS;
  const fate = random.next();
  if (fate < 0.06) return { response: 'declined', respondedAt };
  if (fate < 0.1) return { response: 'timedOut', respondedAt: offeredAt + 5 * DAY_MS };
  if (fate < 0.13)
    return { response: 'accepted', respondedAt, outcome: 'transferred', endedAt: respondedAt + DAY_MS };
  return { response: 'accepted', respondedAt };
};

/** Offers of the six weeks before `at`, so that turns differ: regulars, newcomers of the last weeks, and people without any. */
export const inventPast = (mentors: readonly Mentor[], at: Instant, random: SeededRandom): Assignment[] => {
  const from = at - PAST_DAYS * DAY_MS;
  let made = 0;
  const offersTo = (mentorId: MentorId): Assignment[] => {
    const kind = random.next();
    const since = kind < 0.08 ? at : kind < 0.16 ? at - (1 + random.below(27)) * DAY_MS : from;
    const weeks = (at - since) / (7 * DAY_MS);
    const count = Math.floor(weeks * OFFERS_PER_MENTOR_AND_WEEK * 2 * random.next());
    return Array.from({ length: count }, (): Assignment => {
      const offeredAt = since + random.below(at - since);
      const key = String(++made).padStart(6, '0');
      return {
        id: `past-${key}` as AssignmentId,
        requestId: `past-request-${key}` as RequestId,
        mentorId,
        how: random.chance(0.2) ? 'direct' : 'assigned',
        offeredAt,
        unlockedByRoc: false,
        ...fateOf(offeredAt, random),
      };
    });
  };
  return mentors.flatMap(({ id, status }) => (status === 'active' ? offersTo(id) : []));
};

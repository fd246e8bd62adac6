import {
  TIERS,
  type Assignment,
  type BriefDecision,
  type MatchGroup,
  type Mentor,
  type MentorId,
  type MentoringRequest,
  type Pool,
  type QueueMatcher,
  type ReasonCode,
  type RequestId,
} from '../../../../plugin/src/rules/index.ts';

/** The queue as anybody would write it first: an object a mentor; filter, then sort. Returning clients (M9) are left out. */

interface NaiveMentor {
  readonly mentor: Mentor;
  /** The mentor's chapter, district and region. */
  readonly units: readonly (string | undefined)[];
  readonly weight: number;
  readonly startShare: number;
  /** How many offers may still be made; undefined without an end. */
  places: number | undefined;
  standing: ReasonCode | undefined;
  recent: number;
  turn: number;
  lastOfferedAt: number;
}

const PROFILE: readonly (ReasonCode | undefined)[] = [
  'notActive',
  'notMentor',
  'subjectMatterExpert',
  'paused',
];

/** M10, the gravest first. */
const PAST: readonly [ReasonCode, (offer: Assignment) => boolean][] = [
  [
    'holdsRequest',
    ({ response, outcome, endedAt }) =>
      (response === undefined || response === 'accepted') && outcome === undefined && endedAt === undefined,
  ],
  ['declinedBefore', ({ response }) => response === 'declined'],
  ['timedOutBefore', ({ response }) => response === 'timedOut'],
  ['transferredBefore', ({ outcome }) => outcome === 'transferred'],
];

const pastCode = (offers: readonly Assignment[], { id }: Mentor): ReasonCode | undefined =>
  PAST.find(([, applies]) => offers.some((offer) => offer.mentorId === id && applies(offer)))?.[0];

/** M7: offers left until the limit; Engage's own flag does not move with offers. */
const placesLeft = (
  { capacity, use }: Pick<NonNullable<ReturnType<Pool['byId']['get']>>, 'capacity' | 'use'>,
  { policy }: Pool,
): number | undefined => {
  if (capacity.kind !== 'limit') return undefined;
  const byNumber = capacity.source === 'number';
  if (byNumber && policy.capacity.window === 'platform') return undefined;
  const counts = byNumber ? policy.capacity.numberCounts : policy.capacity.textCounts;
  return counts.includes('assigned') ? capacity.limit - use.used : undefined;
};

const middle = (values: number[]): number => {
  values.sort((left, right) => left - right);
  const half = values.length / 2;
  return ((values[Math.ceil(half) - 1] ?? 0) + (values[Math.floor(half)] ?? 0)) / 2;
};

const byTurn = (left: NaiveMentor, right: NaiveMentor): number =>
  left.turn - right.turn ||
  left.lastOfferedAt - right.lastOfferedAt ||
  (left.mentor.id < right.mentor.id ? -1 : 1);

type Group = (mentor: Mentor) => MatchGroup | undefined;

/** M3, M4: who is ranked, and in which group; relaxed after the first. */
const passesOf = ({ inBusiness, industry }: MentoringRequest, area: string, pool: Pool): Group[] => [
  ({ areas, industries }) => {
    if (!areas.includes(area)) return undefined;
    return inBusiness && industry !== undefined && industries.includes(industry) ? 'areaAndIndustry' : 'area';
  },
  ({ areas }) => (areas.some((one) => pool.relatedAreas.get(area)?.has(one)) ? 'relatedArea' : undefined),
  () => 'anyArea',
];

/** M4: codes of the question that the request does not name itself. */
const matching = (
  { mentor }: NaiveMentor,
  { topics, area, industry, inBusiness }: MentoringRequest,
): number =>
  mentor.areas.filter((code) => code !== area && topics?.areas.includes(code)).length +
  mentor.industries.filter((code) => !(inBusiness && code === industry) && topics?.industries.includes(code))
    .length;

/** M4: whoever lists more of the question passes those before, while they are no further than one assignment behind the group's first. */
const bringForward = (ranked: { one: NaiveMentor; group: MatchGroup }[], request: MentoringRequest): void => {
  const firstOf = new Map<MatchGroup, NaiveMentor>();
  for (const { group, one } of ranked) if (!firstOf.has(group)) firstOf.set(group, one);
  const keyOf = ({ group, one }: (typeof ranked)[number]): number => {
    const first = firstOf.get(group) ?? one;
    return (one.turn - first.turn) * first.weight <= 1 + 1e-6 ? matching(one, request) : -1;
  };
  const keys = new Map(ranked.map((each) => [each, keyOf(each)]));
  ranked.sort((left, right) =>
    left.group === right.group ? (keys.get(right) ?? 0) - (keys.get(left) ?? 0) : 0,
  );
};

export const naiveMatcher = (pool: Pool): QueueMatcher => {
  const { hierarchy, policy, at } = pool;
  const unitsOf = (unit: Mentor['chapterId']) => TIERS.map((tier) => hierarchy.within(unit, tier)?.id);
  const made = new Map<RequestId, Assignment[]>();
  const mentors = [...pool.byId.values()].map((one): NaiveMentor => ({
    mentor: one.mentor,
    units: unitsOf(one.mentor.chapterId),
    weight: one.weight,
    startShare: one.startShare,
    places: placesLeft(one, pool),
    standing: one.standing?.code,
    recent: one.recent,
    turn: one.turn,
    lastOfferedAt: one.lastOfferedAt ?? Number.MIN_SAFE_INTEGER,
  }));
  const chapters = Map.groupBy(mentors, ({ units: [chapter] }) => chapter);

  const decide = (request: MentoringRequest): BriefDecision => {
    const base = { requestId: request.id, relaxed: false, candidates: [], tiers: [] };
    const { area } = request;
    const own = unitsOf(request.chapterId);
    const region = hierarchy.within(request.chapterId, 'region');
    if (own[0] === undefined) return { ...base, outcome: 'chapterUnknown' };
    if (!policy.scope.enrolledRegions.includes(region?.name ?? ''))
      return { ...base, outcome: 'notEnrolled' };
    if (area === undefined) return { ...base, outcome: 'areaUnknown' };

    const offers = [...(pool.history.get(request.id) ?? []), ...(made.get(request.id) ?? [])];
    const standingOf = ({ mentor, standing }: NaiveMentor): ReasonCode | undefined =>
      PROFILE.includes(standing) ? standing : (pastCode(offers, mentor) ?? standing);
    const tiers = TIERS.flatMap((tier, level) => {
      const unitId = own[level];
      if (unitId === undefined) return [];
      const nearer = (units: NaiveMentor['units']) =>
        units.some((unit, place) => place < level && unit !== undefined && unit === own[place]);
      const members = mentors.filter(({ units }) => units[level] === unitId && !nearer(units));
      return [{ tier, unitId, members }];
    });

    for (const [pass, groupOf] of passesOf(request, area, pool).entries()) {
      for (const [index, { tier, members }] of tiers.entries()) {
        const ranked = members
          .filter((one) => standingOf(one) === undefined)
          .flatMap((one) => {
            const group = groupOf(one.mentor);
            return group === undefined ? [] : [{ one, group }];
          })
          .sort(
            (left, right) =>
              Number(right.group === 'areaAndIndustry') - Number(left.group === 'areaAndIndustry') ||
              byTurn(left.one, right.one),
          );
        if (request.topics !== undefined) bringForward(ranked, request);
        const [chosen] = ranked;
        if (chosen === undefined) continue;
        const candidates = ranked.slice(0, policy.match.candidates).map(({ one }) => one.mentor.id);
        const visited = pass === 0 ? tiers.slice(0, index + 1) : tiers;
        return {
          ...base,
          outcome: 'recommended',
          relaxed: pass > 0,
          tier,
          group: chosen.group,
          candidates,
          tiers: visited.map(reportWith(new Set(ranked.map(({ one }) => one)))),
        };
      }
    }
    return { ...base, outcome: 'nobodyEligible', tiers: tiers.map(reportWith(new Set())) };

    function reportWith(eligible: ReadonlySet<NaiveMentor>) {
      return ({ tier, unitId, members }: (typeof tiers)[number]): BriefDecision['tiers'][number] => {
        const codeOf = (one: NaiveMentor): ReasonCode => {
          if (eligible.has(one)) return 'eligible';
          const code = standingOf(one);
          const room = code === 'atLimit' || code === 'capacityUnclear' || code === 'noCapacity';
          if (code === undefined || (room && !one.mentor.areas.includes(area ?? ''))) return 'lacksArea';
          return code;
        };
        const byReason: Partial<Record<ReasonCode, number>> = {};
        for (const one of members) byReason[codeOf(one)] = (byReason[codeOf(one)] ?? 0) + 1;
        return { tier, unitId, considered: members.length, byReason };
      };
    }
  };

  const offer = (requestId: RequestId, mentorId: MentorId): void => {
    const one = mentors.find(({ mentor }) => mentor.id === mentorId);
    if (one === undefined) throw new RangeError(`Expected a mentor of the pool, got "${mentorId}"`);
    const id = `made-${made.size}` as Assignment['id'];
    const row: Assignment = { id, requestId, mentorId, how: 'assigned', offeredAt: at, unlockedByRoc: false };
    made.set(requestId, [...(made.get(requestId) ?? []), row]);
    if (one.places !== undefined) one.places -= 1;
    if (one.standing === undefined && one.places !== undefined && one.places <= 0) one.standing = 'atLimit';
    one.recent += 1;
    one.lastOfferedAt = Math.max(one.lastOfferedAt, at);

    const chapter = chapters.get(one.units[0]) ?? [];
    const counted = chapter.filter(({ standing }) => standing === undefined || standing === 'atLimit');
    const median = middle(counted.map(({ recent, weight }) => recent / weight));
    for (const each of new Set([one, ...counted])) {
      const turn = each.startShare * median + (each.recent + 1) / each.weight;
      each.turn = Math.round(turn * 1e9) / 1e9;
    }
  };

  return { decide, offer };
};

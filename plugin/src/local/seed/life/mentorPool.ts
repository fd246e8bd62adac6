import { dayLength, startOfSundayWeek, type Instant } from '../../calendar/zoneTime.ts';
import type { Random } from '../random.ts';
import { chaptersOf, type Chapter, type Mentor, type MentoringRequest, type Region } from '../world/model.ts';

/** Who can be offered a request at some moment, as coordinators and Engage see it. */
export class MentorPool {
  readonly #organizationZone: string;

  constructor(organizationZone: string) {
    this.#organizationZone = organizationZone;
  }

  /** Chapter first, then district, then region; undefined when no tier has somebody free who knows the area. */
  chooseAssigned(request: MentoringRequest, random: Random, now: Instant): Mentor | undefined {
    const { chapter, area } = request;
    if (chapter === undefined || area === undefined) return undefined;
    for (const chapters of tiers(chapter)) {
      const free = chapters
        .flatMap((each) => each.mentors)
        .filter((mentor) => mentor.areas.includes(area) && this.#isFree(mentor, request, now));
      if (free.length > 0) return leastBusyOfAFew(free, random, now);
    }
    return undefined;
  }

  /** The mentor a client picks on the web site: often a near one, the popular ones more often. */
  chooseDirect(region: Region, chapter: Chapter, random: Random, now: Instant): Mentor | undefined {
    const near = random.chance(0.65) ? chapter.mentors : chaptersOf(region).flatMap((each) => each.mentors);
    const open = near.filter(
      (mentor) => mentor.acceptsDirect && isAvailable(mentor, now) && !limitReached(mentor, now),
    );
    return open.length === 0
      ? undefined
      : random.weighted(open.map((mentor) => [mentor, mentor.popularity] as const));
  }

  #isFree(mentor: Mentor, request: MentoringRequest, now: Instant): boolean {
    return (
      isAvailable(mentor, now) &&
      !limitReached(mentor, now) &&
      !this.#textLimitReached(mentor, now) &&
      !request.offers.some((offer) => offer.mentor === mentor)
    );
  }

  /** The pilot's text counts what coordinators assign (M7). */
  #textLimitReached({ textCapacity, offers }: Mentor, now: Instant): boolean {
    if (textCapacity.kind === 'unclear') return offersSince(offers, now - 7 * dayLength, now) > 0;
    if (textCapacity.kind !== 'limit') return false;
    const { count, days } = textCapacity;
    const start = days === 7 ? startOfSundayWeek(this.#organizationZone, now) : now - days * dayLength;
    const assigned = offers.filter((offer) => offer.how === 'Assigned');
    return offersSince(assigned, start, now) >= count;
  }
}

/** Client Requests last 7 days: direct and assigned, counted from the offer. */
export function requestsLast7Days(mentor: Mentor, now: Instant): number {
  return offersSince(mentor.offers, now - 7 * dayLength, now);
}

/** Engage's own Request Limit Reached; blank means no limit. */
export function limitReached(mentor: Mentor, now: Instant): boolean {
  return mentor.weeklyLimit !== undefined && requestsLast7Days(mentor, now) >= mentor.weeklyLimit;
}

function offersSince(offers: Mentor['offers'], start: Instant, now: Instant): number {
  return offers.filter(({ offeredAt }) => offeredAt > start && offeredAt <= now).length;
}

function isAvailable(mentor: Mentor, now: Instant): boolean {
  const { classification, joinedAt, leftAt, status, paused, cast } = mentor;
  if (cast || classification !== 'Mentor' || now < joinedAt) return false;
  if (leftAt === undefined ? status !== 'Active' : now >= leftAt) return false;
  return paused === undefined || now < paused.from;
}

function tiers(chapter: Chapter): Chapter[][] {
  const { district } = chapter;
  return [
    [chapter],
    district.chapters.filter((other) => other !== chapter),
    chaptersOf(district.region).filter((other) => other.district !== district),
  ];
}

/** Coordinators look at a few names and take the one with the least to do. */
function leastBusyOfAFew(free: readonly Mentor[], random: Random, now: Instant): Mentor | undefined {
  const few = Array.from({ length: 4 }, () => random.pick(free));
  const load = (mentor: Mentor): number => offersSince(mentor.offers, now - 28 * dayLength, now);
  return few.sort((one, other) => load(one) - load(other))[0];
}

import { isBusinessDay } from '../../calendar/businessTime.ts';
import { dayLength, instantOf, wallTime, weekdayOf, type Instant } from '../../calendar/zoneTime.ts';
import type { Random, Weighted } from '../random.ts';
import { chaptersOf, type Chapter, type Region } from '../world/model.ts';

/** A client presses the button. */
export interface Submission {
  readonly at: Instant;
  readonly region: Region;
  /** Where the client lives. */
  readonly chapter: Chapter;
}

/** Weeks of requests before `asOf`. */
const weeks = 5;

/** Requests of one enrolled region on one day; clients write at weekends too. */
const perDay = { business: 71, weekend: 15, holiday: 28 };

/** A region that is not enrolled is small in the demo. */
const shareNotEnrolled = 0.09;

/** When people write, in hours of their own day. */
const hours: readonly Weighted<number>[] = Array.from({ length: 24 }, (_, hour) => [
  hour,
  hour < 6 ? 1 : hour < 9 ? 5 : hour < 18 ? 12 : hour < 22 ? 10 : 3,
]);

/** Every submission of the weeks before `asOf`, oldest first. */
export function submissions(
  regions: readonly Region[],
  random: Random,
  asOf: Instant,
  scale: number,
): Submission[] {
  return regions
    .flatMap((region) => ofRegion(region, random.stream(region.key), asOf, scale))
    .sort((one, other) => one.at - other.at);
}

function ofRegion(region: Region, random: Random, asOf: Instant, scale: number): Submission[] {
  const all: Submission[] = [];
  const chapters = chaptersOf(region).map((chapter) => [chapter, chapter.size] as const);
  const lastDay = wallTime(region.zone, asOf).day;
  const share = region.enrolled ? scale : scale * shareNotEnrolled;
  for (let day = lastDay - weeks * 7; day <= lastDay; day++) {
    const kind = isBusinessDay(day) ? 'business' : weekdayOf(day) % 6 === 0 ? 'weekend' : 'holiday';
    const count = Math.round(
      perDay[kind] * share * (0.8 + 0.4 * random.fraction()) + random.fraction() * 0.5,
    );
    for (let index = 0; index < count; index++) {
      const chapter = random.weighted(chapters);
      const minute = random.weighted(hours) * 60 + random.whole(0, 3599) / 60;
      const at = Math.round(instantOf(chapter.zone, day, minute) / 1000) * 1000;
      if (at <= asOf - 60_000 && at > asOf - weeks * 7 * dayLength) all.push({ at, region, chapter });
    }
  }
  return all;
}

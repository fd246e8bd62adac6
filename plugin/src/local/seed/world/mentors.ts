import { dayLength, isoDate, wallTime, type Instant } from '../../calendar/zoneTime.ts';
import type { Random, Weighted } from '../random.ts';
import { capacityWording, type TextCapacity } from '../words/capacityWordings.ts';
import { inventedPerson } from '../words/personNames.ts';
import { areas, industries } from '../words/taxonomy.ts';
import {
  chaptersOf,
  type Chapter,
  type Classification,
  type Mentor,
  type Region,
  type VolunteerStatus,
} from './model.ts';

/** Standing in SCORE; the shares are illustrative. */
const standings: readonly Weighted<readonly [VolunteerStatus, Classification]>[] = [
  [['Active', 'Mentor'], 79],
  [['Active', 'Subject Matter Expert'], 6],
  [['Active', 'Volunteer'], 3],
  [['Active', 'Workshop Presenter'], 2],
  [['Provisional', 'Mentor'], 3],
  [['Inactive', 'Mentor'], 3],
  [['Resigned', 'Mentor'], 2],
  [['Resigned', 'Volunteer'], 0.5],
  [['Prospective', 'Volunteer'], 1],
  [['Terminated', 'Mentor'], 0.5],
];

const weeklyLimits: readonly Weighted<number>[] = [
  [1, 44],
  [2, 33],
  [3, 12],
  [4, 3],
  [5, 5],
  [10, 2],
  [0, 1],
];

/** How many areas, and how many industries, a mentor lists: 1 to 6. */
const listLengths: readonly Weighted<number>[] = [
  [1, 5],
  [2, 10],
  [3, 20],
  [4, 22],
  [5, 18],
  [6, 25],
];

const hasLeft: Record<VolunteerStatus, boolean> = {
  Prospective: false,
  Provisional: false,
  Active: false,
  Inactive: true,
  Resigned: true,
  Terminated: true,
};

/** The mentor's own choices that a story may set. */
export type MentorTraits = Omit<Mentor, 'key' | 'number' | 'username' | 'chapter' | 'offers'>;

export function mentorOf(chapter: Chapter, number: number, traits: MentorTraits): Mentor {
  const name = `mentor.${String(number).padStart(6, '0')}`;
  return { key: name, number, username: `${name}@engage.local`, chapter, offers: [], ...traits };
}

interface Circumstances {
  readonly zone: string;
  readonly asOf: Instant;
  readonly allowed: readonly Weighted<string>[];
}

/** One everyday volunteer of a chapter. */
function everydayTraits(random: Random, { zone, asOf, allowed }: Circumstances): MentorTraits {
  const [status, classification] = random.weighted(standings);
  const joinedAt = daysBack(random, asOf, random.chance(0.03) ? [2, 28] : [60, 3600]);
  const leftAt = hasLeft[status] ? Math.max(joinedAt, daysBack(random, asOf, [2, 300])) : undefined;
  const pausedFrom = random.chance(0.06) ? Math.max(joinedAt, daysBack(random, asOf, [1, 40])) : undefined;
  const capacity = capacityOf(random);
  return {
    ...inventedPerson(random),
    status,
    classification,
    areas: random.weightedSome(allowed, random.weighted(listLengths)),
    industries: random.weightedSome(industries, random.weighted(listLengths)),
    ...capacity,
    acceptsDirect: status === 'Active' && classification === 'Mentor' && random.chance(0.98),
    servesOutside: random.weighted([
      ['Yes', 90],
      ['No', 7],
      [undefined, 3],
    ]),
    paused:
      pausedFrom === undefined ? undefined : { from: pausedFrom, until: pauseEnd(random, zone, pausedFrom) },
    joinedAt,
    leftAt,
    profileChangedAt: leftAt ?? pausedFrom ?? between(random, joinedAt, asOf),
    popularity: random.skewed(1, 1),
    cast: false,
  };
}

/** About 55 % fill the number field, 25 % only the pilot's text, 20 % neither; a few keep an old text beside the number. */
function capacityOf(random: Random): Pick<Mentor, 'weeklyLimit' | 'expertiseText' | 'textCapacity'> {
  const fraction = random.fraction();
  const none: TextCapacity = { kind: 'none' };
  if (fraction < 0.55) {
    const old = random.chance(0.1) ? capacityWording(random).text : undefined;
    return { weeklyLimit: random.weighted(weeklyLimits), expertiseText: old, textCapacity: none };
  }
  if (fraction < 0.8) {
    const { text, capacity } = capacityWording(random);
    return { weeklyLimit: undefined, expertiseText: text, textCapacity: capacity };
  }
  return { weeklyLimit: undefined, expertiseText: undefined, textCapacity: none };
}

/** Most pauses have no end date; some of the dates have passed unnoticed. */
function pauseEnd(random: Random, zone: string, from: Instant): string | undefined {
  if (random.chance(0.45)) return undefined;
  return isoDate(wallTime(zone, from).day + random.whole(5, 60));
}

function daysBack(random: Random, asOf: Instant, [fewest, most]: readonly [number, number]): Instant {
  return between(random, asOf - most * dayLength, asOf - fewest * dayLength);
}

function between(random: Random, from: Instant, to: Instant): Instant {
  return Math.round((from + random.fraction() * (to - from)) / 1000) * 1000;
}

interface Volunteers {
  readonly regions: readonly Region[];
  readonly random: Random;
  readonly asOf: Instant;
  /** The mentors whom stories cast already, and the areas they need for themselves. */
  readonly cast: {
    readonly mentorCount: number;
    readonly forbidden: ReadonlyMap<Chapter, ReadonlySet<string>>;
  };
}

/** Fills every chapter up to its size; all mentors of all chapters, the story's own ones included. */
export function buildMentors({ regions, random, asOf, cast }: Volunteers): Mentor[] {
  let number = cast.mentorCount;
  const chapters = regions.flatMap(chaptersOf);
  for (const chapter of chapters) {
    const forbidden = cast.forbidden.get(chapter);
    const allowed = areas.filter(([area]) => forbidden?.has(area) !== true);
    while (chapter.mentors.length < chapter.size) {
      number += 1;
      chapter.mentors.push(
        mentorOf(chapter, number, everydayTraits(random, { zone: chapter.zone, asOf, allowed })),
      );
    }
  }
  return chapters.flatMap((chapter) => chapter.mentors).sort((one, other) => one.number - other.number);
}

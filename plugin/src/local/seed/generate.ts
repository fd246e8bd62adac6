import { randomFrom } from './random.ts';
import { simulate } from './life/simulate.ts';
import { assignmentTables } from './rows/assignmentRows.ts';
import { mentorTables } from './rows/mentorRows.ts';
import { requestTables, type NumberedRequest } from './rows/requestRows.ts';
import type { SeedTable } from './rows/row.ts';
import { termTables } from './rows/termRows.ts';
import { queueTables, unitTables } from './rows/unitRows.ts';
import { areaNobodyHas, Stage, stories } from './stories/index.ts';
import { buildHierarchy } from './world/hierarchy.ts';
import { buildMentors } from './world/mentors.ts';
import { chaptersOf, type MentoringRequest } from './world/model.ts';

/** The zone of the whole org, in which its Sunday week begins (M7). */
export const organizationZone = 'America/New_York';

export interface DemoOptions {
  readonly seed: number;
  /** The moment up to which everything has happened. */
  readonly asOf: Date;
  /** Multiplies mentors and requests, not chapters; 1 is the truthful size. */
  readonly scale?: number | undefined;
}

export interface DemoRows {
  /** In the order of loading. */
  readonly tables: readonly SeedTable[];
  readonly stories: readonly { readonly name: string; readonly says: string; readonly requestKey: string }[];
}

/** Makes the whole demo as plain rows. Same options, same rows; nothing is read but the options. */
export function generate({ seed, asOf: date, scale = 1 }: DemoOptions): DemoRows {
  const asOf = Math.floor(date.getTime() / 1000) * 1000;
  const random = randomFrom(String(seed));
  const regions = buildHierarchy(String(seed), scale);
  const stage = new Stage(regions, random.stream('stories'), asOf, organizationZone);
  const told = stories.map((story) => ({ story, request: story.tell(stage) }));
  const mentors = buildMentors({ regions, random: random.stream('mentors'), asOf, cast: stage });
  const lived = simulate({
    regions,
    random: random.stream('life'),
    asOf,
    scale,
    zone: organizationZone,
    reservedAreas: new Set([areaNobodyHas]),
  });
  const requests = numbered([...stage.requests, ...lived]);
  const keyOf = new Map(requests.map(({ key, request }) => [request, key]));
  return {
    tables: [
      ...unitTables(regions),
      ...queueTables(regions.flatMap(chaptersOf)),
      ...mentorTables(mentors, asOf),
      ...termTables(regions, asOf),
      ...requestTables(requests),
      ...assignmentTables(requests),
    ],
    stories: told.map(({ story: { name, says }, request }) => ({
      name,
      says,
      requestKey: keyOf.get(request) ?? '',
    })),
  };
}

function numbered(requests: MentoringRequest[]): NumberedRequest[] {
  return requests
    .sort((one, other) => one.submittedAt - other.submittedAt)
    .map((request, index) => ({ key: `request:${String(index + 1).padStart(6, '0')}`, request }));
}

import { readFileSync } from 'node:fs';
import { readPolicy } from '../../plugin/src/policy/index.ts';
import type { Instant, MentoringRequest, RulesPolicy, World } from '../../plugin/src/rules/index.ts';
import { inventMentors } from './country/inventMentors.ts';
import { inventPast } from './country/inventPast.ts';
import { requestsFrom } from './country/inventRequests.ts';
import { inventUnits } from './country/inventUnits.ts';
import { seededRandom } from './country/seededRandom.ts';

export interface CountryOptions {
  readonly seed: number;
  readonly mentors?: number;
  readonly chapters?: number;
  readonly districts?: number;
  readonly regions?: number;
  /** Sum of the weekly limits of everybody who takes requests: about 16,300 is normal, 7,500 busy, 6,000 scarce for 5,770
   * requests a week. Without it chance decides, and some mentors are unlimited. */
  readonly placesPerWeek?: number | undefined;
  /** The past offers end here; a Sunday 00:00 in New York unless told. */
  readonly at?: Instant;
}

export interface InventedCountry {
  readonly world: World;
  /** `config/policy.yaml` with every region of the country enrolled. */
  readonly policy: RulesPolicy;
  readonly at: Instant;
  /** Waiting requests, oldest first, submitted from `submittedFrom` up to, not including, `submittedTo`. The same arguments
   * give the same requests; another `submittedFrom` other ids. */
  requestsOf(count: number, submittedFrom: Instant, submittedTo: Instant): MentoringRequest[];
}

const AREAS = 64;
const INDUSTRIES = Array.from({ length: 24 }, (_, index) => `Industry ${index + 1}`);
const SUNDAY = Date.UTC(2026, 10, 22, 5);

/** The areas that the policy relates to each other, and others up to 64. */
const areasOf = ({ match }: RulesPolicy): string[] => {
  const named = [...new Set(match.relatedAreas.flat())];
  const others = Array.from({ length: AREAS - named.length }, (_, index) => `Other area ${index + 1}`);
  return [...named, ...others];
};

/** An invented country for measurements: uneven chapters, areas and demand. The same options always give the same one. */
export const inventedCountry = (options: CountryOptions): InventedCountry => {
  const { seed, mentors = 10_000, chapters = 300, districts = 70, regions = 10, at = SUNDAY } = options;
  const random = seededRandom(seed);
  const file = new URL('../../config/policy.yaml', import.meta.url);
  const { rules } = readPolicy(readFileSync(file, 'utf8'), 'config/policy.yaml');
  const units = inventUnits({ chapters, districts, regions }, random);
  const chapterIds = units.filter(({ level }) => level === 'chapter').map(({ id }) => id);
  const source = { chapters: chapterIds, areas: areasOf(rules), industries: INDUSTRIES };
  const people = inventMentors({ ...source, mentors, placesPerWeek: options.placesPerWeek }, random);
  const enrolledRegions = units.filter(({ level }) => level === 'region').map(({ name }) => name);
  const invent = requestsFrom(source);
  return {
    world: { units, mentors: people, assignments: inventPast(people, at, random) },
    policy: { ...rules, scope: { enrolledRegions } },
    at,
    requestsOf: (count, from, to) =>
      invent(count, from, to, seededRandom((seed ^ Math.floor(from / 1000)) >>> 0)),
  };
};

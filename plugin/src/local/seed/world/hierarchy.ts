import { randomFrom, type Random } from '../random.ts';
import { inventedTowns } from '../words/townNames.ts';
import { userKey, type Chapter, type District, type Region } from './model.ts';

interface DistrictPlan {
  readonly name: string;
  /** One zone per chapter. */
  readonly zones: readonly string[];
  /** Fixed names of the first chapters; the others are invented. */
  readonly named?: readonly string[];
}

interface RegionPlan {
  readonly name: string;
  readonly enrolled: boolean;
  readonly zone: string;
  readonly coordinators: readonly string[];
  readonly numbersFrom: number;
  readonly districts: readonly DistrictPlan[];
}

const times = (count: number, zone: string): string[] => Array.from({ length: count }, () => zone);
const chicago = 'America/Chicago';
const newYork = 'America/New_York';

/**
 * An illustrative field: only the three region names, SCORE Des Moines and the zones are taken from the sources. Numbers from
 * 9100 on, so that none is a real chapter's.
 */
const regionPlans: readonly RegionPlan[] = [
  {
    name: 'Central',
    enrolled: true,
    zone: chicago,
    coordinators: ['cic.central@engage.local', 'cic2.central@engage.local'],
    numbersFrom: 9100,
    districts: [
      { name: 'Prairie Rivers', zones: times(4, chicago), named: ['Des Moines'] },
      { name: 'Great Bend', zones: times(4, chicago) },
      { name: 'Northern Lakes', zones: times(4, chicago) },
      { name: 'Two Peninsulas', zones: [...times(3, 'America/Detroit'), chicago] },
      { name: 'Limestone', zones: [...times(3, 'America/Indiana/Indianapolis'), chicago] },
      { name: 'Heartland South', zones: times(4, chicago) },
      { name: 'High Plains', zones: [...times(2, 'America/Denver'), chicago] },
      { name: 'Lakefront', zones: times(3, chicago) },
    ],
  },
  {
    name: 'Mid-Atlantic',
    enrolled: true,
    zone: newYork,
    coordinators: ['cic.midatlantic@engage.local', 'cic2.midatlantic@engage.local'],
    numbersFrom: 9200,
    districts: [
      { name: 'Tidewater', zones: times(4, newYork) },
      { name: 'Piedmont', zones: times(4, newYork) },
      { name: 'Blue Ridge', zones: times(4, newYork) },
      { name: 'Upper Bay', zones: times(4, newYork) },
      { name: 'Twin Rivers', zones: [...times(3, newYork), 'America/Kentucky/Louisville'] },
      { name: 'Anthracite', zones: times(3, newYork) },
      { name: 'Shore', zones: times(4, newYork) },
      { name: 'Allegheny Foothills', zones: times(3, newYork) },
    ],
  },
  {
    name: 'Northeast',
    enrolled: false,
    zone: newYork,
    coordinators: [],
    numbersFrom: 9300,
    districts: [{ name: 'Granite Coast', zones: times(3, newYork) }],
  },
];

/** Mentors of a region's chapters: the documented sizes small, medium and large, about 1,400 in all. */
const sizes: readonly { readonly from: number; readonly to: number; readonly chapters: number }[] = [
  { from: 25, to: 35, chapters: 17 },
  { from: 55, to: 75, chapters: 10 },
  { from: 80, to: 110, chapters: 3 },
];

/** Regions, districts and chapters, without mentors. `scale` multiplies the chapters' sizes only. */
export function buildHierarchy(seed: string, scale: number): Region[] {
  const random = randomFrom(seed).stream('hierarchy');
  const town = inventedTowns(random);
  return regionPlans.map((plan) => {
    const region: Region = {
      key: `region:${plan.name}`,
      name: plan.name,
      enrolled: plan.enrolled,
      zone: plan.zone,
      coordinators: plan.coordinators.map(userKey),
      districts: [],
    };
    const nextSize = drawSizes(random, scale);
    let number = plan.numbersFrom;
    for (const districtPlan of plan.districts) {
      const district = districtOf(region, districtPlan);
      districtPlan.zones.forEach((zone, index) => {
        number += random.whole(1, 2);
        district.chapters.push(
          chapterOf(district, {
            zone,
            number,
            name: districtPlan.named?.[index] ?? town(),
            size: nextSize(),
          }),
        );
      });
      region.districts.push(district);
    }
    return region;
  });
}

function districtOf(region: Region, plan: DistrictPlan): District {
  return {
    key: `district:${plan.name}`,
    name: `${plan.name} District`,
    zone: plan.zones[0] ?? region.zone,
    region,
    chapters: [],
  };
}

function chapterOf(
  district: District,
  { zone, number, name, size }: { zone: string; number: number; name: string; size: number },
): Chapter {
  return {
    key: `chapter:${number}`,
    name: `SCORE ${name}`,
    number: String(number).padStart(4, '0'),
    zone,
    district,
    mentors: [],
    size,
  };
}

/** The sizes of a region's chapters in chance order; a region of few chapters gets the first ones. */
function drawSizes(random: Random, scale: number): () => number {
  const drawn = sizes.flatMap(({ from, to, chapters }) =>
    Array.from({ length: chapters }, () => Math.max(4, Math.round(random.whole(from, to) * scale))),
  );
  return () => drawn.splice(random.whole(0, drawn.length - 1), 1)[0] ?? 4;
}

import type { Unit, UnitId, UnitLevel } from '../../../plugin/src/rules/index.ts';
import { fallingWeights, weightedIndex, type SeededRandom } from './seededRandom.ts';

export interface CountrySize {
  readonly chapters: number;
  readonly districts: number;
  readonly regions: number;
}

const NAMES: Readonly<Record<Exclude<UnitLevel, 'branch'>, string>> = {
  chapter: 'Chapter',
  district: 'District',
  region: 'Region',
};

const unitsOf = (level: 'chapter' | 'district' | 'region', count: number): Unit[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${level}-${String(index + 1).padStart(3, '0')}` as UnitId,
    level,
    name: `${NAMES[level]} ${index + 1}`,
  }));

/** Every parent gets a child before chance, with a skew, places the others. */
const placed = (children: readonly Unit[], parents: readonly Unit[], random: SeededRandom): Unit[] => {
  const draw = weightedIndex(fallingWeights(parents.length, 0.4));
  return children.map((child, index) => ({
    ...child,
    parentId: parents[index < parents.length ? index : draw(random)]?.id,
  }));
};

/** Chapters in districts in regions, of uneven sizes. */
export const inventUnits = (size: CountrySize, random: SeededRandom): Unit[] => {
  const regions = unitsOf('region', size.regions);
  const districts = placed(unitsOf('district', size.districts), regions, random);
  const chapters = placed(unitsOf('chapter', size.chapters), districts, random);
  return [...regions, ...districts, ...chapters];
};

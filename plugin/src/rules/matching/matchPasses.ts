import type { Mentor, MentoringRequest } from '../facts.ts';
import type { RankedGroup } from '../outcomes.ts';

/** What a mentor must list to be ranked. */
export interface MatchPass {
  readonly relaxed: boolean;
  /** M4: the group of a mentor; undefined when this pass does not rank the mentor. */
  readonly groupOf: (mentor: Mentor) => RankedGroup | undefined;
}

/** M4: best first. */
export const GROUPS: readonly RankedGroup[] = ['areaAndIndustry', 'area', 'relatedArea', 'anyArea'];

/** M3: the area named; then, relaxed, a related area; then any. A pass is tried in every tier before the next one. */
export const matchPasses = (
  { inBusiness, industry }: MentoringRequest,
  area: string,
  relatedAreas: ReadonlyMap<string, ReadonlySet<string>>,
): readonly MatchPass[] => {
  // M4: a client who is not in business has no industry to match.
  const wanted = inBusiness ? industry : undefined;
  const related = relatedAreas.get(area);
  return [
    {
      relaxed: false,
      groupOf: ({ areas, industries }) => {
        if (!areas.includes(area)) return undefined;
        return wanted !== undefined && industries.includes(wanted) ? 'areaAndIndustry' : 'area';
      },
    },
    {
      relaxed: true,
      groupOf: ({ areas }) => (areas.some((one) => related?.has(one)) ? 'relatedArea' : undefined),
    },
    { relaxed: true, groupOf: () => 'anyArea' },
  ];
};

import { offersLeft } from '../capacity/capacityUse.ts';
import type { MentoringRequest, UnitId } from '../facts.ts';
import { previousMentor, sharedTier } from '../matching/continuity.ts';
import { matchPasses } from '../matching/matchPasses.ts';
import { obstacleTo } from '../matching/matchRequest.ts';
import type { Pool, PoolMentor } from '../matching/pool.ts';
import { pastOf } from '../matching/visitTiers.ts';
import type { MatchGroup, Tier } from '../outcomes.ts';

/** A mentor who may take a request, with what the rules say of the pair. */
export interface BatchChoice {
  readonly one: PoolMentor;
  readonly tier: Tier;
  readonly group: MatchGroup;
}

/** M7: how many assigned offers more a mentor's limit allows now; infinite where none of them counts. */
export const placesLeft = ({ capacity, use, standing }: PoolMentor, { policy }: Pool): number => {
  return standing === undefined ? offersLeft(capacity, use, policy) : 0;
};

/** Those who can take another request and list an area, by region and area. */
const byRegionAndArea = (pool: Pool): Map<UnitId | undefined, Map<string, PoolMentor[]>> => {
  const regions = new Map<UnitId | undefined, Map<string, PoolMentor[]>>();
  for (const one of pool.byId.values()) {
    if (one.standing !== undefined) continue;
    const region = pool.hierarchy.within(one.mentor.chapterId, 'region')?.id;
    const areas = regions.get(region) ?? new Map<string, PoolMentor[]>();
    regions.set(region, areas);
    for (const area of new Set(one.mentor.areas)) areas.set(area, [...(areas.get(area) ?? []), one]);
  }
  return regions;
};

/** Everybody who may take a request now, whichever tier the SOP would stop at: M2, M10, the area named, the whole region (M3),
 * and the client's previous mentor when there is one (M9). Never from the relaxed pass. */
export const batchChoices = (pool: Pool): ((request: MentoringRequest) => BatchChoice[]) => {
  const regions = byRegionAndArea(pool);
  return (request) => {
    const { area } = request;
    if (area === undefined || obstacleTo(pool, request) !== undefined) return [];
    const region = pool.hierarchy.within(request.chapterId, 'region')?.id;
    const past = pastOf(pool.history.get(request.id) ?? []);
    const known = previousMentor(pool, request);
    const previous = known?.continuity.available ? known : undefined;
    const [named] = matchPasses(request, area, pool.relatedAreas);
    const listed = (regions.get(region)?.get(area) ?? []).flatMap((one): BatchChoice[] => {
      const group = named?.groupOf(one.mentor);
      if (group === undefined || one === previous?.one || past.has(one.mentor.id)) return [];
      return [{ one, tier: sharedTier(pool, request, one), group }];
    });
    return previous === undefined
      ? listed
      : [{ one: previous.one, tier: previous.tier, group: 'continuity' }, ...listed];
  };
};

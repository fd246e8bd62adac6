import type { Unit } from '../facts.ts';
import type { Tier } from '../outcomes.ts';

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  chapter: 'Chapter',
  district: 'District',
  region: 'Region',
};

/** "Chapter SCORE Example"; a name that says its level already stands alone. */
export const unitWords = ({ tier, unit }: { readonly tier: Tier; readonly unit: Unit }): string =>
  unit.name.toLowerCase().includes(tier) ? unit.name : `${TIER_WORDS[tier]} ${unit.name}`;

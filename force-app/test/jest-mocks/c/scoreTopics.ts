/** A small vocabulary; the real one is tested with the rules. */
export const vocabulary = {
  areas: [
    { code: 'Branding', phrases: ['logo', 'brand name'] },
    { code: 'Websites', phrases: ['website'] },
  ],
  industries: [{ code: 'Food & Beverage', phrases: ['bakery'] }],
  ignored: [],
  denials: { before: [], near: [], after: [], until: [] },
};

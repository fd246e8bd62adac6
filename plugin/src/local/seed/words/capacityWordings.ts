import type { Random, Weighted } from '../random.ts';

/** How often the mentor of a text takes an assigned request, as a coordinator would understand it. */
export type TextCapacity =
  | { readonly kind: 'limit'; readonly count: number; readonly days: 7 | 14 | 28 }
  | { readonly kind: 'unlimited' | 'unclear' | 'none' };

export interface CapacityWording {
  readonly text: string;
  readonly capacity: TextCapacity;
}

const limit = (count: number, days: 7 | 14 | 28 = 7): TextCapacity => ({ kind: 'limit', count, days });
const unlimited: TextCapacity = { kind: 'unlimited' };
const unclear: TextCapacity = { kind: 'unclear' };
const none: TextCapacity = { kind: 'none' };

/** The first three are the pilot's own examples (seed A). */
const wordings: readonly Weighted<CapacityWording>[] = [
  [{ text: '1 MRE/week', capacity: limit(1) }, 9],
  [{ text: 'Accepting 2 MREs per week', capacity: limit(2) }, 9],
  [{ text: '2 per week', capacity: limit(2) }, 9],
  [{ text: '1 per week', capacity: limit(1) }, 6],
  [{ text: '1 MRE per week', capacity: limit(1) }, 5],
  [{ text: '2 MREs/week', capacity: limit(2) }, 4],
  [{ text: '3 MRE / wk', capacity: limit(3) }, 2],
  [{ text: 'One MRE a week', capacity: limit(1) }, 3],
  [{ text: 'two requests a week please', capacity: limit(2) }, 3],
  [{ text: 'Up to three new clients per week', capacity: limit(3) }, 2],
  [{ text: 'max. 2 new clients each week', capacity: limit(2) }, 2],
  [{ text: 'No more than 1 assigned request weekly', capacity: limit(1) }, 2],
  [{ text: 'MRE capacity: 2', capacity: limit(2) }, 2],
  [{ text: 'Weekly MREs = 1', capacity: limit(1) }, 2],
  [{ text: '1x/week', capacity: limit(1) }, 1.5],
  [{ text: '2/wk', capacity: limit(2) }, 2],
  [{ text: 'I can take one (1) new MRE each week.', capacity: limit(1) }, 2],
  [{ text: 'Available for 4 MREs per week', capacity: limit(4) }, 1],
  [{ text: '5 per week, remote only', capacity: limit(5) }, 1],
  [{ text: '1-2 per week', capacity: limit(1) }, 3],
  [{ text: '2 to 3 MREs per week', capacity: limit(2) }, 2],
  [{ text: 'one or two a week', capacity: limit(1) }, 1.5],
  [{ text: '2/month', capacity: limit(2, 28) }, 2.5],
  [{ text: '1 MRE per month', capacity: limit(1, 28) }, 2],
  [{ text: 'up to 3 a month', capacity: limit(3, 28) }, 1],
  [{ text: 'One every other week', capacity: limit(1, 14) }, 2],
  [{ text: '1 biweekly', capacity: limit(1, 14) }, 1],
  [{ text: '1 every two weeks', capacity: limit(1, 14) }, 1],
  [{ text: '0 MREs per week at present', capacity: limit(0) }, 1],
  [{ text: 'No limit', capacity: unlimited }, 2],
  [{ text: 'Unlimited MREs', capacity: unlimited }, 2],
  [{ text: 'As many as needed', capacity: unlimited }, 2],
  [{ text: 'Happy to take any number of requests', capacity: unlimited }, 1],
  [{ text: 'It depends on the season, please ask me first', capacity: unclear }, 1.5],
  [{ text: 'A few MREs', capacity: unclear }, 1.5],
  [{ text: 'limited availability', capacity: unclear }, 1.5],
  [{ text: 'Some weeks 1, some weeks none', capacity: unclear }, 1],
  [{ text: '2 MREs', capacity: unclear }, 1.5],
  [{ text: 'MREs: tbd', capacity: unclear }, 1],
  [{ text: 'Call before assigning', capacity: unclear }, 1],
  [{ text: '1 MRE/week. Accepting 3 MREs per week.', capacity: unclear }, 1.5],
  [{ text: '2 per week (was 1 per week until June)', capacity: unclear }, 1],
  [{ text: 'No limit, but not more than 2 per week', capacity: unclear }, 1],
  [{ text: 'SBA 7(a) loans, 20 years in retail', capacity: none }, 4],
  [{ text: 'CPA; taught accounting 2 evenings per week for 12 years', capacity: none }, 1.5],
  [{ text: 'Opened 3 restaurants, sold 1', capacity: none }, 2],
  [{ text: 'Export to 5 countries; ISO 9001', capacity: none }, 1.5],
  [{ text: 'Business plans, pricing, first hires', capacity: none }, 3],
  [{ text: '30+ years in manufacturing, lean, six sigma', capacity: none }, 2],
];

const expertise = [
  'Retired CFO, mid-size manufacturing.',
  'SBA 7(a) and 504 loans.',
  'Marketing and brand work for consumer goods, 25 years.',
  'Ran a family retail business (3 stores).',
  'Patents and licensing.',
  'Restaurants, catering, food trucks.',
  'Federal contracting, 8(a) programme.',
  'Software product management.',
];

/** The text of a Subject Matter Expertise field; about a third also tells what the mentor knows, before or after. */
export function capacityWording(random: Random): CapacityWording {
  const { text, capacity } = random.weighted(wordings);
  const place = random.fraction();
  if (place < 0.15) return { text: `${random.pick(expertise)} ${text}`, capacity };
  if (place < 0.3) return { text: `${text}; ${random.pick(expertise)}`, capacity };
  if (place < 0.34) return { text: `${random.pick(expertise)}\n${text.toUpperCase()}`, capacity };
  return { text, capacity };
}

import type { Mentor, MentoringRequest } from '../facts.ts';
import type { Turn } from './fairTurn.ts';

/** M4: the codes of the question that the request does not name itself; the groups already compare those. */
export interface QuestionTopics {
  readonly areas: readonly string[];
  readonly industries: readonly string[];
}

/** M4: what the question adds to the named area and industry; undefined when it adds nothing. */
export const questionTopics = ({
  topics,
  area,
  industry,
  inBusiness,
}: MentoringRequest): QuestionTopics | undefined => {
  if (topics === undefined) return undefined;
  const named = inBusiness ? industry : undefined;
  const areas = [...new Set(topics.areas)].filter((code) => code !== area);
  const industries = [...new Set(topics.industries)].filter((code) => code !== named);
  return areas.length + industries.length === 0 ? undefined : { areas, industries };
};

/** M4: the codes of the question that a mentor lists, areas first. */
export const topicsListed = (wanted: QuestionTopics, { areas, industries }: Mentor): readonly string[] => [
  ...wanted.areas.filter((code) => areas.includes(code)),
  ...wanted.industries.filter((code) => industries.includes(code)),
];

// Turns are rounded: one that is exactly an assignment later on paper may be a little more.
const ROUNDING = 1e-8;

/** What the order inside a band looks at. */
export interface BandEntry extends Pick<Turn, 'turn' | 'weight'> {
  /** How many codes of the question the mentor lists. */
  readonly matches: number;
}

/** M4: those of one group whose turn is within one assignment of the first one's come with the most matching codes first;
 * everybody else keeps the place that M5 gave. `byTurn` is one group in the order of M5. */
export const orderInBand = <Entry extends BandEntry>(byTurn: readonly Entry[]): readonly Entry[] => {
  const [leader] = byTurn;
  if (leader === undefined) return byTurn;
  const last = leader.turn + 1 / leader.weight + ROUNDING;
  const beyond = byTurn.findIndex(({ turn }) => turn > last);
  const end = beyond < 0 ? byTurn.length : beyond;
  const band = byTurn.slice(0, end).sort((left, right) => right.matches - left.matches);
  return [...band, ...byTurn.slice(end)];
};

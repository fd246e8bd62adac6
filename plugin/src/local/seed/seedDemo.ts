import type { Org } from '../engine/index.ts';
import { generate, type DemoOptions } from './generate.ts';
import { knownIds, loadTables } from './load.ts';

/** One request that shows one rule. */
export interface SeededStory {
  readonly name: string;
  /** What to look at, with the rule ids. */
  readonly says: string;
  readonly caseId: string;
  readonly caseNumber: string;
}

export interface SeedSummary {
  readonly seed: number;
  /** ISO time. */
  readonly asOf: string;
  readonly scale: number;
  /** Rows loaded, by object. */
  readonly counts: Readonly<Record<string, number>>;
  readonly stories: readonly SeededStory[];
}

/**
 * Fills the org with the demo: the illustrative regions, mentors and some weeks of requests up to `asOf`. All or nothing; needs
 * the users of `seedUsers`. Nothing is dated after `asOf` but sessions that are arranged, and pauses and waits that end later.
 */
export function seedDemo(org: Org, options: DemoOptions): SeedSummary {
  assertEmpty(org);
  const { tables, stories } = generate(options);
  const known = knownIds(org);
  loadTables(org, tables, known);
  const counts: Record<string, number> = {};
  for (const { object, rows } of tables) counts[object] = (counts[object] ?? 0) + rows.length;
  const { seed, asOf, scale = 1 } = options;
  return {
    seed,
    asOf: asOf.toISOString(),
    scale,
    counts,
    stories: stories.map(({ name, says, requestKey }) => {
      const caseId = known.get(requestKey) ?? '';
      return { name, says, caseId, caseNumber: caseNumber(org, caseId) };
    }),
  };
}

function assertEmpty(org: Org): void {
  const { totalSize } = org.query('SELECT COUNT() FROM Account', { userId: org.systemUserId });
  if (totalSize === 0) return;
  throw new Error(
    `The local org already has ${totalSize} accounts, and demo data is loaded into an empty org only. ` +
      'Run "sf score local reset" first.',
  );
}

function caseNumber(org: Org, id: string): string {
  const { CaseNumber: number } = org.retrieve('Case', id, ['CaseNumber'], org.systemUserId);
  return typeof number === 'string' ? number : '';
}

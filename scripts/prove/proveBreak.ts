import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { citing, type Break } from './breaks/index.ts';
import { runTests, type FailedTest } from './runTests.ts';

/** What the tests said to one break. */
export type Proof =
  | { readonly one: Break; readonly red: FailedTest }
  | { readonly one: Break; readonly red: undefined; readonly problem: string };

/** Breaks a source; the text to break occurs exactly once. */
export const broken = (source: string, { find, replace }: Break): string | undefined =>
  source.split(find).length === 2 ? source.split(find).join(replace) : undefined;

/** Breaks one rule in the copy, runs the tests that cite it ("M5: …", "M9, M12: …"), and mends it again. */
export const proveBreak = async (folder: string, one: Break): Promise<Proof> => {
  const file = join(folder, one.file);
  const source = await readFile(file, 'utf8');
  const changed = broken(source, one);
  if (changed === undefined) {
    const problem = `the text to break does not occur once in ${one.file}: ${one.find}`;
    return {
      one,
      red: undefined,
      problem: `${problem}\n  Bring its row in scripts/prove/breaks up to date.`,
    };
  }
  await writeFile(file, changed);
  try {
    const cites = citing(one.rule);
    // Of a suite that cites the rule every test runs, and the suite goes red with them.
    const red = (await runTests(folder, one.tests, cites)).find(({ name }) => cites.test(name));
    if (red !== undefined) return { one, red };
    const problem = `every test that cites ${one.rule} stays green`;
    return { one, red, problem: `${problem}\n  Write one in ${one.tests.join(' or ')}.` };
  } finally {
    await writeFile(file, source);
  }
};

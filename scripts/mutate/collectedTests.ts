/** What a test file finds under `node:test` while Stryker runs it: `test`, `it` and `describe` that only note down. */

/** What a test may ask of the run: to note a line, which nobody reads here. */
export interface QuietContext {
  diagnostic(line: string): void;
}

/** One test of a file that was imported. */
export interface CollectedTest {
  readonly name: string;
  readonly body: (context: QuietContext) => unknown;
}

let found: CollectedTest[] = [];
let path: readonly string[] = [];

/** Notes a test down, under the names of the groups around it. */
export const test = (name: string, body: CollectedTest['body']): void => {
  found.push({ name: [...path, name].join(' > '), body });
};
export const it = test;

/** Notes down the tests of a group. */
export const describe = (name: string, body: () => void): void => {
  const around = path;
  path = [...around, name];
  body();
  path = around;
};

/** The tests noted down since the last call. */
export const takeCollected = (): readonly CollectedTest[] => {
  const taken = found;
  found = [];
  return taken;
};

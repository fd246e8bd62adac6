/**
 * Which test files share one process. Starting one for each file costs more than most tests do; what changes its process (home
 * folders, servers with signals, browsers) keeps one of its own.
 */
const shared: readonly (readonly string[])[] = [
  ['test/local/engine/', 'test/local/engage/', 'test/local/calendar/', 'test/local/http/', 'test/force-app/'],
  [
    'test/rules/',
    'test/policy/',
    'test/reports/',
    'test/metadata/',
    'test/build/',
    'test/bench/',
    'test/mutation/',
  ],
  ['test/sync/', 'test/store/', 'test/engage/', 'test/local/seed/'],
];

export interface TestGroups {
  /** Each runs in one process. */
  readonly shared: readonly (readonly string[])[];
  /** Each file runs in a process of its own. */
  readonly isolated: readonly string[];
}

/** Sorts test files into groups; a file of no known folder is isolated, so that none is left out. */
export function testGroups(files: readonly string[]): TestGroups {
  const groupOf = (file: string): number =>
    shared.findIndex((folders) => folders.some((folder) => file.startsWith(folder)));
  return {
    shared: shared
      .map((_, index) => files.filter((file) => groupOf(file) === index))
      .filter((group) => group.length > 0),
    isolated: files.filter((file) => groupOf(file) === -1),
  };
}

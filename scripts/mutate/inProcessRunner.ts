import { glob } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { takeCollected, type CollectedTest } from './collectedTests.ts';

/** A test runner for Stryker that keeps the tests of the rules in one process: a change costs milliseconds instead of a start of
 * Node for every test file. A change that takes effect while a file is imported gets all files imported anew. */

const ROOT = pathToFileURL(`${process.cwd()}/`).href;
const COLLECTOR = new URL('collectedTests.ts', import.meta.url).href;

/** What Stryker's instrumented sources share with the runner. */
interface StrykerGlobal {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
}
const shared = globalThis as typeof globalThis & { __stryker__?: StrykerGlobal };
const stryker = (shared.__stryker__ ??= {});

/** Each import of the sources and tests is of one generation; a new one starts from nothing. */
let generation = 0;
const importByGeneration = (): void => {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'node:test' && context.parentURL?.startsWith(ROOT)) {
        return { url: COLLECTOR, shortCircuit: true };
      }
      const resolved = next(specifier, context);
      const ours = resolved.url.startsWith(ROOT) && !resolved.url.includes('/node_modules/');
      return ours ? { ...resolved, url: `${resolved.url}?${generation}` } : resolved;
    },
  });
};

interface NamedTest extends CollectedTest {
  readonly id: string;
}

const importTests = async (file: string): Promise<NamedTest[]> => {
  await import(pathToFileURL(resolve(file)).href);
  return takeCollected().map((one, index) => ({ ...one, id: `${file} #${index + 1} ${one.name}` }));
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What went wrong; undefined when the test passed. */
const failureOf = async ({ body }: NamedTest): Promise<string | undefined> => {
  try {
    await body({ diagnostic: () => undefined });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
};

interface MutantRun {
  readonly activeMutant: { readonly id: string; readonly fileName?: string | undefined };
  readonly testFilter?: readonly string[] | undefined;
  readonly hitLimit?: number | undefined;
  readonly reloadEnvironment: boolean;
}

class InProcessRunner {
  static readonly inject = ['options'] as const;
  readonly #patterns: readonly string[];
  #files: readonly string[] = [];
  /** Of the generation without any change. */
  #tests: NamedTest[] = [];

  constructor(options: { readonly inProcess: { readonly testFiles: readonly string[] } }) {
    this.#patterns = options.inProcess.testFiles;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const found = await Array.fromAsync(glob(this.#patterns));
    this.#files = found.filter((file) => !file.endsWith('.property.test.ts')).sort();
    // What is noticed must not hang on luck.
    fc.configureGlobal({ seed: 1 });
    if (this.#files.length === 0) throw new Error(`No test file matches ${this.#patterns.join(', ')}`);
    importByGeneration();
    for (const file of this.#files) this.#tests.push(...(await importTests(file)));
  }

  async dryRun() {
    const tests = [];
    for (const test of this.#tests) {
      stryker.currentTestId = test.id;
      const start = performance.now();
      const failureMessage = await failureOf(test);
      const timeSpentMs = performance.now() - start;
      const { id, name } = test;
      // 0: passed, 1: failed.
      const status = failureMessage === undefined ? 0 : 1;
      tests.push({ id, name, timeSpentMs, status, failureMessage });
    }
    this.#quickestFirst(new Map(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs])));
    stryker.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  }

  /** Most changes are noticed by many tests: the cheapest of them are asked first. */
  #quickestFirst(spent: ReadonlyMap<string, number>): void {
    const timeOf = ({ id }: NamedTest): number => spent.get(id) ?? 0;
    const timeOfFile = (file: string): number =>
      this.#tests.reduce((sum, test) => (test.id.startsWith(`${file} #`) ? sum + timeOf(test) : sum), 0);
    const files = this.#files.map((file) => ({ file, time: timeOfFile(file) }));
    this.#files = files.sort((left, right) => left.time - right.time).map(({ file }) => file);
    this.#tests.sort((left, right) => timeOf(left) - timeOf(right));
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, reloadEnvironment }: MutantRun) {
    stryker.activeMutant = activeMutant.id;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.hitLimit = hitLimit;
    try {
      const filter = testFilter && new Set(testFilter);
      const wanted = this.#tests.filter(({ id }) => filter?.has(id) ?? true);
      const killer = await (reloadEnvironment
        ? this.#firstFailureAnew(filter, activeMutant.fileName)
        : firstFailure(wanted));
      if (hitLimit !== undefined && (stryker.hitCount ?? 0) > hitLimit) return { status: 'timeout' };
      return killer === undefined
        ? { status: 'survived', nrOfTests: wanted.length }
        : { status: 'killed', ...killer, nrOfTests: wanted.length };
    } finally {
      stryker.activeMutant = undefined;
    }
  }

  async #firstFailureAnew(
    filter: ReadonlySet<string> | undefined,
    source: string | undefined,
  ): Promise<Killer | undefined> {
    generation += 1;
    for (const file of nearestFirst(this.#files, source)) {
      try {
        const tests = await importTests(file);
        const killer = await firstFailure(tests.filter(({ id }) => filter?.has(id) ?? true));
        if (killer !== undefined) return killer;
      } catch (error) {
        takeCollected();
        return { killedBy: [file], failureMessage: messageOf(error) };
      }
    }
    return undefined;
  }
}

/** Tests of the source's own folder notice most: they are imported before the others. */
const nearestFirst = (files: readonly string[], source: string | undefined): readonly string[] => {
  const folder = source === undefined ? undefined : basename(dirname(source));
  const isNear = (file: string): boolean => basename(dirname(file)) === folder;
  return [...files.filter(isNear), ...files.filter((file) => !isNear(file))];
};

interface Killer {
  readonly killedBy: readonly string[];
  readonly failureMessage: string;
}

async function firstFailure(tests: readonly NamedTest[]): Promise<Killer | undefined> {
  for (const test of tests) {
    const failureMessage = await failureOf(test);
    if (failureMessage !== undefined) return { killedBy: [test.id], failureMessage };
  }
  return undefined;
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];

export const strykerValidationSchema = {
  properties: {
    inProcess: {
      type: 'object',
      properties: { testFiles: { type: 'array', items: { type: 'string' } } },
      required: ['testFiles'],
      additionalProperties: false,
    },
  },
};

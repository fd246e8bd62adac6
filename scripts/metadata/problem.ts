/** One thing wrong in the metadata, in the words a person needs to mend it. */
export interface Problem {
  /** Path below the project folder. */
  readonly file: string;
  /** Counted from 1; undefined when the problem is not at one place. */
  readonly line?: number;
  readonly what: string;
  readonly fix: string;
}

/** One line: file, what is wrong, what to do. */
export function problemLine(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${place}: ${problem.what} Fix: ${problem.fix}`;
}

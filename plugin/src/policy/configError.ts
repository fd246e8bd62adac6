export type ConfigProblemCode = 'syntax' | 'unknownKey' | 'missingKey' | 'wrongValue';

/** One thing wrong in a configuration file. Lines and columns count from 1. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Dotted path, list positions from 0: `calendar.closures.0.date`. Empty for the whole file. */
  readonly key: string;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string | undefined;
}

const sentence = (problem: ConfigProblem): string => {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const key = problem.key === '' ? '' : ` ${problem.key}:`;
  const hint = problem.hint === undefined ? '' : ` ${problem.hint}`;
  return `${place}${key} expected ${problem.expected}, found ${problem.found}.${hint}`;
};

/** Thrown when a configuration file cannot be used. `problems` holds every one, in the order of the file. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  readonly file: string;
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly ConfigProblem[]) {
    super(problems.map(sentence).join('\n'));
    this.name = 'ConfigError';
    this.file = file;
    this.problems = problems;
  }
}

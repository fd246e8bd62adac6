/** One measurement that `npm run bench NAME` runs: the module `scripts/bench/NAME.ts` exports it as `bench`. */
export interface Bench {
  readonly says: string;
  /** Prints what it finds; false when something that must hold does not. */
  readonly run: (say: (line: string) => void) => boolean | Promise<boolean>;
}

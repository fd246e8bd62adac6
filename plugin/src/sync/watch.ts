import { EngageError } from '../engage/index.ts';

export interface WatchOptions<Result> {
  readonly pass: () => Promise<Result>;
  readonly onResult: (result: Result) => void;
  /** A fault that may pass: the next pass tries again. */
  readonly onFault: (fault: EngageError) => void;
  readonly intervalMilliseconds: number;
  /** Resolves after so many milliseconds, at once when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Runs passes until the signal is aborted; a pass under way is finished. Returns how many passes succeeded.
 *
 * @throws what a pass threw when waiting cannot mend it: a login that ended, an org that differs from engage.yaml.
 */
export async function watch<Result>(options: WatchOptions<Result>): Promise<number> {
  let passes = 0;
  while (!options.signal.aborted) {
    try {
      options.onResult(await options.pass());
      passes += 1;
    } catch (error) {
      const mayPass =
        error instanceof EngageError && (error.errorClass === 'transient' || error.errorClass === 'quota');
      if (!mayPass) throw error;
      options.onFault(error);
    }
    await options.sleep(options.intervalMilliseconds, options.signal);
  }
  return passes;
}

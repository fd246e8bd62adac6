import { runDue } from '../engage/index.ts';
import type { Clock, Org } from '../engine/index.ts';

const EVERY_MS = 60_000;

/** Does what is due in the org now and then once a minute, until `stop`. What cannot be done is reported once each. */
export function doWhatIsDue(org: Org, clock: Clock, report: (line: string) => void): { stop(): void } {
  const reported = new Set<string>();
  const run = (): void => {
    try {
      for (const { kind, recordId, errorCode, message } of runDue(org, clock.now()).refused) {
        const line = `${kind} of ${recordId} was refused: ${errorCode}: ${message}`;
        if (!reported.has(line)) report(line);
        reported.add(line);
      }
    } catch (error) {
      report(
        `What is due could not be done: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
    },
  };
}

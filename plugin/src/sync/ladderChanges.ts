import type { Policy } from '../policy/index.ts';
import type { Instant, LadderRecord } from '../rules/index.ts';
import type { ActDecision } from './actDecision.ts';
import { laddersOf, type Ladders } from './ladders.ts';
import type { World } from './world.ts';

/** What an act changes on the ladder, in sentences. */
export interface LadderChange {
  /** Of the task, the escalation or the rejection. */
  readonly key: string;
  readonly state: string;
  readonly sentence: string;
}

interface Scene extends Ladders {
  readonly world: World;
  readonly records: readonly LadderRecord[];
}

const linesOf = ({ ladders, escalations }: Ladders): Map<string, LadderChange> => {
  const rejections = ladders.flatMap((ladder) =>
    ladder.rejections.map(({ assignment, verdict, sentence }): LadderChange => ({
      key: assignment.id,
      state: verdict,
      sentence,
    })),
  );
  const tasks = [...ladders.flatMap((ladder) => ladder.tasks), ...escalations];
  return new Map(
    [...rejections, ...tasks].map(({ key, state, sentence }) => [key, { key, state, sentence }]),
  );
};

/** The rejections, tasks and escalations that an act changes, as they will stand; `gone`: owed before, and not any more.
 * Pure: works the ladders out once more with what the act will have recorded. */
export function ladderChanges(
  now: Scene,
  { known }: Pick<ActDecision, 'known'>,
  options: { readonly policy: Policy; readonly asOf: Instant },
): LadderChange[] {
  if (known === undefined) return [];
  const { assignment, record } = known;
  const { world, records } = now;
  const assignments =
    assignment === undefined
      ? world.assignments
      : world.assignments.map((other) => (other.id === assignment.id ? assignment : other));
  const written =
    record === undefined ? records : [...records.filter(({ key }) => key !== record.key), record];
  const [before, after] = [linesOf(now), linesOf(laddersOf({ ...world, assignments }, written, options))];
  const gone = [...before.values()]
    .filter(({ key, state }) => !after.has(key) && (state === 'owed' || state === 'waiting'))
    .map(({ key, sentence }) => ({ key, state: 'gone', sentence }));
  const changed = [...after.values()].filter(({ key, sentence }) => before.get(key)?.sentence !== sentence);
  return [...changed, ...gone];
}

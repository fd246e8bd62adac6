import { readChanges, type ReadChangesOptions } from './readChanges.ts';
import { requireSafeBinding } from './requireSafeBinding.ts';
import { loadWorld, type World } from './world.ts';

/**
 * The working set, brought up to date as a sync does. Nothing is written to Engage.
 *
 * @throws EngageError when Engage cannot be reached, refuses the login, or differs from engage.yaml.
 */
export async function currentWorld(options: ReadChangesOptions): Promise<World> {
  await requireSafeBinding({ ...options, onCheck: () => undefined, as: 'person' });
  await readChanges(options);
  return loadWorld(options.store, options.binding);
}

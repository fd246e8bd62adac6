import type { Engine } from '../dml/index.ts';
import { coerce, idsWith } from '../dml/index.ts';
import type { QueryContext } from '../soql/index.ts';
import type { Org } from '../types.ts';
import { WriteGuard } from './guardWrites.ts';
import type { Access } from './openAccess.ts';

type Writes = Pick<Org, 'insert' | 'update' | 'upsert' | 'delete' | 'purge' | 'undelete'>;

/** The checks of a user's writes; undefined for who may do everything. */
export type GuardOf = (userId: string) => WriteGuard | undefined;

export function makeGuards(
  engine: Engine,
  access: Access,
  newContext: (userId: string) => QueryContext,
): GuardOf {
  return (userId) => {
    const user = access.of(userId);
    return user === undefined ? undefined : new WriteGuard(engine, user, () => newContext(userId));
  };
}

/** The writes of an org with the checks of who calls; who may do everything passes straight through. */
export function guardWrites(writes: Writes, engine: Engine, guardOf: GuardOf): Writes {
  return {
    insert(object, values, userId) {
      const work = (): string => writes.insert(object, values, userId);
      const guard = guardOf(userId);
      return guard === undefined ? work() : guard.insert(object, values, work, (id) => id);
    },
    update(object, id, values, userId) {
      const guard = guardOf(userId);
      const work = (): void => {
        writes.update(object, id, values, userId);
      };
      if (guard === undefined) work();
      else guard.update(object, id, values, work);
    },
    upsert(name, externalField, externalValue, values, userId) {
      const guard = guardOf(userId);
      const work = (): ReturnType<Org['upsert']> =>
        writes.upsert(name, externalField, externalValue, values, userId);
      if (guard === undefined) return work();
      const object = guard.object(name);
      const field = object.field(externalField);
      const known = field?.type === 'id' ? externalValue : undefined;
      const key = field === undefined || known !== undefined ? null : coerce(field, externalValue);
      const [id = known] = field === undefined || key === null ? [] : idsWith(engine, object, field, key, 1);
      return id === undefined
        ? guard.insert(name, values, work, (made) => made.id)
        : guard.update(name, id, values, work);
    },
    delete(object, id, userId) {
      guardOf(userId)?.remove(object, id);
      writes.delete(object, id, userId);
    },
    undelete(object, id, userId) {
      guardOf(userId)?.undelete(object, id);
      writes.undelete(object, id, userId);
    },
    purge(object, id, userId) {
      guardOf(userId)?.remove(object, id);
      writes.purge(object, id, userId);
    },
  };
}

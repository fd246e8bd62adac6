import type { SqlValue } from '../storage/index.ts';

/** A record while it is being saved: stored values by field name. */
export type Draft = Map<string, SqlValue>;

/** `insert` and `update` are a client's; `load` is seeding, which may also set ids, auto numbers and audit fields. */
export type Intent = 'insert' | 'update' | 'load';

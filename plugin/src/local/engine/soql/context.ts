import type { QueryFormulas } from '../formula/index.ts';
import type { ObjectSchema, Schema } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import type { UserSettings } from './userSettings.ts';
import { orgSettings } from './userSettings.ts';

export { ORG_ZONE } from './userSettings.ts';

/** What compiling one query needs to know. */
export interface QueryContext {
  schema: Schema;
  /** The query as it came, to point at mistakes. */
  soql: string;
  /** Now, in milliseconds: date literals are relative to it. */
  now: number;
  /** IANA zone of the user: a day in a date literal is a day there. */
  readonly zone: string;
  /** The user's locale in BCP 47. */
  readonly locale: string;
  userId: string;
  /** Deleted records too. */
  all: boolean;
  /** Computes formula fields; a context without them has none. */
  formulas?: QueryFormulas;
  /** A table alias no other part of the query has. */
  nextAlias(): string;
  /** Which rows of a table the user may read, by its alias; no condition: every row. Absent for who may read all. */
  visible?(object: ObjectSchema, alias: string): Sql | undefined;
}

type Given = Omit<QueryContext, 'nextAlias' | 'zone' | 'locale'> & {
  /** The user's settings, asked for only when the query depends on them; the org's when not given. */
  settings?: () => UserSettings;
};

export function makeContext({ settings = () => orgSettings, ...given }: Given): QueryContext {
  let aliases = 0;
  let known: UserSettings | undefined;
  return {
    ...given,
    get zone() {
      return (known ??= settings()).zone;
    },
    get locale() {
      return (known ??= settings()).locale;
    },
    nextAlias: () => `t${aliases++}`,
  };
}

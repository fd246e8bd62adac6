import type { Schema } from '../schemaTypes.ts';

/** What compiling one query needs to know. */
export interface QueryContext {
  schema: Schema;
  /** The query as it came, to point at mistakes. */
  soql: string;
  /** Now, in milliseconds: date literals are relative to it. */
  now: number;
  /** IANA zone of the org: a day in a date literal is a day there. */
  zone: string;
  userId: string;
  /** Deleted records too. */
  all: boolean;
  /** A table alias no other part of the query has. */
  nextAlias(): string;
}

/** The local org's zone; SCORE's headquarters is in the Eastern zone. */
export const ORG_ZONE = 'America/New_York';

export function makeContext(given: Omit<QueryContext, 'nextAlias' | 'zone'>): QueryContext {
  let aliases = 0;
  return { ...given, zone: ORG_ZONE, nextAlias: () => `t${aliases++}` };
}

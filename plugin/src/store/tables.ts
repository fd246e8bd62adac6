import type { Generated, Kysely } from 'kysely';

/** SQLite takes a limited number of parameters in one statement. */
export const rowsPerStatement = 500;

export interface Tables {
  setting: { name: string; value: string };
  cursor: { kind: string; stamp: string; id: string };
  fact: { kind: string; id: string; stamp: string; body: string };
  outbox: {
    key: string;
    position: number;
    operation: string;
    object: string;
    body: string;
    state: string;
    tries: number;
    code: string | null;
    cause: string | null;
  };
  decision: { requestId: string; at: number; body: string };
  pass: { number: Generated<number>; startedAt: string; summary: string };
}

/** Creates what is missing. Several processes may run it at once: each statement is its own transaction. */
export async function createTables(database: Kysely<Tables>): Promise<void> {
  const create = database.schema;
  await create
    .createTable('setting')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await create
    .createTable('cursor')
    .ifNotExists()
    .addColumn('kind', 'text', (column) => column.primaryKey())
    .addColumn('stamp', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .execute();
  await create
    .createTable('fact')
    .ifNotExists()
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('stamp', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('fact_key', ['kind', 'id'])
    .execute();
  await create
    .createTable('outbox')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('object', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('code', 'text')
    .addColumn('cause', 'text')
    .execute();
  await create
    .createTable('decision')
    .ifNotExists()
    .addColumn('requestId', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('decision_key', ['requestId', 'at'])
    .execute();
  await create
    .createTable('pass')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('startedAt', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .execute();
}

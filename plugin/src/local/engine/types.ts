import type { RecordChange } from './changes/index.ts';
import type { Engine, SaveStep } from './dml/index.ts';
import type { Mail } from './flow/index.ts';
import type { Schema } from './schemaTypes.ts';

/** Where the org gets the time from; nothing in the engine reads the machine's clock. */
export interface Clock {
  now(): Date;
}

/** One value as JSON or a CSV brings it; an object names a parent by external id: `{ Request_Key__c: '…' }`. */
export type FieldValue =
  string | number | boolean | null | undefined | { readonly [field: string]: FieldValue };

/** The fields of one record, by API name in any case; a key `attributes` is ignored. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** `url` is missing for AggregateResult rows only. */
export interface RowAttributes {
  type: string;
  url?: string;
}

export interface ChildRows {
  totalSize: number;
  done: boolean;
  records: Row[];
}

/** A compound address, as the REST API shows it ("Address Compound Fields", Object Reference). */
export interface AddressValue {
  city: string | null;
  country: string | null;
  geocodeAccuracy: string | null;
  latitude: number | null;
  longitude: number | null;
  postalCode: string | null;
  state: string | null;
  street: string | null;
}

export type RowValue = string | number | boolean | null | RowAttributes | AddressValue | Row | ChildRows;

/**
 * One record as the REST API shows it. Lookups are 18-character ids, datetimes `2026-11-21T10:30:00.000+0000`,
 * dates `2026-11-21`, multi-select pick lists `a;b;c`; a parent is a Row or null, a child subquery a ChildRows or null.
 */
export interface Row {
  attributes: RowAttributes;
  [field: string]: RowValue;
}

/** All rows of a query (paging belongs to HTTP). `SELECT COUNT()` has a totalSize and no records. */
export interface QueryRows {
  totalSize: number;
  records: Row[];
  /** The object of FROM, in the schema's spelling. */
  entity: string;
}

/** What a SOSL search finds: the records of each object in the order of RETURNING. */
export interface SearchRows {
  searchRecords: Row[];
}

export interface Column {
  aggregate: boolean;
  apexType: string | null;
  booleanType: boolean;
  columnName: string;
  custom: boolean;
  displayName: string;
  foreignKeyName: string | null;
  insertable: boolean;
  joinColumns: Column[];
  numberType: boolean;
  textType: boolean;
  updatable: boolean;
}

/** The answer of `GET query?q=…&columns=true`. */
export interface ColumnMetadata {
  columnMetadata: Column[];
  entityName: string;
  groupBy: boolean;
  idSelected: boolean;
  keyPrefix: string | null;
}

export interface QueryOptions {
  userId: string;
  /** Deleted rows too, as `queryAll` does. */
  all?: boolean;
}

export interface UpsertResult {
  id: string;
  created: boolean;
}

/** A Salesforce org in one SQLite file. Every method throws ApiError with Salesforce's code and words. */
export interface Org {
  readonly schema: Schema;
  /** 18 characters, starts with 00D. */
  readonly organizationId: string;
  /** The built-in "Automated Process" user: owner of what the org makes itself and of loaded rows that name nobody. */
  readonly systemUserId: string;
  query(soql: string, options: QueryOptions): QueryRows;
  /**
   * The same org as one user sees it: a schema without the objects and fields that are hidden from them, whose records
   * every other method guards by its `userId` anyway. For an administrator the org itself.
   */
  as(userId: string): Org;
  /** A SOSL search: `FIND {…} IN … FIELDS RETURNING …`. */
  search(sosl: string, options: { userId: string }): SearchRows;
  /** The columns of a query, for `?columns=true`; reads no rows. */
  columns(soql: string): ColumnMetadata;
  /** One record; every field when `fields` is undefined. Parent paths (`Owner.Name`) are allowed. */
  retrieve(object: string, id: string, fields: readonly string[] | undefined, userId: string): Row;
  /** The new 18-character id. */
  insert(object: string, values: FieldValues, userId: string): string;
  update(object: string, id: string, values: FieldValues, userId: string): void;
  /** By external id (or `Id`). Several matches: ApiError with status 300 and `matches`. */
  upsert(
    object: string,
    externalField: string,
    externalValue: string,
    values: FieldValues,
    userId: string,
  ): UpsertResult;
  /** Soft delete: cascades down master-detail, clears or refuses lookups. */
  delete(object: string, id: string, userId: string): void;
  /** As delete, but for good: what goes cannot be found by `queryAll` either. */
  purge(object: string, id: string, userId: string): void;
  /** Brings a deleted record back, with what was deleted with it. The REST API has no such call; SOAP and Apex do. */
  undelete(object: string, id: string, userId: string): void;
  /** Removes deleted records for good: all of them, or these and what was deleted with them. */
  emptyRecycleBin(ids?: readonly string[]): void;
  /**
   * Runs `work` with the assignment rules that its request asks for: the active ones (true), none, or the rule with
   * this id. Every save inside inherits it, also an indirect one (Help 000395506). Outside of it none run.
   */
  autoAssign<T>(rule: boolean | string, work: () => T): T;
  /** All or nothing; a nested call is a savepoint. `work` must be synchronous. */
  transaction<T>(work: () => T): T;
  /** The e-mails the org would have sent, oldest first. */
  outbox(): Mail[];
  /** Tells `listener`, after each commit, what it changed of the objects that `wants` names. One listener an org. */
  watchChanges(
    wants: (object: string) => boolean,
    listener: (changes: readonly RecordChange[]) => void,
  ): void;
  /** Work of the local org's own rooms below its API, as one transaction: no access checks, tables no client sees. */
  inside<T>(work: (engine: Engine) => T): T;
  /** Seeding: keeps a given Id, auto number and audit fields, otherwise checks as insert does. Ids in the order of rows. */
  load(object: string, rows: Iterable<FieldValues>): string[];
  close(): void;
}

export interface OrgOptions {
  /** The SQLite file; `:memory:` for a throw-away org. */
  file: string;
  /** Source-format folders; the first that defines a thing wins. Folders that do not exist are an error. */
  metadata: readonly string[];
  clock: Clock;
  /** Makes the id of a new org, 1 to 2^47: another org, another id. An existing file keeps its own. Default 1. */
  serial?: number;
  /** What datetimes keep. The platform keeps whole seconds; milliseconds tell quick writes apart. Default millisecond. */
  datetimePrecision?: 'millisecond' | 'second';
  /** What the product that lives in this org adds to each save, after the metadata's flows. */
  automation?: (engine: Engine) => SaveStep;
}

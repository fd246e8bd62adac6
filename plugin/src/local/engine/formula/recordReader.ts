import type { Engine } from '../dml/index.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { columnsOf, identifier, joined, sql } from '../storage/index.ts';
import type { Formulas, RecordFormula } from './formulas.ts';
import type { Moment } from './moment.ts';
import type { Reference, Step } from './reference.ts';
import type { UserFacts } from './userFacts.ts';

/** The stored values of one record, by field name. */
export type RecordValues = (name: string) => SqlValue;

/** What a formula reads of its record, besides the record itself. */
export interface History {
  readonly before: RecordValues | undefined;
}

type Change = Extract<Reference, { kind: 'prior' | 'changed' }>;
type Value = Extract<Reference, { kind: 'value' }>;

/** Reads what formulas refer to, for one user at one moment; a parent's row is read once. */
export class RecordReader {
  private readonly engine: Pick<Engine, 'database' | 'schema'>;
  private readonly formulas: Formulas;
  private readonly facts: UserFacts;
  private readonly userId: string;
  private readonly moment: Moment;
  private readonly rows = new Map<string, RecordValues>();

  constructor(
    engine: Pick<Engine, 'database' | 'schema'>,
    given: { formulas: Formulas; facts: UserFacts; userId: string; moment: Moment },
  ) {
    this.engine = engine;
    this.formulas = given.formulas;
    this.facts = given.facts;
    this.userId = given.userId;
    this.moment = given.moment;
  }

  /** The result of a formula for a record; `history` is given where ISCHANGED and PRIORVALUE may be asked. */
  evaluate(formula: RecordFormula, record: RecordValues, history?: History): SqlValue {
    const values = formula.references.map((reference) => this.read(reference, record, history));
    return formula.evaluate(values, this.moment);
  }

  /** A field of a record, formula fields computed. */
  field(record: RecordValues, field: FieldSchema): SqlValue {
    return field.formula === undefined
      ? record(field.name)
      : this.evaluate(this.formulas.of(field.formula), record);
  }

  /** What one reference stands for. */
  read(reference: Reference, record: RecordValues, history: History | undefined): SqlValue {
    switch (reference.kind) {
      case 'constant':
        return reference.value;
      case 'permission':
        return Number(this.facts.hasPermission(this.userId, reference.name));
      case 'new':
        return Number(history?.before === undefined);
      case 'prior':
      case 'changed':
        return this.change(reference, record, history?.before);
      case 'value':
        return this.value(reference, record);
    }
  }

  /** A new record has changed nothing, and its prior values are its values ("ISCHANGED", "PRIORVALUE", Salesforce Help). */
  private change({ kind, field }: Change, record: RecordValues, before: RecordValues | undefined): SqlValue {
    const now = this.field(record, field);
    const prior = before === undefined ? now : this.field(before, field);
    return kind === 'prior' ? prior : Number(prior !== now);
  }

  private value({ root, path, field }: Value, record: RecordValues): SqlValue {
    let holder: RecordValues | undefined = root === 'record' ? record : this.start(root);
    for (const step of path) holder = holder === undefined ? undefined : this.parent(holder, step);
    return holder === undefined ? null : this.field(holder, field);
  }

  private start(root: 'user' | 'organization'): RecordValues | undefined {
    if (root === 'user') return this.row(this.engine.schema.object('User'), this.userId);
    const [id] = this.engine.database.row(sql`SELECT "Id" FROM "Organization"`) ?? [];
    return this.row(this.engine.schema.object('Organization'), String(id));
  }

  private parent(child: RecordValues, { lookup, target }: Step): RecordValues | undefined {
    const id = child(lookup.name);
    if (typeof id !== 'string' || this.engine.schema.objectOfId(id) !== target) return undefined;
    return this.row(target, id);
  }

  private row(object: ObjectSchema | undefined, id: string): RecordValues | undefined {
    const known = this.rows.get(id);
    if (known !== undefined || object === undefined) return known;
    const columns = columnsOf(object);
    const names = joined(
      columns.map((column) => identifier(column)),
      ', ',
    );
    const row = this.engine.database.row(
      sql`SELECT ${names} FROM ${identifier(object.name)} WHERE "Id" = ${id}`,
    );
    if (row === undefined) return undefined;
    const values = new Map(columns.map((column, i) => [column, row[i] ?? null]));
    const read: RecordValues = (name) => values.get(name) ?? null;
    this.rows.set(id, read);
    return read;
  }
}

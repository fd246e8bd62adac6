import { ApiError } from '../apiError.ts';
import type { SqlRecord, Step } from '../formula/index.ts';
import { formulaSql } from '../formula/index.ts';
import { makeField } from '../schema/makeField.ts';
import type { FieldFormula, FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { identifier, joined, nothing, sql } from '../storage/index.ts';
import type { QueryContext } from './context.ts';
import { errorAt } from './sourceText.ts';

/** Something that can be compared or ordered by: a column, a function of one, an aggregate. */
export interface Operand {
  sql: Sql;
  field: FieldSchema;
  /** May be null here: also a required field is, behind a lookup that is empty. */
  nullable: boolean;
}

/** One object a relation may lead to, and the table alias of its join. */
interface Target {
  object: ObjectSchema;
  alias: string;
}

/** The start of a query, or one step up to a parent. */
export interface Relation {
  /** The path to it in lower case; empty for the start. */
  path: string;
  /** As the schema writes it: `Account`, `Request__r`. */
  name: string;
  targets: Target[];
  /** The lookup that leads here. */
  lookup: FieldSchema | undefined;
  /** The relation one step nearer to the start. */
  from: Relation | undefined;
  /** The parent's id. */
  id: Sql;
}

/** The platform's limits on parent paths: levels of one, and relations of one query. */
const MOST_LEVELS = 5;
const MOST_RELATIONS = 55;

/** What a lookup to several objects shows of each of them: the fields of the platform's object `Name`. */
const nameFields = new Set(
  'alias,email,firstname,id,isactive,lastname,name,phone,profileid,title,type,username,userroleid'.split(','),
);

const typeField = makeField({ name: 'Type', label: 'Type', type: 'picklist' });

/** The tables of one FROM: the object and the parents its paths need. */
export class Scope {
  readonly root: Relation;
  readonly object: ObjectSchema;
  private readonly context: QueryContext;
  private readonly prefixes: string[];
  private readonly parents: ReadonlyMap<string, string>;
  private readonly relations = new Map<string, Relation>();
  private readonly joins: Sql[] = [];
  private readonly formulaJoins = new Map<string, string>();

  /** `parents` are the aliases that FROM gives to paths: `FROM Contact c, c.Account a`, in lower case. */
  constructor(
    context: QueryContext,
    object: ObjectSchema,
    alias: string | undefined,
    parents: ReadonlyMap<string, string> = new Map(),
  ) {
    this.context = context;
    this.parents = parents;
    this.object = object;
    const table = context.nextAlias();
    this.root = {
      path: '',
      name: object.name,
      targets: [{ object, alias: table }],
      lookup: undefined,
      from: undefined,
      id: identifier(table, 'Id'),
    };
    this.prefixes = [alias, object.name]
      .filter((prefix) => prefix !== undefined)
      .map((prefix) => prefix.toLowerCase());
  }

  /** `"Case" AS "t0" LEFT JOIN …`; ask for it last, when every path is known. */
  from(): Sql {
    const [start] = this.root.targets;
    return joined(
      [sql`${identifier(this.object.name)} AS ${identifier(start?.alias ?? '')}`, ...this.joins],
      ' ',
    );
  }

  /** The alias of the object's own table. */
  get alias(): string {
    return this.root.targets[0]?.alias ?? '';
  }

  column(name: string): Sql {
    return identifier(this.alias, name);
  }

  /**
   * A field of the object or of a parent, by its dotted path.
   * @throws ApiError INVALID_FIELD
   */
  operand(path: string): Operand {
    const { relation, name } = this.locate(path);
    return this.operandIn(relation, name);
  }

  /** The relation a dotted path ends in, and the field's name there. */
  locate(path: string): { relation: Relation; name: string } {
    const steps = path.split('.');
    const name = steps.pop() ?? '';
    return { relation: this.relation(steps, path), name };
  }

  /** The relation that steps lead to; an alias or the object's own name may come first. */
  relation(steps: readonly string[], path: string): Relation {
    const [first, ...rest] = steps;
    const parent = first === undefined ? undefined : this.parents.get(first.toLowerCase());
    const full = parent === undefined ? steps : [...parent.split('.'), ...rest];
    const [start] = full;
    const named =
      start !== undefined && this.prefixes.includes(start.toLowerCase()) && !this.hasRelationship(start);
    return this.below(this.root, named ? full.slice(1) : full, path);
  }

  /** The relation that steps lead to from another one. */
  below(start: Relation, steps: readonly string[], path: string): Relation {
    if (steps.length > MOST_LEVELS) {
      throw new ApiError(
        'MALFORMED_QUERY',
        `Relationship path '${path}' has more than ${MOST_LEVELS} parent levels.`,
      );
    }
    return steps.reduce((relation, step) => this.step(relation, step), start);
  }

  /** A relation to several objects as one to a single object of them: its id is null for records of the others. */
  narrowed(relation: Relation, objectName: string): Relation | undefined {
    const target = relation.targets.find(
      ({ object }) => object.name.toLowerCase() === objectName.toLowerCase(),
    );
    if (target === undefined) return undefined;
    const path = `${relation.path}:${target.object.name.toLowerCase()}`;
    return { ...relation, path, targets: [target], id: identifier(target.alias, 'Id') };
  }

  private hasRelationship(name: string): boolean {
    return this.object.fields.some((field) => field.relationshipName?.toLowerCase() === name.toLowerCase());
  }

  operandIn(relation: Relation, name: string): Operand {
    const wanted = name.toLowerCase();
    const polymorphic = relation.targets.length > 1;
    if (polymorphic && wanted === 'type') return { sql: typeOf(relation), field: typeField, nullable: true };
    const found = polymorphic && !nameFields.has(wanted) ? [] : this.columnsNamed(relation, name);
    const [first] = found;
    if (first === undefined)
      throw this.noSuchColumn(polymorphic ? 'Name' : (relation.targets[0]?.object.name ?? ''), name);
    const nullable = first.field.nillable || relation !== this.root;
    if (!polymorphic) return { sql: first.sql, field: first.field, nullable };
    if (first.field.type === 'id') return { sql: relation.id, field: first.field, nullable };
    const values = joined([...found.map((column) => column.sql), sql`NULL`], ', ');
    // COALESCE loses the column's collation.
    return { sql: sql`COALESCE(${values}) COLLATE NOCASE`, field: first.field, nullable: true };
  }

  private columnsNamed(relation: Relation, name: string): { sql: Sql; field: FieldSchema }[] {
    return relation.targets.flatMap((target) => {
      const field = target.object.field(name);
      if (field?.mirror !== undefined) return this.mirrored(relation, target, field, field.mirror);
      if (field?.formula !== undefined) return [{ sql: this.computed(target, field, field.formula), field }];
      return field === undefined ? [] : [{ sql: identifier(target.alias, field.name), field }];
    });
  }

  /** A formula field. It reads what its user may not: "even if they do not have access" (Cross-Object Formulas). */
  private computed({ object, alias }: Target, field: FieldSchema, formula: FieldFormula): Sql {
    if (this.context.formulas === undefined) throw new Error(`no formulas to compute ${field.name} with`);
    return formulaSql(this.recordAt(object, alias), field, formula, this.context.formulas);
  }

  private recordAt(object: ObjectSchema, alias: string): SqlRecord {
    return {
      object,
      column: (field) => identifier(alias, field.name),
      parent: (step) => this.recordAt(step.target, this.joinFor(alias, step)),
    };
  }

  /** The alias of a parent that only formulas read; each is joined once. */
  private joinFor(from: string, { lookup, target }: Step): string {
    const key = `${from}.${lookup.name}:${target.name}`;
    const known = this.formulaJoins.get(key);
    if (known !== undefined) return known;
    const alias = this.context.nextAlias();
    this.formulaJoins.set(key, alias);
    this.joins.push(
      sql`LEFT JOIN ${identifier(target.name)} AS ${identifier(alias)}
          ON ${identifier(alias, 'Id')} = ${identifier(from, lookup.name)}`,
    );
    return alias;
  }

  /** A field that shows one of the record a lookup points to: Case.ContactEmail. */
  private mirrored(
    relation: Relation,
    target: Target,
    field: FieldSchema,
    mirror: NonNullable<FieldSchema['mirror']>,
  ): { sql: Sql; field: FieldSchema }[] {
    const parent = this.step(relation, target.object.field(mirror.lookup)?.relationshipName ?? '');
    return [{ sql: this.operandIn(parent, mirror.field).sql, field }];
  }

  private step(from: Relation, name: string): Relation {
    const path = `${from.path}.${name.toLowerCase()}`;
    const known = this.relations.get(path);
    if (known !== undefined) return known;
    if (this.relations.size >= MOST_RELATIONS) {
      throw new ApiError(
        'MALFORMED_QUERY',
        `A query may not have more than ${MOST_RELATIONS} relationships.`,
      );
    }
    const lookups = from.targets.flatMap((target) =>
      target.object.fields
        .filter((field) => field.relationshipName?.toLowerCase() === name.toLowerCase())
        .map((lookup) => ({ lookup, id: identifier(target.alias, lookup.name) })),
    );
    const [first] = lookups;
    if (first?.lookup.relationshipName === undefined) throw this.noSuchRelationship(name);
    const id =
      lookups.length === 1
        ? first.id
        : sql`COALESCE(${joined(
            lookups.map((each) => each.id),
            ', ',
          )})`;
    const targets = first.lookup.referenceTo.flatMap((target) => this.join(target, id));
    const relation = {
      path,
      name: first.lookup.relationshipName,
      targets,
      lookup: first.lookup,
      from,
      id: this.context.visible === undefined ? id : joinedId(targets),
    };
    this.relations.set(path, relation);
    return relation;
  }

  private join(name: string, id: Sql): Target[] {
    const object = this.context.schema.object(name);
    if (object === undefined) return [];
    const alias = this.context.nextAlias();
    const visible = this.context.visible?.(object, alias);
    // "Relationship queries do not give access to records": a parent the user cannot see is as none.
    const and = visible === undefined ? nothing : sql` AND ${visible}`;
    this.joins.push(
      sql`LEFT JOIN ${identifier(object.name)} AS ${identifier(alias)} ON ${identifier(alias, 'Id')} = ${id}${and}`,
    );
    return [{ object, alias }];
  }

  private noSuchColumn(entity: string, name: string): ApiError {
    return errorAt(
      'INVALID_FIELD',
      this.context.soql,
      name,
      `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the ` +
        "'__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    );
  }

  private noSuchRelationship(name: string): ApiError {
    return errorAt(
      'INVALID_FIELD',
      this.context.soql,
      name,
      `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure ` +
        "to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the " +
        'appropriate names.',
    );
  }
}

/** The id of the parent that the join found, so that one that is hidden has none. */
function joinedId(targets: readonly Target[]): Sql {
  const ids = targets.map(({ alias }) => identifier(alias, 'Id'));
  return sql`COALESCE(${joined([...ids, sql`NULL`], ', ')})`;
}

function typeOf(relation: Relation): Sql {
  const cases = relation.targets.map(
    ({ object, alias }) => sql`WHEN ${identifier(alias, 'Id')} IS NOT NULL THEN ${object.name}`,
  );
  return sql`(CASE ${joined(cases, ' ')} END) COLLATE NOCASE`;
}

/**
 * The object of a FROM.
 * @throws ApiError INVALID_TYPE
 */
export function objectOfFrom(context: QueryContext, name: string): ObjectSchema {
  const object = context.schema.object(name);
  if (object !== undefined) return object;
  throw errorAt(
    'INVALID_TYPE',
    context.soql,
    name,
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' ` +
      'after the entity name. Please reference your WSDL or the describe call for the appropriate names.',
  );
}

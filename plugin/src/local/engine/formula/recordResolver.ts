import type { FieldSchema, ObjectSchema, Schema } from '../schemaTypes.ts';
import type { CustomMetadataValues } from './customMetadata.ts';
import { FormulaError } from './formulaError.ts';
import type { Reference, Root, Step } from './reference.ts';
import type { Resolved, Resolver } from './resolver.ts';
import { valueTypeOf } from './valueTypes.ts';

/** What formulas of an org may name. */
export interface FormulaWorld {
  readonly schema: Schema;
  readonly customMetadata: CustomMetadataValues;
  /** Names of the custom permissions, as their files write them. */
  readonly customPermissions: readonly string[];
}

/** Where a formula stands, and what may be used there. */
export interface Place {
  /** Fields of the record; a default value has no record yet. */
  readonly record: boolean;
  /** ISCHANGED, PRIORVALUE and ISNEW. */
  readonly history: boolean;
  /** Long and rich text areas. */
  readonly longText: boolean;
}

export const places = {
  formulaField: { record: true, history: false, longText: false },
  validationRule: { record: true, history: true, longText: true },
  defaultValue: { record: false, history: false, longText: false },
} as const satisfies Record<string, Place>;

/** "Cross-object formulas … up to 10 relationships away" ("Building Cross-Object Formulas", Salesforce Help). */
const MOST_STEPS = 10;

const LONGEST_PLAIN_TEXT = 255;

type Target = Resolved<Reference>;
type Global = (names: readonly string[], resolver: RecordResolver) => Target;

const through =
  (root: Root, object: string, ...steps: readonly string[]): Global =>
  (names, resolver) =>
    resolver.from(root, resolver.object(object), [...steps, ...names]);

/** Global merge fields ("Global Merge Fields in Formulas", Salesforce Help). */
const globals: Readonly<Record<string, Global>> = {
  $user: through('user', 'User'),
  $profile: through('user', 'User', 'Profile'),
  $userrole: through('user', 'User', 'UserRole'),
  $organization: through('organization', 'Organization'),
  $recordtype: (names, resolver) => resolver.ofRecord(['RecordType', ...names]),
  $permission: (names, resolver) => resolver.permission(names),
  $custommetadata: (names, resolver) => resolver.customMetadata(names),
  $system: (names) => {
    if (names.join('.').toLowerCase() !== 'origindatetime')
      throw new FormulaError(`there is no $System.${names.join('.')}`);
    return { reference: { kind: 'constant', value: '1900-01-01T00:00:00.000+0000' }, type: 'datetime' };
  },
};

/** Resolves the names in a formula of one object. */
export class RecordResolver implements Resolver<Reference> {
  private readonly world: FormulaWorld;
  private readonly start: ObjectSchema;
  private readonly place: Place;

  constructor(world: FormulaWorld, object: ObjectSchema, place: Place) {
    this.world = world;
    this.start = object;
    this.place = place;
  }

  path(names: readonly string[]): Target {
    const [first = '', ...rest] = names;
    if (!first.startsWith('$')) return this.ofRecord(names);
    const global = globals[first.toLowerCase()];
    if (global === undefined || rest.length === 0) {
      throw new FormulaError(
        `the local org does not know ${names.join('.')}; of the global merge fields it has ${Object.keys(globals).join(', ')}`,
      );
    }
    return global(rest, this);
  }

  history(name: 'ISCHANGED' | 'PRIORVALUE' | 'ISNEW', names: readonly string[] | undefined): Target {
    if (!this.place.history) throw new FormulaError(`${name}() can be used in validation rules only`);
    if (names === undefined) return { reference: { kind: 'new' }, type: 'boolean' };
    const { reference, type } = this.ofRecord(names);
    if (reference.kind !== 'value' || reference.path.length > 0) {
      throw new FormulaError(`${name}() takes a field of ${this.start.name}, not ${names.join('.')}`);
    }
    const { field } = reference;
    return name === 'ISCHANGED'
      ? { reference: { kind: 'changed', field }, type: 'boolean' }
      : { reference: { kind: 'prior', field }, type };
  }

  ofRecord(names: readonly string[]): Target {
    if (!this.place.record)
      throw new FormulaError(`a default value cannot read the field ${names.join('.')}`);
    return this.from('record', this.start, names);
  }

  object(name: string): ObjectSchema {
    const object = this.world.schema.object(name);
    if (object === undefined) throw new FormulaError(`there is no object ${name}`);
    return object;
  }

  from(root: Root, start: ObjectSchema, names: readonly string[]): Target {
    const path: Step[] = [];
    let object = start;
    for (const name of names.slice(0, -1)) {
      const step = this.step(object, name);
      path.push(step);
      object = step.target;
    }
    let field = this.field(object, names.at(-1) ?? '');
    if (field.mirror !== undefined) {
      const step = this.step(object, this.field(object, field.mirror.lookup).relationshipName ?? '');
      path.push(step);
      field = this.field(step.target, field.mirror.field);
    }
    if (path.length > MOST_STEPS) {
      throw new FormulaError(`${names.join('.')} is more than ${MOST_STEPS} relationships away`);
    }
    const type = valueTypeOf(field);
    const isLong = field.type === 'textarea' && field.length > LONGEST_PLAIN_TEXT;
    if (type === undefined || (isLong && !this.place.longText)) {
      throw new FormulaError(`a formula here cannot read ${names.join('.')}, a field of type ${field.type}`);
    }
    return { reference: { kind: 'value', root, path, field }, type };
  }

  private field(object: ObjectSchema, name: string): FieldSchema {
    const field = object.field(name);
    if (field === undefined) throw new FormulaError(`${object.name} has no field ${name}`);
    return field;
  }

  private step(object: ObjectSchema, written: string): Step {
    const [name = '', wanted] = written.split(':');
    const lookup = object.fields.find(
      (field) => field.relationshipName?.toLowerCase() === name.toLowerCase(),
    );
    if (lookup === undefined) throw new FormulaError(`${object.name} has no relationship ${name}`);
    const [only, another] = lookup.referenceTo;
    if (wanted === undefined && another !== undefined) {
      const forms = lookup.referenceTo.map((target) => `${name}:${target}`).join(' or ');
      throw new FormulaError(`${name} leads to several objects: write ${forms}`);
    }
    // A formula calls the object of queues Queue; it is Group.
    const target = wanted?.toLowerCase() === 'queue' ? 'Group' : (wanted ?? only ?? '');
    if (!lookup.referenceTo.some((each) => each.toLowerCase() === target.toLowerCase())) {
      throw new FormulaError(`${name} does not lead to ${target}`);
    }
    return { lookup, target: this.object(target) };
  }

  permission(names: readonly string[]): Target {
    const wanted = names.join('.').toLowerCase();
    const name = this.world.customPermissions.find((each) => each.toLowerCase() === wanted);
    if (name === undefined) {
      throw new FormulaError(`no metadata folder has a custom permission ${names.join('.')}`);
    }
    return { reference: { kind: 'permission', name }, type: 'boolean' };
  }

  customMetadata(names: readonly string[]): Target {
    const [typeName = '', recordName = '', fieldName = '', ...more] = names;
    if (fieldName === '' || more.length > 0) {
      throw new FormulaError('expected $CustomMetadata.Type__mdt.Record.Field__c');
    }
    const object = this.object(typeName);
    const field = this.field(object, fieldName);
    const value = this.world.customMetadata.value(object.name, recordName, field);
    const type = valueTypeOf(field);
    if (value === undefined || type === undefined) {
      throw new FormulaError(`no metadata folder has a record ${recordName} of ${object.name}`);
    }
    return { reference: { kind: 'constant', value }, type };
  }
}

import { ApiError, type FieldSchema, type ObjectSchema, type Org } from '../../engine/index.ts';

/** The fields asked of one record, and of the records its lookups point to. */
export interface FieldTree {
  /** One object, or the several that a polymorphic lookup may point to. */
  readonly objects: readonly ObjectSchema[];
  readonly fields: Map<string, FieldSchema>;
  /** By relationship name: `Account`, `Request__r`. */
  readonly parents: Map<string, FieldTree>;
}

export function emptyTree(objects: readonly ObjectSchema[]): FieldTree {
  return { objects, fields: new Map(), parents: new Map() };
}

/** A field of the first object that has it. */
export function fieldOf(objects: readonly ObjectSchema[], name: string): FieldSchema | undefined {
  for (const object of objects) {
    const field = object.field(name);
    if (field) return field;
  }
  return undefined;
}

/** The lookup behind a relationship name. */
export function lookupOf(objects: readonly ObjectSchema[], relationship: string): FieldSchema | undefined {
  for (const object of objects) {
    const field = object.fields.find(
      (each) => each.relationshipName?.toLowerCase() === relationship.toLowerCase(),
    );
    if (field) return field;
  }
  return undefined;
}

/** The objects a lookup may point to, as far as the schema knows them. */
export function targetsOf(org: Org, lookup: FieldSchema): ObjectSchema[] {
  return lookup.referenceTo.flatMap((name) => org.schema.object(name) ?? []);
}

/** Adds `Account.Name` to the tree; false when a name on the way is unknown. */
export function addPath(org: Org, tree: FieldTree, path: readonly string[]): boolean {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    const field = fieldOf(tree.objects, name);
    if (field) tree.fields.set(field.name, field);
    return field !== undefined;
  }
  const lookup = lookupOf(tree.objects, name);
  if (lookup?.relationshipName === undefined) return false;
  const parent = tree.parents.get(lookup.relationshipName) ?? emptyTree(targetsOf(org, lookup));
  if (!addPath(org, parent, rest)) return false;
  tree.parents.set(lookup.relationshipName, parent);
  return true;
}

/**
 * The tree of `fields=Contact.Name,Contact.Account.Name`. An unknown name in `fields` throws INVALID_FIELD, one in
 * `optionalFields` is left out.
 */
export function toFieldTree(
  org: Org,
  object: ObjectSchema,
  fields: readonly string[],
  optionalFields: readonly string[],
): FieldTree {
  const tree = emptyTree([object]);
  const add = (text: string): boolean => {
    const [first = '', ...path] = text.split('.');
    return first.toLowerCase() === object.name.toLowerCase() && path.length > 0 && addPath(org, tree, path);
  };
  for (const field of fields) {
    if (!add(field))
      throw new ApiError('INVALID_FIELD', `No such column '${field}' on entity '${object.name}'`);
  }
  for (const field of optionalFields) add(field);
  return tree;
}

const systemFields = ['SystemModstamp', 'LastModifiedDate', 'LastModifiedById', 'RecordTypeId'];

/** The columns to select for a tree, what its representation needs besides included. */
export function columnsOf(tree: FieldTree, prefix = ''): string[] {
  const columns = new Set<string>([`${prefix}Id`]);
  const [object, ...others] = tree.objects;
  if (object && others.length === 0) {
    for (const name of systemFields) if (object.field(name)) columns.add(prefix + name);
    if (object.nameField) columns.add(prefix + object.nameField.name);
  }
  for (const name of tree.fields.keys()) columns.add(prefix + name);
  for (const [relationship, parent] of tree.parents) {
    for (const column of columnsOf(parent, `${prefix}${relationship}.`)) columns.add(column);
  }
  return [...columns];
}

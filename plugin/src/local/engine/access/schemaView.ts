import type { FieldSchema, ObjectSchema, Schema } from '../schemaTypes.ts';
import type { Permissions } from './permissions.ts';

type Rights = Pick<Permissions, 'object' | 'mayRead' | 'mayEdit'>;

/** The schema without what these rights hide: describe, UI API, GraphQL and SOQL all read it from here. */
export function schemaView(schema: Schema, rights: Rights): Schema {
  const objects = new Map<string, ObjectSchema>();
  for (const [key, object] of schema.objects) {
    if (rights.object(object).read) objects.set(key, objectView(object, schema, rights));
  }
  const byPrefix = new Map([...objects.values()].map((object) => [object.keyPrefix, object]));
  return {
    ...schema,
    objects,
    object: (name) => objects.get(name.toLowerCase()),
    objectOfId: (id) => byPrefix.get(id.slice(0, 3)),
  };
}

function objectView(object: ObjectSchema, schema: Schema, rights: Rights): ObjectSchema {
  const { create, edit, delete: remove } = rights.object(object);
  const fields = object.fields.flatMap((field): FieldSchema[] => {
    if (!rights.mayRead(object, field) || !mirrorIsVisible(object, field, schema, rights)) return [];
    const editable = rights.mayEdit(object, field);
    return [
      {
        ...field,
        createable: field.createable && editable,
        updateable: field.updateable && editable,
        relationshipName: leadsSomewhere(field, schema, rights) ? field.relationshipName : undefined,
      },
    ];
  });
  const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  return {
    ...object,
    createable: object.createable && create,
    updateable: object.updateable && edit,
    deletable: object.deletable && remove,
    fields,
    field: (name) => byName.get(name.toLowerCase()),
    nameField: fields.find((field) => field.nameField),
    childRelationships: object.childRelationships.filter((child) => {
      const of = schema.object(child.childObject);
      const lookup = of?.field(child.field);
      return of !== undefined && lookup !== undefined && rights.object(of).read && rights.mayRead(of, lookup);
    }),
  };
}

/** Case.ContactEmail is shown to who may read the case's contact and its e-mail. */
function mirrorIsVisible(
  object: ObjectSchema,
  { mirror }: FieldSchema,
  schema: Schema,
  rights: Rights,
): boolean {
  if (mirror === undefined) return true;
  const lookup = object.field(mirror.lookup);
  const target = schema.object(lookup?.referenceTo[0] ?? '');
  const field = target?.field(mirror.field);
  if (lookup === undefined || target === undefined || field === undefined) return false;
  return rights.mayRead(object, lookup) && rights.object(target).read && rights.mayRead(target, field);
}

/** A lookup to objects that are all hidden cannot be followed. */
function leadsSomewhere(field: FieldSchema, schema: Schema, rights: Rights): boolean {
  return field.referenceTo.some((name) => {
    const target = schema.object(name);
    return target !== undefined && rights.object(target).read;
  });
}

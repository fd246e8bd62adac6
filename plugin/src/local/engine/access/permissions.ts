import type { FieldSchema, ObjectSchema, Schema } from '../schemaTypes.ts';
import type { Grants, ObjectGrant } from './grants.ts';
import { fullObject, nothingGranted } from './grants.ts';
import { hangsOn, isPermissionable, kindOf } from './objectKinds.ts';
import { schemaView } from './schemaView.ts';

/** What one combination of a profile and permission sets allows; users who have the same share it. */
export interface Permissions {
  readonly grants: Grants;
  /** The schema as such a user sees it: no hidden objects and fields, and what cannot be written says so. */
  readonly schema: Schema;
  has(userPermission: string): boolean;
  object(object: ObjectSchema): ObjectGrant;
  mayRead(object: ObjectSchema, field: FieldSchema): boolean;
  mayEdit(object: ObjectSchema, field: FieldSchema): boolean;
}

/** Permissions by the platform's rules for each kind of object. `schema` is the whole schema. */
export function makePermissions(grants: Grants, schema: Schema): Permissions {
  const known = new Map<ObjectSchema, ObjectGrant>();
  const has = (name: string): boolean => grants.userPermissions.has(name);

  const object = (asked: ObjectSchema): ObjectGrant => {
    // Asked for by another view of the schema: permissions hang on the object itself.
    const whole = schema.object(asked.name) ?? asked;
    let grant = known.get(whole);
    if (grant === undefined) {
      grant = grantFor(whole, schema, grants, object);
      known.set(whole, grant);
    }
    return grant;
  };

  const secured = (asked: ObjectSchema, field: FieldSchema): boolean =>
    ['record', 'activity'].includes(kindOf(asked, schema)) && isPermissionable(asked, field);
  const fieldGrant = (asked: ObjectSchema, field: FieldSchema) => {
    const listed = grants.fields.get(`${asked.name}.${field.name}`.toLowerCase());
    if (listed !== undefined) return listed;
    // Parts have the security of their compound, and the other way round.
    if (field.compoundFieldName !== undefined) {
      const whole = grants.fields.get(`${asked.name}.${field.compoundFieldName}`.toLowerCase());
      if (whole !== undefined) return whole;
    }
    const given = grants.everyObject || (grants.standardFields && !field.custom);
    return { readable: given, editable: given };
  };
  const mayRead = (asked: ObjectSchema, field: FieldSchema): boolean =>
    !secured(asked, field) || object(asked).viewAllFields || fieldGrant(asked, field).readable;
  const permissions = {
    grants,
    has,
    object,
    mayRead,
    mayEdit: (asked: ObjectSchema, field: FieldSchema): boolean =>
      !secured(asked, field) || fieldGrant(asked, field).editable,
  };
  return { ...permissions, schema: schemaView(schema, permissions) };
}

function grantFor(
  object: ObjectSchema,
  schema: Schema,
  grants: Grants,
  of: (parent: ObjectSchema) => ObjectGrant,
): ObjectGrant {
  const has = (name: string): boolean => grants.userPermissions.has(name);
  const parents = (hangsOn(object, schema)?.parents ?? []).map(of);
  switch (kindOf(object, schema)) {
    case 'open':
      return { ...nothingGranted, read: true, viewAll: true, viewAllFields: true };
    case 'history':
      return { ...nothingGranted, read: parents.some((parent) => parent.read) };
    case 'attached': {
      const read = parents.some((parent) => parent.read);
      const edit = parents.some((parent) => parent.edit);
      return { ...nothingGranted, read, create: read, edit, delete: edit };
    }
    case 'setup':
      return setupGrant(object, has);
    case 'activity':
      return everything(activityGrant(object, grants), has);
    case 'record': {
      const listed = grants.objects.get(object.name.toLowerCase()) ?? nothingGranted;
      return everything(grants.everyObject ? { ...listed, ...fullObject } : listed, has);
    }
  }
}

/** "View All Data" and "Modify All Data" are granted for every object at once. */
function everything(grant: ObjectGrant, has: (name: string) => boolean): ObjectGrant {
  if (has('ModifyAllData'))
    return { ...fullObject, viewAll: true, modifyAll: true, viewAllFields: grant.viewAllFields };
  return has('ViewAllData') ? { ...grant, read: true, viewAll: true } : grant;
}

function activityGrant(object: ObjectSchema, grants: Grants): ObjectGrant {
  if (grants.everyObject) return { ...fullObject };
  const edit = grants.userPermissions.has(object.name === 'Task' ? 'EditTask' : 'EditEvent');
  const read = edit || grants.userPermissions.has('ActivitiesAccess');
  return { ...nothingGranted, read, create: edit, edit, delete: edit };
}

const assignments = new Set(['PermissionSetAssignment']);

function setupGrant(object: ObjectSchema, has: (name: string) => boolean): ObjectGrant {
  const write =
    has('ModifyAllData') ||
    has('ManageUsers') ||
    (assignments.has(object.name) && has('AssignPermissionSets'));
  // Users alone of these have a sharing model.
  const viewAll = object.name !== 'User' || write || has('ViewAllData') || has('ViewAllUsers');
  return {
    ...nothingGranted,
    read: true,
    create: write,
    edit: write,
    delete: write,
    viewAll,
    modifyAll: write,
  };
}

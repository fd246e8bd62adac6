import type { GrantingElement } from './accessShapes.ts';

/** What a user may do with an object; the records it may be done with are the sharing model's matter. */
export interface ObjectGrant {
  create: boolean;
  read: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
  viewAllFields: boolean;
}

export const nothingGranted: Readonly<ObjectGrant> = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
  viewAllFields: false,
};

/** Create, read, edit and delete; not the records of others. */
export const fullObject: Readonly<ObjectGrant> = {
  ...nothingGranted,
  create: true,
  read: true,
  edit: true,
  delete: true,
};

/** The union of a profile and permission sets: permissions add up, none takes away. Keys are in lower case. */
export interface Grants {
  readonly objects: ReadonlyMap<string, ObjectGrant>;
  /** `case.subject`. */
  readonly fields: ReadonlyMap<string, { readable: boolean; editable: boolean }>;
  readonly userPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  /** `case.mentoring_request` to whether it may be used; a record type nobody mentions is not in it. */
  readonly recordTypes: ReadonlyMap<string, boolean>;
  /** A built-in profile without a file: every object and field that has permissions at all. */
  readonly everyObject: boolean;
  /** A standard profile shows every standard field that its file does not hide. */
  readonly standardFields: boolean;
}

/** Adds up what a profile's and some permission sets' files grant. */
export function addUp(
  elements: readonly GrantingElement[],
  profile: Pick<Grants, 'everyObject' | 'standardFields'>,
): Grants {
  const objects = new Map<string, ObjectGrant>();
  const fields = new Map<string, { readable: boolean; editable: boolean }>();
  const recordTypes = new Map<string, boolean>();
  for (const element of elements) {
    for (const permission of element.objectPermissions) {
      const key = permission.object.toLowerCase();
      objects.set(key, either(objects.get(key) ?? nothingGranted, grantOf(permission)));
    }
    for (const { field, readable = false, editable = false } of element.fieldPermissions) {
      const known = fields.get(field.toLowerCase());
      fields.set(field.toLowerCase(), {
        readable: readable || editable || known?.readable === true,
        editable: editable || known?.editable === true,
      });
    }
    for (const { recordType, visible } of element.recordTypeVisibilities) {
      const key = recordType.toLowerCase();
      recordTypes.set(key, visible || recordTypes.get(key) === true);
    }
  }
  const enabled = (kind: 'userPermissions' | 'customPermissions'): Set<string> =>
    new Set(elements.flatMap((each) => each[kind].flatMap(({ name, enabled: on }) => (on ? name : []))));
  return {
    objects,
    fields,
    recordTypes,
    userPermissions: enabled('userPermissions'),
    customPermissions: enabled('customPermissions'),
    ...profile,
  };
}

function grantOf(permission: GrantingElement['objectPermissions'][number]): ObjectGrant {
  const modifyAll = permission.modifyAllRecords === true;
  const viewAll = modifyAll || permission.viewAllRecords === true;
  return {
    create: permission.allowCreate === true,
    read: viewAll || permission.allowRead === true,
    edit: modifyAll || permission.allowEdit === true,
    delete: modifyAll || permission.allowDelete === true,
    viewAll,
    modifyAll,
    viewAllFields: permission.viewAllFields === true,
  };
}

function either(one: ObjectGrant, other: ObjectGrant): ObjectGrant {
  return {
    create: one.create || other.create,
    read: one.read || other.read,
    edit: one.edit || other.edit,
    delete: one.delete || other.delete,
    viewAll: one.viewAll || other.viewAll,
    modifyAll: one.modifyAll || other.modifyAll,
    viewAllFields: one.viewAllFields || other.viewAllFields,
  };
}

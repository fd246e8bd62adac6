import { openOrg, type FieldValues, type Org, type Row } from '../../../plugin/src/local/engine/index.ts';
import { customObject, field, handClock, metadataFolder, textOf, xml, type Files } from './fixture.ts';

type Grant = 'create' | 'read' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

const elements: Readonly<Record<Grant, string>> = {
  create: 'allowCreate',
  read: 'allowRead',
  edit: 'allowEdit',
  delete: 'allowDelete',
  viewAll: 'viewAllRecords',
  modifyAll: 'modifyAllRecords',
};

export interface Granted {
  objects?: Readonly<Record<string, readonly Grant[]>>;
  /** Fields by what may be done with them. */
  fields?: Readonly<Record<string, 'read' | 'edit'>>;
  user?: readonly string[];
  custom?: readonly string[];
  recordTypes?: Readonly<Record<string, boolean>>;
}

function grantsXml({ objects = {}, fields = {}, user = [], custom = [], recordTypes = {} }: Granted) {
  return {
    objectPermissions: Object.entries(objects).map(([object, grants]) => ({
      object,
      ...Object.fromEntries(
        Object.entries(elements).map(([grant, name]) => [name, grants.includes(grant as Grant)]),
      ),
    })),
    fieldPermissions: Object.entries(fields).map(([name, level]) => ({
      field: name,
      readable: true,
      editable: level === 'edit',
    })),
    userPermissions: user.map((name) => ({ name, enabled: true })),
    customPermissions: custom.map((name) => ({ name, enabled: true })),
    recordTypeVisibilities: Object.entries(recordTypes).map(([recordType, visible]) => ({
      recordType,
      visible,
    })),
  };
}

export function profile(name: string, granted: Granted, userLicense = 'Salesforce', custom = true): Files {
  return {
    [`profiles/${encodeURIComponent(name)}.profile-meta.xml`]: xml('Profile', {
      custom,
      userLicense,
      ...grantsXml(granted),
    }),
  };
}

export function permissionSet(name: string, granted: Granted): Files {
  return {
    [`permissionsets/${name}.permissionset-meta.xml`]: xml('PermissionSet', {
      label: name,
      ...grantsXml(granted),
    }),
  };
}

export function role(name: string, parentRole?: string): Files {
  return {
    [`roles/${name}.role-meta.xml`]: xml('Role', {
      name,
      ...(parentRole === undefined ? {} : { parentRole }),
    }),
  };
}

const everything = ['create', 'read', 'edit', 'delete'] as const;

/** Tours that are private, their stops, and places that all may read. */
const tours: Files = {
  ...customObject('Tour__c', { sharingModel: 'Private', externalSharingModel: 'Private' }),
  ...field('Tour__c', 'Topic__c', { type: 'Text', length: 40 }),
  ...field('Tour__c', 'Secret__c', { type: 'Text', length: 40 }),
  ...field('Tour__c', 'Seats__c', { type: 'Number', precision: 5, scale: 0 }),
  ...field('Tour__c', 'Open__c', { type: 'Checkbox', defaultValue: false }),
  ...field('Tour__c', 'Label__c', { type: 'Text', length: 20, required: true }),
  ...field('Tour__c', 'Guest__c', { type: 'Lookup', referenceTo: 'Contact', relationshipName: 'Tours' }),
  ...field('Tour__c', 'Before__c', { type: 'Lookup', referenceTo: 'Tour__c', relationshipName: 'After' }),
  ...field('Tour__c', 'Key__c', { type: 'Text', length: 20, externalId: true, unique: true }),
  ...customObject('Stop__c', { sharingModel: 'ControlledByParent' }),
  ...field('Stop__c', 'Tour__c', { type: 'MasterDetail', referenceTo: 'Tour__c', relationshipName: 'Stops' }),
  ...field('Stop__c', 'Minutes__c', { type: 'Number', precision: 5, scale: 0 }),
  ...customObject('Place__c', { sharingModel: 'Read' }),
  ...field('Place__c', 'Tour__c', { type: 'Lookup', referenceTo: 'Tour__c', relationshipName: 'Places' }),
  ...customObject('Vault__c', { sharingModel: 'Private' }),
};

const allTourFields = {
  'Tour__c.Topic__c': 'edit',
  'Tour__c.Seats__c': 'edit',
  'Tour__c.Open__c': 'edit',
  'Tour__c.Guest__c': 'edit',
  'Tour__c.Before__c': 'edit',
  'Tour__c.Key__c': 'edit',
  'Stop__c.Minutes__c': 'edit',
  'Place__c.Tour__c': 'edit',
} as const;

const objects = {
  Tour__c: everything,
  Stop__c: everything,
  Place__c: everything,
  Account: everything,
  Contact: everything,
};

export const tourWorld: Files = {
  ...tours,
  ...profile('Guide', {
    objects: { ...objects, Case: everything },
    fields: {
      ...allTourFields,
      'Case.Subject': 'edit',
      'Case.ContactId': 'edit',
      'Case.AccountId': 'edit',
      'Contact.AccountId': 'edit',
    },
  }),
  ...profile(
    'Partner Guide',
    {
      objects: { ...objects, Case: ['read', 'edit'] },
      fields: {
        ...allTourFields,
        'Contact.AccountId': 'read',
        'Case.Subject': 'read',
        'Case.AccountId': 'read',
      },
    },
    'Partner Community',
  ),
  ...profile('Customer', { objects: { Case: ['read', 'create', 'edit'] } }, 'Customer Community'),
  ...role('Head'),
  ...role('East', 'Head'),
  ...role('East_Guides', 'East'),
  ...role('West', 'Head'),
};

export interface AccessOrg {
  org: Org;
  admin: string;
  /** A new user with a profile and, if given, a role. */
  user: (name: string, profileName: string, given?: FieldValues & { role?: string }) => string;
  assign: (userId: string, permissionSetName: string) => string;
  queue: (name: string, members: readonly string[], ...objectNames: string[]) => string;
  make: (object: string, values: FieldValues, userId?: string) => string;
  rows: (soql: string, userId: string) => Row[];
  names: (soql: string, userId: string) => unknown[];
  idOf: (object: string, name: string, by?: string) => string;
}

/** An org with the tours, roles and profiles above and what a test adds. */
export function accessOrg(more: Files = {}): AccessOrg {
  const org = openOrg({
    file: ':memory:',
    metadata: [metadataFolder({ ...tourWorld, ...more })],
    clock: handClock(),
  });
  const admin = org.systemUserId;
  const rows = (soql: string, userId: string): Row[] => org.query(soql, { userId }).records;
  const idOf = (object: string, name: string, by = 'Name'): string =>
    textOf(rows(`SELECT Id FROM ${object} WHERE ${by} = '${name}'`, admin)[0]?.Id);
  const make = (object: string, values: FieldValues, userId = admin): string =>
    org.insert(object, values, userId);
  return {
    org,
    admin,
    rows,
    idOf,
    make,
    names: (soql, userId) => rows(soql, userId).map((row) => row.Name ?? row.Subject),
    user: (name, profileName, { role: roleName, ...given } = {}) =>
      make('User', {
        Username: `${name}@tours.example`,
        LastName: name,
        Email: `${name}@tours.example`,
        Alias: name.slice(0, 8),
        ProfileId: idOf('Profile', profileName),
        ...(typeof roleName === 'string' ? { UserRoleId: idOf('UserRole', roleName, 'DeveloperName') } : {}),
        ...given,
      }),
    assign: (userId, permissionSetName) =>
      make('PermissionSetAssignment', {
        AssigneeId: userId,
        PermissionSetId: idOf('PermissionSet', permissionSetName),
      }),
    queue(name, members, ...objectNames) {
      const id = make('Group', { Name: name, DeveloperName: name, Type: 'Queue' });
      for (const SobjectType of objectNames) make('QueueSobject', { QueueId: id, SobjectType });
      for (const UserOrGroupId of members) make('GroupMember', { GroupId: id, UserOrGroupId });
      return id;
    },
  };
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessOrg, permissionSet, profile } from './accessFixture.ts';
import { field, refuses, type Files } from './fixture.ts';

const formula = (object: string, name: string, text: string): Files =>
  field(object, name, { type: 'Text', formula: text });

const fls =
  'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';

test('without read on the object it does not exist: SOQL, retrieve, describe, relationships (INVALID_TYPE, SOAP API Developer Guide)', () => {
  const { org, user, make } = accessOrg();
  const ann = user('ann', 'Guide');
  const vault = make('Vault__c', { Name: 'gold' });
  refuses(
    () => org.query('SELECT Id FROM Vault__c', { userId: ann }),
    'INVALID_TYPE',
    /sObject type 'Vault__c' is not supported/,
  );
  refuses(() => org.retrieve('Vault__c', vault, ['Id'], ann), 'INVALID_TYPE');
  refuses(() => org.insert('Vault__c', { Name: 'x' }, ann), 'INVALID_TYPE');
  refuses(
    () => org.query('SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Vault__c)', { userId: ann }),
    'INVALID_TYPE',
  );
  const view = org.as(ann).schema;
  assert.equal(view.object('Vault__c'), undefined);
  assert.equal(view.objectOfId(vault), undefined);
  assert.equal(org.schema.object('Vault__c')?.name, 'Vault__c');
});

test('a field without field-level security to read is no column: select, where, order by, group by, FIELDS(ALL), parents ("Field-Level Security")', () => {
  const { org, user, make, rows } = accessOrg();
  const ann = user('ann', 'Guide');
  const tour = make('Tour__c', { Name: 'cave', Label__c: 'a', Secret__c: 'bats', OwnerId: ann });
  for (const soql of [
    'SELECT Secret__c FROM Tour__c',
    "SELECT Id FROM Tour__c WHERE Secret__c = 'bats'",
    'SELECT Id FROM Tour__c ORDER BY Secret__c',
    'SELECT COUNT(Id), Secret__c FROM Tour__c GROUP BY Secret__c',
    'SELECT Tour__r.Secret__c FROM Stop__c',
    "SELECT Id FROM Stop__c WHERE Tour__r.Secret__c = 'bats'",
  ])
    refuses(
      () => org.query(soql, { userId: ann }),
      'INVALID_FIELD',
      /No such column '(Tour__r\.)?Secret__c' on entity 'Tour__c'/,
    );
  assert.equal('Secret__c' in (rows('SELECT FIELDS(ALL) FROM Tour__c LIMIT 5', ann)[0] ?? {}), false);
  assert.equal('Secret__c' in org.retrieve('Tour__c', tour, undefined, ann), false);
  assert.equal(org.as(ann).schema.object('Tour__c')?.field('Secret__c'), undefined);
  refuses(() => org.as(ann).columns('SELECT Secret__c FROM Tour__c'), 'INVALID_FIELD');
  refuses(
    () => {
      org.update('Tour__c', tour, { Secret__c: 'x' }, ann);
    },
    'INVALID_FIELD',
    "No such column 'Secret__c' on sobject of type Tour__c",
  );
});

test('a field that may be read and not edited is refused in writes, and describe says so (INVALID_FIELD_FOR_INSERT_UPDATE)', () => {
  const { org, user, make, assign } = accessOrg(
    permissionSet('Look', { fields: { 'Tour__c.Secret__c': 'read' } }),
  );
  const ann = user('ann', 'Guide');
  assign(ann, 'Look');
  const tour = make('Tour__c', { Name: 'cave', Label__c: 'a', Secret__c: 'bats', OwnerId: ann });
  assert.equal(org.retrieve('Tour__c', tour, ['Secret__c'], ann).Secret__c, 'bats');
  refuses(
    () => {
      org.update('Tour__c', tour, { Secret__c: 'x', Topic__c: 'y' }, ann);
    },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: Secret__c. ${fls}`,
    ['Secret__c'],
  );
  refuses(
    () => org.insert('Tour__c', { Name: 'n', Label__c: 'b', secret__c: 'x' }, ann),
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  );
  const seen = org.as(ann).schema.object('Tour__c');
  assert.deepEqual(
    [seen?.field('Secret__c')?.updateable, seen?.field('Topic__c')?.updateable],
    [false, true],
  );
});

test('required, master-detail, name and system fields have no field-level security', () => {
  const { org, user, make, rows } = accessOrg(
    profile('Bare', { objects: { Tour__c: ['create', 'read', 'edit'], Stop__c: ['create', 'read'] } }),
  );
  const bo = user('bo', 'Bare');
  const tour = make('Tour__c', { Name: 'cave', Label__c: 'a' }, bo);
  const stop = make('Stop__c', { Name: 'gate', Tour__c: tour }, bo);
  org.update('Tour__c', tour, { Label__c: 'b' }, bo);
  assert.deepEqual(Object.keys(org.retrieve('Tour__c', tour, undefined, bo)).sort(), [
    'CreatedById',
    'CreatedDate',
    'Id',
    'IsDeleted',
    'Label__c',
    'LastModifiedById',
    'LastModifiedDate',
    'Name',
    'OwnerId',
    'SystemModstamp',
    'attributes',
  ]);
  assert.equal(rows('SELECT Id, Tour__r.Label__c FROM Stop__c', bo)[0]?.Id, stop);
});

test('without create or edit on the object: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY "entity type cannot be inserted: Tour"; without delete: INSUFFICIENT_ACCESS_OR_READONLY', () => {
  const { org, user, make } = accessOrg(profile('Reader', { objects: { Tour__c: ['read'] } }));
  const cy = user('cy', 'Reader');
  const tour = make('Tour__c', { Name: 'cave', Label__c: 'a', OwnerId: cy });
  refuses(
    () => org.insert('Tour__c', { Name: 'n', Label__c: 'b' }, cy),
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'entity type cannot be inserted: Tour',
  );
  refuses(
    () => {
      org.update('Tour__c', tour, { Name: 'n' }, cy);
    },
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'entity type cannot be updated: Tour',
  );
  refuses(
    () => {
      org.delete('Tour__c', tour, cy);
    },
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'insufficient access rights on object id',
  );
  const seen = org.as(cy).schema.object('Tour__c');
  assert.deepEqual([seen?.createable, seen?.updateable, seen?.deletable], [false, false, false]);
});

test('permission sets add up and take effect at once, also when they are taken away or the transaction is undone ("Permission Sets")', () => {
  const { org, user, make, assign, idOf } = accessOrg({
    ...permissionSet('Vaults', { objects: { Vault__c: ['read'] } }),
    ...permissionSet('Deposits', { objects: { Vault__c: ['create'] }, custom: ['Open_Vault'] }),
  });
  const ann = user('ann', 'Guide');
  const count = (): number => org.query('SELECT COUNT() FROM Vault__c', { userId: ann }).totalSize;
  refuses(count, 'INVALID_TYPE');
  const assignment = assign(ann, 'Vaults');
  assert.equal(count(), 0);
  refuses(() => org.insert('Vault__c', { Name: 'v' }, ann), 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  assign(ann, 'Deposits');
  make('Vault__c', { Name: 'v' }, ann);
  assert.equal(count(), 1);
  org.delete('PermissionSetAssignment', assignment, org.systemUserId);
  refuses(count, 'INVALID_TYPE');
  assert.throws(() =>
    org.transaction(() => {
      assign(ann, 'Vaults');
      assert.equal(count(), 1);
      throw new Error('undone');
    }),
  );
  refuses(count, 'INVALID_TYPE');
  org.update('User', ann, { ProfileId: idOf('Profile', 'System Administrator') }, org.systemUserId);
  assert.equal(count(), 1);
});

test('a permission set group gives what its sets give ("PermissionSetGroup")', () => {
  const { org, user, assign } = accessOrg({
    ...permissionSet('Vaults', { objects: { Vault__c: ['read'] } }),
    'permissionsetgroups/Keepers.permissionsetgroup-meta.xml':
      '<PermissionSetGroup><label>Keepers</label><permissionSets>Vaults</permissionSets></PermissionSetGroup>',
  });
  const ann = user('ann', 'Guide');
  assign(ann, 'Keepers');
  assert.equal(org.query('SELECT COUNT() FROM Vault__c', { userId: ann }).totalSize, 0);
});

test('View All Data reads every record, Modify All Data writes every record; field-level security stays ("User Permissions")', () => {
  const { org, user, make } = accessOrg({
    ...profile('Auditor', { user: ['ViewAllData'] }),
    ...profile('Power', { user: ['ModifyAllData'] }),
  });
  const tour = make('Tour__c', { Name: 'cave', Label__c: 'a', Secret__c: 's' });
  const [al, mo] = [user('al', 'Auditor'), user('mo', 'Power')];
  assert.equal(org.query('SELECT COUNT() FROM Tour__c', { userId: al }).totalSize, 1);
  refuses(() => {
    org.update('Tour__c', tour, { Name: 'x' }, al);
  }, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  org.update('Tour__c', tour, { Name: 'x', OwnerId: mo }, mo);
  refuses(() => org.query('SELECT Secret__c FROM Tour__c', { userId: mo }), 'INVALID_FIELD');
  org.delete('Tour__c', tour, mo);
});

test('setup records: anybody reads them, only who manages users writes them; permission sets may be assigned with "Assign Permission Sets"', () => {
  const { org, user, idOf } = accessOrg({
    ...permissionSet('Vaults', { objects: { Vault__c: ['read'] } }),
    ...profile('Clerk', { user: ['AssignPermissionSets'] }),
  });
  const [ann, cle] = [user('ann', 'Guide'), user('cle', 'Clerk')];
  assert.ok(org.query('SELECT Id, Name, Profile.Name FROM User', { userId: ann }).totalSize >= 3);
  const values = { AssigneeId: ann, PermissionSetId: idOf('PermissionSet', 'Vaults') };
  refuses(() => org.insert('PermissionSetAssignment', values, ann), 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  refuses(() => {
    org.update('User', ann, { Title: 'Boss' }, ann);
  }, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  org.insert('PermissionSetAssignment', values, cle);
});

test('built-in profiles without a file: everything but others’ records; "Minimum Access" nothing', () => {
  const { org, user, make } = accessOrg();
  const [sue, min] = [user('sue', 'Standard User'), user('min', 'Minimum Access - API Only Integrations')];
  make('Tour__c', { Name: 'other', Label__c: 'a', Secret__c: 's' });
  make('Tour__c', { Name: 'own', Label__c: 'a', Secret__c: 's' }, sue);
  assert.deepEqual(
    org.query('SELECT Name, Secret__c FROM Tour__c', { userId: sue }).records.map((row) => row.Name),
    ['own'],
  );
  refuses(() => org.query('SELECT Id FROM Tour__c', { userId: min }), 'INVALID_TYPE');
  refuses(() => org.query('SELECT Id FROM Account', { userId: min }), 'INVALID_TYPE');
});

test('a standard profile with a file shows standard fields, and custom ones that it lists ("Profile", Metadata API)', () => {
  const { org, user } = accessOrg(
    profile(
      'Standard',
      { objects: { Contact: ['read'], Tour__c: ['read'] }, fields: { 'Tour__c.Topic__c': 'read' } },
      'Salesforce',
      false,
    ),
  );
  const sue = user('sue', 'Standard User');
  org.query('SELECT Email, Phone FROM Contact', { userId: sue });
  org.query('SELECT Topic__c FROM Tour__c', { userId: sue });
  refuses(() => org.query('SELECT Seats__c FROM Tour__c', { userId: sue }), 'INVALID_FIELD');
  refuses(() => org.query('SELECT Id FROM Account', { userId: sue }), 'INVALID_TYPE');
  assert.equal(org.as(sue).schema.object('Contact')?.field('AccountId')?.relationshipName, undefined);
  refuses(
    () => org.query('SELECT Account.Name FROM Contact', { userId: sue }),
    'INVALID_FIELD',
    /Didn't understand relationship 'Account'/,
  );
});

test('a formula or mirrored field is hidden with what its reader may not see of a contact', () => {
  const { org, user } = accessOrg(
    profile('Desk', {
      objects: { Case: ['read'] },
      fields: { 'Case.ContactEmail': 'read', 'Case.ContactId': 'read' },
    }),
  );
  refuses(() => org.query('SELECT ContactEmail FROM Case', { userId: user('di', 'Desk') }), 'INVALID_FIELD');
});

test('a record type that the profile does not show cannot be chosen ("recordTypeVisibilities")', () => {
  const type = (name: string) => ({
    [`objects/Tour__c/recordTypes/${name}.recordType-meta.xml`]: `<RecordType><fullName>${name}</fullName><active>true</active><label>${name}</label></RecordType>`,
  });
  const { org, user, idOf } = accessOrg({
    ...type('Day'),
    ...type('Night'),
    ...profile('Walker', {
      objects: { Tour__c: ['create', 'read'] },
      recordTypes: { 'Tour__c.Day': true, 'Tour__c.Night': false },
    }),
  });
  const wes = user('wes', 'Walker');
  org.insert('Tour__c', { Name: 'a', Label__c: 'a', RecordTypeId: idOf('RecordType', 'Day') }, wes);
  refuses(
    () => org.insert('Tour__c', { Name: 'a', Label__c: 'a', RecordTypeId: idOf('RecordType', 'Night') }, wes),
    'INVALID_CROSS_REFERENCE_KEY',
    /Record Type ID/,
  );
});

test('custom permissions reach formulas: $Permission is true for who holds it ("Custom Permissions")', () => {
  const { user, assign, make } = accessOrg({
    ...permissionSet('Deposits', { custom: ['Open_Vault'] }),
    'customPermissions/Open_Vault.customPermission-meta.xml':
      '<CustomPermission><label>Open</label></CustomPermission>',
    'objects/Place__c/validationRules/Vault_Only.validationRule-meta.xml':
      '<ValidationRule><fullName>Vault_Only</fullName><active>true</active><errorConditionFormula>NOT($Permission.Open_Vault)</errorConditionFormula><errorMessage>Not you.</errorMessage></ValidationRule>',
  });
  const ann = user('ann', 'Guide');
  refuses(() => make('Place__c', { Name: 'p' }, ann), 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Not you.');
  assign(ann, 'Deposits');
  make('Place__c', { Name: 'p' }, ann);
});

test('a formula field computes for the org, whatever its reader may see ("Formula fields": of fields that the user cannot access)', () => {
  const { user, make, rows } = accessOrg({
    ...formula('Tour__c', 'Hint__c', 'LEFT(Secret__c, 1)'),
    ...formula('Place__c', 'Of__c', 'Tour__r.Name'),
    ...profile('Walker', {
      objects: { Tour__c: ['read'], Place__c: ['read'] },
      fields: { 'Tour__c.Hint__c': 'read', 'Place__c.Of__c': 'read' },
    }),
  });
  const wes = user('wes', 'Walker');
  const hidden = make('Tour__c', { Name: 'hidden', Label__c: 'a' });
  make('Tour__c', { Name: 'own', Label__c: 'a', Secret__c: 'bats', OwnerId: wes });
  make('Place__c', { Name: 'p', Tour__c: hidden });
  assert.equal(rows('SELECT Hint__c FROM Tour__c', wes)[0]?.Hint__c, 'b');
  assert.equal(rows('SELECT Of__c FROM Place__c', wes)[0]?.Of__c, 'hidden');
});

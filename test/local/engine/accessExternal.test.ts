import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessOrg, profile } from './accessFixture.ts';
import { refuses, type Files } from './fixture.ts';

const model = (object: string, internal: string, external: string): Files => ({
  [`objects/${object}/${object}.object-meta.xml`]: `<CustomObject><externalSharingModel>${external}</externalSharingModel><sharingModel>${internal}</sharingModel></CustomObject>`,
});
const mapping = (object: string, objectField: string, userField: string, level = 'Read'): string =>
  `<accessMappings><accessLevel>${level}</accessLevel><object>${object}</object><objectField>${objectField}</objectField><userField>${userField}</userField></accessMappings>`;
const sharingSet = (...mappings: string[]): Files => ({
  'sharingSets/Guides.sharingSet-meta.xml': `<SharingSet><name>Guides</name><profiles>Partner Guide</profiles>${mappings.join('')}</SharingSet>`,
});
const privately: Files = {
  ...model('Case', 'ReadWriteTransfer', 'Private'),
  ...model('Contact', 'ReadWrite', 'Private'),
  ...model('Account', 'ReadWrite', 'Private'),
};

test('external users have the external default, and what is theirs: own records, own contact, own account ("External Organization-Wide Defaults")', () => {
  const { org, user, make, names } = accessOrg(privately);
  const [own, other] = [make('Account', { Name: 'own' }), make('Account', { Name: 'other' })];
  const contact = make('Contact', { LastName: 'Pia', AccountId: own });
  make('Contact', { LastName: 'Client', AccountId: other });
  const pia = user('pia', 'Partner Guide', { ContactId: contact });
  const ann = user('ann', 'Guide');
  make('Case', { Subject: 'hers', OwnerId: pia });
  make('Case', { Subject: 'not hers' });
  assert.deepEqual(names('SELECT Subject FROM Case', pia), ['hers']);
  assert.equal(names('SELECT Subject FROM Case', ann).length, 2);
  assert.deepEqual(
    [names('SELECT Name FROM Contact', pia), names('SELECT Name FROM Account', pia)],
    [['Pia'], ['own']],
  );
  refuses(() => {
    org.update('Contact', contact, { LastName: 'x' }, pia);
  }, 'INSUFFICIENT_ACCESS_OR_READONLY');
});

test('who reads a case, contact or opportunity for a reason of its own reads its account ("Implicit Sharing": parent)', () => {
  const { user, make, names } = accessOrg(privately);
  const account = make('Account', { Name: 'of the case' });
  make('Account', { Name: 'far' });
  const pia = user('pia', 'Partner Guide', { ContactId: make('Contact', { LastName: 'Pia' }) });
  make('Case', { Subject: 'hers', OwnerId: pia, AccountId: account });
  assert.deepEqual(names('SELECT Name FROM Account', pia), ['of the case']);
});

test('a sharing set gives the records whose lookup leads to the user’s contact or account, to its profiles only ("SharingSet", Metadata API)', () => {
  const { org, user, make, names } = accessOrg({
    ...privately,
    ...profile('Other Partner', { objects: { Tour__c: ['read'] } }, 'Partner Community'),
    ...sharingSet(
      mapping('Tour__c', 'Guest__c', 'Contact', 'Edit'),
      mapping('Case', 'AccountId', 'Account'),
      mapping('Contact', 'Account', 'Contact.Account'),
    ),
  });
  const account = make('Account', { Name: 'a' });
  const contact = make('Contact', { LastName: 'Pia', AccountId: account });
  make('Contact', { LastName: 'Colleague', AccountId: account });
  const pia = user('pia', 'Partner Guide', { ContactId: contact });
  const oto = user('oto', 'Other Partner', {
    ContactId: make('Contact', { LastName: 'Oto', AccountId: account }),
  });
  const tour = make('Tour__c', { Name: 'for pia', Label__c: 'a', Guest__c: contact });
  make('Tour__c', { Name: 'for nobody', Label__c: 'a' });
  const seen = make('Case', { Subject: 'of the account', AccountId: account });
  assert.deepEqual(
    [names('SELECT Name FROM Tour__c', pia), names('SELECT Name FROM Tour__c', oto)],
    [['for pia'], []],
  );
  assert.deepEqual(names('SELECT Subject FROM Case', pia), ['of the account']);
  assert.deepEqual(names('SELECT Name FROM Contact ORDER BY Name', pia), ['Colleague', 'Oto', 'Pia']);
  org.update('Tour__c', tour, { Topic__c: 'x' }, pia);
  refuses(() => {
    org.update('Case', seen, { Status: 'Working' }, pia);
  }, 'INSUFFICIENT_ACCESS_OR_READONLY');
  refuses(() => {
    org.delete('Tour__c', tour, pia);
  }, 'INSUFFICIENT_ACCESS_OR_READONLY');
});

test('a sharing set may go over a lookup of the record ("Original_Deal__c.Account")', () => {
  const { user, make, names } = accessOrg({
    ...privately,
    ...sharingSet(mapping('Place__c', 'Tour__c.Guest__c', 'Contact')),
    'objects/Place__c/Place__c.object-meta.xml':
      '<CustomObject><label>Place</label><pluralLabel>Places</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel></CustomObject>',
  });
  const contact = make('Contact', { LastName: 'Pia' });
  const pia = user('pia', 'Partner Guide', { ContactId: contact });
  make('Place__c', { Name: 'p', Tour__c: make('Tour__c', { Name: 't', Label__c: 'a', Guest__c: contact }) });
  make('Place__c', { Name: 'q' });
  assert.deepEqual(names('SELECT Name FROM Place__c', pia), ['p']);
});

test('contacts controlled by their account are seen with it; without one they are private ("Controlled by Parent")', () => {
  const { user, make, names } = accessOrg({
    ...model('Account', 'Private', 'Private'),
    ...model('Contact', 'ControlledByParent', 'ControlledByParent'),
  });
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  make('Contact', { LastName: 'with', AccountId: make('Account', { Name: 'a' }, ann), OwnerId: bob });
  make('Contact', { LastName: 'without', OwnerId: bob });
  assert.deepEqual(
    [names('SELECT Name FROM Contact', ann), names('SELECT Name FROM Contact ORDER BY Name', bob)],
    [['with'], ['without']],
  );
});

test('a customer user owns cases of the own contact only, but for a portal super user (help article 000383801)', () => {
  const { org, user, make } = accessOrg(
    profile(
      'Super',
      { objects: { Case: ['read', 'create'] }, user: ['PortalSuperUser'] },
      'Customer Community Plus',
    ),
  );
  const [mine, theirs] = [make('Contact', { LastName: 'Cus' }), make('Contact', { LastName: 'Tom' })];
  const cus = user('cus', 'Customer', { ContactId: mine });
  const sup = user('sup', 'Super', { ContactId: make('Contact', { LastName: 'Sup' }) });
  const owned = make('Case', { Subject: 'c', OwnerId: cus, ContactId: mine });
  refuses(
    () => make('Case', { Subject: 'c', OwnerId: cus, ContactId: theirs }),
    'FIELD_INTEGRITY_EXCEPTION',
    undefined,
    ['OwnerId'],
  );
  refuses(() => {
    org.update('Case', owned, { ContactId: theirs }, org.systemUserId);
  }, 'FIELD_INTEGRITY_EXCEPTION');
  make('Case', { Subject: 'c', OwnerId: sup, ContactId: theirs });
});

test('a new owner must be able to read the object, whoever gives it (TRANSFER_REQUIRES_READ, SOAP API status codes)', () => {
  const { user, make } = accessOrg();
  const cus = user('cus', 'Customer', { ContactId: make('Contact', { LastName: 'Cus' }) });
  refuses(
    () => make('Tour__c', { Name: 't', Label__c: 'a', OwnerId: cus }),
    'TRANSFER_REQUIRES_READ',
    'The new owner must have read permission',
  );
});

test('history and comments are seen with their record; tasks with permission to access activities', () => {
  const { org, user, make, rows } = accessOrg(privately);
  const pia = user('pia', 'Partner Guide', { ContactId: make('Contact', { LastName: 'Pia' }) });
  const [own, other] = [make('Case', { Subject: 'hers', OwnerId: pia }), make('Case', { Subject: 'not' })];
  for (const ParentId of [own, other]) make('CaseComment', { ParentId, CommentBody: 'c' });
  assert.deepEqual(
    rows('SELECT ParentId FROM CaseComment', pia).map((row) => row.ParentId),
    [own],
  );
  refuses(() => org.query('SELECT Id FROM Task', { userId: pia }), 'INVALID_TYPE');
});

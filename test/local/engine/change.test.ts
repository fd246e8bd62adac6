import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../../plugin/src/local/engine/index.ts';
import { refuses, testOrg } from './fixture.ts';

test('an update changes what it names and moves the modification stamps', () => {
  const { org, clock, insert, get, userId } = testOrg();
  const id = insert('Visit__c', { Key__c: 'one', Mood__c: 'Good' });
  clock.advance(1500);
  org.update('Visit__c', id.slice(0, 15), { Mood__c: 'Bad' }, userId);
  const row = get('Visit__c', id);
  assert.deepEqual([row.Key__c, row.Mood__c], ['one', 'Bad']);
  assert.equal(row.CreatedDate, '2026-11-21T15:00:00.000+0000');
  assert.equal(row.LastModifiedDate, '2026-11-21T15:00:01.500+0000');
  assert.equal(row.SystemModstamp, '2026-11-21T15:00:01.500+0000');
});

test('an update that changes nothing still moves the stamps', () => {
  const { org, clock, insert, get, userId } = testOrg();
  const id = insert('Visit__c', { Key__c: 'one' });
  clock.advance(1000);
  org.update('Visit__c', id, { Key__c: 'one' }, userId);
  assert.equal(get('Visit__c', id).SystemModstamp, '2026-11-21T15:00:01.000+0000');
});

test('an update is checked as an insert is', () => {
  const { org, insert, get, userId } = testOrg();
  const account = insert('Account', { Name: 'A' });
  refuses(
    () => {
      org.update('Account', account, { Name: null }, userId);
    },
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [Name]',
  );
  const [first, second] = [insert('Visit__c', { Key__c: 'one' }), insert('Visit__c', { Key__c: 'two' })];
  refuses(() => {
    org.update('Visit__c', second, { Key__c: 'ONE' }, userId);
  }, 'DUPLICATE_VALUE');
  org.update('Visit__c', first, { Key__c: 'One' }, userId);
  assert.equal(get('Visit__c', first).Key__c, 'One');
  refuses(() => {
    org.update('Visit__c', first, { Place__c: 'Moon' }, userId);
  }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  refuses(() => {
    org.update('Visit__c', first, { Guest__c: '003000000000001' }, userId);
  }, 'INVALID_CROSS_REFERENCE_KEY');
  refuses(
    () => {
      org.update('Visit__c', first, { Id: first }, userId);
    },
    'INVALID_FIELD',
    'The Id field should not be specified in the sobject data.',
  );
});

test('a record that is not there, or deleted, is 404 in the words of each', () => {
  const { org, insert, userId } = testOrg();
  const notFound = (work: () => unknown, message: string) => {
    assert.throws(work, (error) => {
      assert.ok(error instanceof ApiError);
      assert.deepEqual([error.errorCode, error.status, error.message], ['NOT_FOUND', 404, message]);
      return true;
    });
  };
  notFound(
    () => org.retrieve('Case', '500000000000001', undefined, userId),
    'The requested resource does not exist',
  );
  notFound(() => {
    org.update('Case', 'nonsense', {}, userId);
  }, 'Provided external ID field does not exist or is not accessible: nonsense');
  const id = insert('Case', {});
  org.delete('Case', id, userId);
  for (const work of [
    () => {
      org.delete('Case', id, userId);
    },
    () => {
      org.update('Case', id, {}, userId);
    },
    () => org.retrieve('Case', id, undefined, userId),
  ]) {
    assert.throws(work, (error) => {
      assert.ok(error instanceof ApiError);
      assert.deepEqual(
        [error.errorCode, error.status, error.message],
        ['ENTITY_IS_DELETED', 404, 'entity is deleted'],
      );
      return true;
    });
  }
});

test('a detail stays with its master unless the field says it may move', () => {
  const { org, insert, get, userId } = testOrg();
  const [one, two] = [insert('Visit__c', {}), insert('Visit__c', {})];
  const note = insert('Note__c', { Name: 'n', Visit__c: one, Tone__c: 'Soft' });
  refuses(() => {
    org.update('Note__c', note, { Visit__c: two }, userId);
  }, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  const [here, there] = [insert('Case', {}), insert('Case', {})];
  const leaflet = insert('Leaflet__c', { Name: 'l', Case__c: here });
  org.update('Leaflet__c', leaflet, { Case__c: there }, userId);
  assert.equal(get('Leaflet__c', leaflet).Case__c, there);
});

test('upsert by external id creates once, then updates', () => {
  const { org, get, rows, userId } = testOrg();
  const upsert = (mood: string) => org.upsert('Visit__c', 'Key__c', 'k-1', { Mood__c: mood }, userId);
  const first = upsert('Good');
  assert.equal(first.created, true);
  assert.equal(get('Visit__c', first.id).Key__c, 'k-1');
  assert.deepEqual(upsert('Bad'), { id: first.id, created: false });
  assert.deepEqual(
    rows('SELECT Mood__c FROM Visit__c').map((row) => row.Mood__c),
    ['Bad'],
  );
});

test('upsert: several records with the key is 300 with their ids; a field that is no external id is 404', () => {
  const { org, insert, userId } = testOrg();
  const ids = [insert('Visit__c', { Batch__c: 'b' }), insert('Visit__c', { Batch__c: 'b' })];
  assert.throws(
    () => org.upsert('Visit__c', 'Batch__c', 'b', {}, userId),
    (error) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.status, 300);
      assert.deepEqual(error.matches, ids);
      return true;
    },
  );
  refuses(
    () => org.upsert('Visit__c', 'Mood__c', 'x', {}, userId),
    'NOT_FOUND',
    'Provided external ID field does not exist or is not accessible: Mood__c',
  );
  refuses(() => org.upsert('Visit__c', 'Key__c', 'x', { Key__c: 'y' }, userId), 'INVALID_FIELD');
  assert.ok(org.upsert('Visit__c', 'Key__c', 'x', { Key__c: 'x' }, userId).created);
});

test('upsert by Id updates; a refused upsert changes nothing', () => {
  const { org, insert, get, rows, userId } = testOrg();
  const id = insert('Visit__c', {});
  assert.deepEqual(org.upsert('Visit__c', 'Id', id, { Mood__c: 'Odd' }, userId), { id, created: false });
  assert.equal(get('Visit__c', id).Mood__c, 'Odd');
  refuses(
    () => org.upsert('Visit__c', 'Key__c', 'z', { Place__c: 'Moon' }, userId),
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  );
  assert.equal(rows('SELECT Id FROM Visit__c').length, 1);
});

test('deleting a master deletes its details, and queryAll still shows them', () => {
  const { org, clock, insert, rows, userId } = testOrg();
  const visit = insert('Visit__c', {});
  insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Soft' });
  clock.advance(5000);
  org.delete('Visit__c', visit, userId);
  assert.deepEqual([rows('SELECT Id FROM Visit__c'), rows('SELECT Id FROM Note__c')], [[], []]);
  for (const object of ['Visit__c', 'Note__c']) {
    const [row] = org.query(`SELECT IsDeleted, SystemModstamp FROM ${object}`, { userId, all: true }).records;
    assert.deepEqual([row?.IsDeleted, row?.SystemModstamp], [true, '2026-11-21T15:00:05.000+0000']);
  }
});

test('deleting clears a lookup that may be empty, and moves SystemModstamp alone', () => {
  const { org, clock, insert, get, userId } = testOrg();
  const guest = insert('Contact', { LastName: 'Guest' });
  const visit = insert('Visit__c', { Guest__c: guest });
  clock.advance(5000);
  org.delete('Contact', guest, userId);
  const row = get('Visit__c', visit);
  assert.equal(row.Guest__c, null);
  assert.equal(row.LastModifiedDate, '2026-11-21T15:00:00.000+0000');
  assert.equal(row.SystemModstamp, '2026-11-21T15:00:05.000+0000');
});

test('a lookup that restricts keeps its target, and names what is in the way', () => {
  const { org, insert, rows, userId } = testOrg();
  const host = insert('Contact', { FirstName: 'Hal', LastName: 'Host' });
  insert('Visit__c', { Host__c: host });
  refuses(
    () => {
      org.delete('Contact', host, userId);
    },
    'DELETE_FAILED',
    'Your attempt to delete Hal Host could not be completed because it is associated with the following visits.: V-0001\n',
  );
  assert.equal(rows('SELECT Id FROM Contact').length, 1);
});

test('a contact with a case cannot be deleted, nor the account above them', () => {
  const { org, insert, rows, userId } = testOrg();
  const account = insert('Account', { Name: 'A' });
  const contact = insert('Contact', { LastName: 'L', AccountId: account });
  insert('Case', { ContactId: contact, AccountId: null });
  refuses(() => {
    org.delete('Account', account, userId);
  }, 'DELETE_FAILED');
  assert.deepEqual([rows('SELECT Id FROM Account').length, rows('SELECT Id FROM Contact').length], [1, 1]);
});

test('deleting an account takes its contacts along, a circle of parents ends', () => {
  const { org, insert, rows, userId } = testOrg();
  const account = insert('Account', { Name: 'A' });
  const child = insert('Account', { Name: 'B', ParentId: account });
  org.update('Account', account, { ParentId: child }, userId);
  insert('Contact', { LastName: 'L', AccountId: account });
  org.delete('Account', account, userId);
  assert.deepEqual(
    rows('SELECT Name, ParentId FROM Account').map((row) => [row.Name, row.ParentId]),
    [['B', null]],
  );
  assert.deepEqual(rows('SELECT Id FROM Contact'), []);
});

test('users and profiles cannot be deleted; a queue that owns records neither', () => {
  const { org, insert, userId } = testOrg();
  refuses(
    () => {
      org.delete('User', userId, userId);
    },
    'INVALID_TYPE_FOR_OPERATION',
    'entity type cannot be deleted: User',
  );
  const queue = insert('Group', { Name: 'Q', Type: 'Queue' });
  insert('QueueSobject', { QueueId: queue, SobjectType: 'Case' });
  const id = insert('Case', { OwnerId: queue });
  refuses(() => {
    org.delete('Group', queue, userId);
  }, 'DELETE_FAILED');
  org.delete('Case', id, userId);
  org.delete('Group', queue, userId);
  refuses(() => org.retrieve('Group', queue, undefined, userId), 'NOT_FOUND');
});

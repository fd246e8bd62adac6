import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../fixture.ts';
import { seededOrg } from './seededOrg.ts';

const { org, userId } = seededOrg();
const first = (soql: string) => org.query(soql, { userId }).records[0];
const idOf = (soql: string) => textOf(first(soql)?.Id);
const url = (type: string, id: string) => `/services/data/v66.0/sobjects/${type}/${id}`;

// SOQL and SOSL Reference, "Understanding Query Results".
test('a record, its parent and its children each say what they are and where', () => {
  const account = idOf("SELECT Id FROM Account WHERE Name = 'Acme'");
  const contact = idOf("SELECT Id FROM Contact WHERE LastName = 'Doe'");
  assert.deepEqual(
    first("SELECT Id, FirstName, AccountId, Account.Name FROM Contact WHERE LastName = 'Doe'"),
    {
      attributes: { type: 'Contact', url: url('Contact', contact) },
      Id: contact,
      FirstName: 'Jane',
      AccountId: account,
      Account: { attributes: { type: 'Account', url: url('Account', account) }, Name: 'Acme' },
    },
  );
  assert.deepEqual(
    first("SELECT Id, (SELECT Id FROM Contacts WHERE LastName = 'Doe') FROM Account WHERE Name = 'Acme'"),
    {
      attributes: { type: 'Account', url: url('Account', account) },
      Id: account,
      Contacts: {
        totalSize: 1,
        done: true,
        records: [{ attributes: { type: 'Contact', url: url('Contact', contact) }, Id: contact }],
      },
    },
  );
});

test('no parent and no children are null', () => {
  assert.equal(first("SELECT Account.Name FROM Contact WHERE LastName = 'Young'")?.Account, null);
  assert.equal(first("SELECT (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Ter%'")?.Contacts, null);
});

test('groups are AggregateResult without address; COUNT() is a size alone', () => {
  assert.deepEqual(first('SELECT COUNT(Id) FROM Account'), {
    attributes: { type: 'AggregateResult' },
    expr0: 5,
  });
  assert.deepEqual(org.query('SELECT COUNT() FROM Account', { userId }), {
    totalSize: 5,
    records: [],
    entity: 'Account',
  });
});

test('a lookup to several objects is a Name, TYPEOF shows the object itself', () => {
  const task = "FROM Task WHERE Subject = 'Call Jane'";
  const contact = idOf("SELECT Id FROM Contact WHERE LastName = 'Doe'");
  assert.deepEqual(first(`SELECT Who.Name ${task}`)?.Who, {
    attributes: { type: 'Name', url: url('Contact', contact) },
    Name: 'Jane Doe',
  });
  assert.deepEqual(first(`SELECT TYPEOF Who WHEN Contact THEN Title END ${task}`)?.Who, {
    attributes: { type: 'Contact', url: url('Contact', contact) },
    Title: 'CEO',
  });
});

test('queryAll finds what was deleted, query does not', () => {
  const id = org.insert('Account', { Name: 'Gone' }, userId);
  org.delete('Account', id, userId);
  const soql = "SELECT Name, IsDeleted FROM Account WHERE Name = 'Gone'";
  assert.equal(org.query(soql, { userId }).totalSize, 0);
  assert.equal(org.query(soql, { userId, all: true }).records[0]?.IsDeleted, true);
});

test('columns of every kind of select item can be asked for', () => {
  for (const soql of [
    'SELECT TYPEOF What WHEN Account THEN Phone END FROM Task',
    'SELECT FORMAT(Amount) a, toLabel(StageName) FROM Opportunity',
    'SELECT Rating, GROUPING(Rating) g, COUNT(Id) FROM Lead GROUP BY ROLLUP(Rating)',
    'SELECT Name, (SELECT LastName, (SELECT Subject FROM Cases) FROM Contacts) FROM Account',
  ]) {
    assert.ok(org.columns(soql).columnMetadata.length > 0, soql);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuses, testOrg } from './fixture.ts';

const { org } = testOrg();

const column = {
  aggregate: false,
  apexType: null,
  booleanType: false,
  custom: false,
  foreignKeyName: null,
  insertable: false,
  joinColumns: [],
  numberType: false,
  textType: false,
  updatable: false,
};
const text = { ...column, apexType: 'String', textType: true };

test('fields, parents as join columns, children as an aggregate column with theirs', () => {
  assert.deepEqual(
    org.columns(
      'SELECT Id, Done__c, Guest__r.Account.Name, Guest__r.Email, (SELECT Name FROM Notes__r) FROM Visit__c',
    ),
    {
      columnMetadata: [
        { ...column, columnName: 'Id', displayName: 'Id', apexType: 'Id' },
        {
          ...column,
          columnName: 'Done__c',
          displayName: 'Done__c',
          apexType: 'Boolean',
          booleanType: true,
          custom: true,
          insertable: true,
          updatable: true,
        },
        {
          ...column,
          columnName: 'Guest__r',
          displayName: 'Guest__r',
          custom: true,
          foreignKeyName: 'Guest__c',
          joinColumns: [
            {
              ...column,
              columnName: 'Account',
              displayName: 'Account',
              foreignKeyName: 'AccountId',
              joinColumns: [
                { ...text, columnName: 'Name', displayName: 'Name', insertable: true, updatable: true },
              ],
            },
            { ...text, columnName: 'Email', displayName: 'Email', insertable: true, updatable: true },
          ],
        },
        {
          ...column,
          aggregate: true,
          columnName: 'Notes__r',
          displayName: 'Notes__r',
          custom: true,
          joinColumns: [
            { ...text, columnName: 'Name', displayName: 'Name', insertable: true, updatable: true },
          ],
        },
      ],
      entityName: 'Visit__c',
      groupBy: false,
      idSelected: true,
      keyPrefix: 'a03',
    },
  );
});

test('aggregates are aggregate columns under the name of their result', () => {
  const answer = org.columns(
    'SELECT Place__c, COUNT(Id), MAX(Start__c) latest FROM Visit__c GROUP BY Place__c',
  );
  assert.equal(answer.groupBy, true);
  assert.equal(answer.idSelected, false);
  assert.deepEqual(
    answer.columnMetadata.map((each) => [each.columnName, each.displayName, each.aggregate, each.apexType]),
    [
      ['Place__c', 'Place__c', false, 'String'],
      ['expr0', 'COUNT(Id)', true, 'Integer'],
      ['latest', 'MAX(Start__c)', true, 'Datetime'],
    ],
  );
});

test('a mistake in the query is the same mistake here', () => {
  refuses(() => org.columns('SELECT Ghost__c FROM Visit__c'), 'INVALID_FIELD');
  refuses(() => org.columns('SELECT Id FROM Ghost__c'), 'INVALID_TYPE');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessOrg } from './accessFixture.ts';
import { refuses } from './fixture.ts';

test('UserRecordAccess tells what a user may do with records ("UserRecordAccess", Object Reference)', () => {
  const { org, user, make, queue } = accessOrg();
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  const desk = queue('desk', [bob], 'Tour__c');
  const [own, queued] = [
    make('Tour__c', { Name: 'own', Label__c: 'a' }, ann),
    make('Tour__c', { Name: 'q', Label__c: 'a', OwnerId: desk }),
  ];
  const place = make('Place__c', { Name: 'p' }, ann);
  const ask = (who: string, as = org.systemUserId) =>
    org
      .query(
        `SELECT RecordId, MaxAccessLevel, HasEditAccess FROM UserRecordAccess WHERE UserId = '${who}' AND RecordId IN ('${own}', '${queued}', '${place}')`,
        { userId: as },
      )
      .records.map((row) => [row.RecordId, row.MaxAccessLevel, row.HasEditAccess]);
  assert.deepEqual(ask(ann), [
    [own, 'All', true],
    [queued, 'None', false],
    [place, 'All', true],
  ]);
  assert.deepEqual(ask(bob), [
    [own, 'None', false],
    [queued, 'Transfer', true],
    [place, 'Read', false],
  ]);
  assert.deepEqual(
    ask(bob, ann).map(([id]) => id),
    [own, place],
  );
  refuses(() => org.query('SELECT RecordId FROM UserRecordAccess', { userId: ann }), 'MALFORMED_QUERY');
  refuses(
    () =>
      org.query(`SELECT Name FROM UserRecordAccess WHERE UserId = '${ann}' AND RecordId = '${own}'`, {
        userId: ann,
      }),
    'MALFORMED_QUERY',
  );
});

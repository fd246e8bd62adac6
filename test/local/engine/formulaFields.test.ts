import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from './fixture.ts';
import { field, recordType, refuses, testOrg, textOf } from './fixture.ts';

const formula = (type: string, text: string, more: Record<string, string | number> = {}) => ({
  type,
  formula: text,
  ...more,
});

const files: Files = {
  ...field('Case', 'Region__c', { type: 'Text', length: 40 }),
  ...field(
    'Case',
    'Days_Open__c',
    formula('Number', 'TODAY() - DATEVALUE(CreatedDate)', { precision: 18, scale: 0 }),
  ),
  ...field('Visit__c', 'Line__c', formula('Text', 'UPPER(guest__r.LASTNAME) & ", " & Guest__r.Account.Name')),
  ...field('Visit__c', 'Price__c', formula('Currency', 'Cost__c * 1.5', { precision: 18, scale: 2 })),
  ...field('Visit__c', 'Price_or_Null__c', {
    ...formula('Currency', 'Cost__c * 1.5', { precision: 18, scale: 2 }),
    formulaTreatBlanksAs: 'BlankAsBlank',
  }),
  ...field('Visit__c', 'Dear__c', formula('Checkbox', 'Price__c > 100')),
  ...field('Visit__c', 'Band__c', formula('Text', 'IF(Dear__c, "dear", "cheap")')),
  ...field('Visit__c', 'Next__c', formula('Date', 'Day__c + 7')),
  ...field('Visit__c', 'Ends__c', formula('DateTime', 'Start__c + 1/24')),
  ...field('Visit__c', 'Share__c', formula('Percent', 'Score__c / 200', { precision: 18, scale: 1 })),
  ...field('Visit__c', 'Past__c', formula('Checkbox', 'Day__c < TODAY()')),
  ...field('Visit__c', 'Mine__c', formula('Checkbox', 'OwnerId = $User.Id')),
  ...field(
    'Visit__c',
    'Owner_Name__c',
    formula('Text', 'Owner:User.LastName & "/" & $Profile.Name & "/" & $Organization.Name'),
  ),
  ...field(
    'Visit__c',
    'Ratio__c',
    formula('Number', 'Cost__c / (Score__c - Score__c)', { precision: 18, scale: 2 }),
  ),
  ...field('Note__c', 'Visit_Band__c', formula('Text', 'Visit__r.Band__c & " " & TEXT(Tone__c)')),
  ...field('Note__c', 'Type_Name__c', formula('Text', 'Visit__r.Guest__r.Account.Owner.Profile.Name')),
};

const org = testOrg(files);
const account = org.insert('Account', { Name: 'Birch Goods' });
const guest = org.insert('Contact', { LastName: 'Alder', AccountId: account });
const dear = org.insert('Visit__c', {
  Guest__c: guest,
  Cost__c: 100,
  Score__c: 45,
  Day__c: '2026-11-01',
  Start__c: '2026-11-01T10:00:00Z',
});
const cheap = org.insert('Visit__c', { Cost__c: 10, Day__c: '2026-12-01' });
const unknown = org.insert('Visit__c', {});

test('a formula field is computed at each read and reads parents, in any case of names (Building Cross-Object Formulas)', () => {
  const row = org.get('Visit__c', dear);
  assert.equal(row.Line__c, 'ALDER, Birch Goods');
  assert.equal(row.Price__c, 150);
  assert.equal(row.Dear__c, true);
  assert.equal(row.Next__c, '2026-11-08');
  assert.equal(row.Ends__c, '2026-11-01T11:00:00.000+0000');
  assert.equal(row.Share__c, 22.5);
  assert.equal(row.Past__c, true);
  assert.equal(row.Ratio__c, null);
  assert.equal(row.Mine__c, true);
  assert.equal(row.Owner_Name__c, 'Process/System Administrator/Engage (local)');
});

test('a blank number counts as zero unless the field says blank (formulaTreatBlanksAs, Metadata API Developer Guide)', () => {
  const row = org.get('Visit__c', unknown, 'Price__c', 'Price_or_Null__c', 'Dear__c', 'Line__c', 'Past__c');
  assert.equal(row.Price__c, 0);
  assert.equal(row.Price_or_Null__c, null);
  assert.equal(row.Dear__c, false);
  assert.equal(row.Line__c, ',');
  assert.equal(row.Past__c, false);
});

test('a formula field may read a formula field, also of a parent', () => {
  const note = org.insert('Note__c', { Name: 'n', Visit__c: dear, Tone__c: 'Loud' });
  const row = org.get('Note__c', note, 'Visit_Band__c', 'Visit__r.Band__c', 'Type_Name__c');
  assert.equal(row.Visit_Band__c, 'dear Loud');
  assert.deepEqual(row.Visit__r, {
    attributes: { type: 'Visit__c', url: `/services/data/v66.0/sobjects/Visit__c/${dear}` },
    Band__c: 'dear',
  });
  assert.equal(row.Type_Name__c, 'System Administrator');
});

test('SOQL filters, orders and aggregates by formula fields', () => {
  const ids = (soql: string) => org.rows(soql).map((row) => row.Id);
  assert.deepEqual(ids("SELECT Id FROM Visit__c WHERE Band__c = 'DEAR'"), [dear]);
  assert.deepEqual(ids("SELECT Id FROM Visit__c WHERE Band__c LIKE 'che%' ORDER BY Price__c DESC"), [
    cheap,
    unknown,
  ]);
  assert.deepEqual(ids('SELECT Id FROM Visit__c WHERE Dear__c = true AND Past__c = TRUE'), [dear]);
  assert.deepEqual(ids('SELECT Id FROM Visit__c WHERE Price__c > 5 ORDER BY Price__c'), [cheap, dear]);
  assert.deepEqual(ids('SELECT Id FROM Visit__c WHERE Next__c > TODAY'), [cheap]);
  assert.deepEqual(ids('SELECT Id FROM Visit__c WHERE Price_or_Null__c = null'), [unknown]);
  assert.deepEqual(ids('SELECT Id FROM Visit__c WHERE Price_or_Null__c != 150 ORDER BY Id'), [
    cheap,
    unknown,
  ]);
  assert.deepEqual(ids("SELECT Id FROM Note__c WHERE Visit__r.Band__c IN ('dear', 'x')").length, 1);
  assert.equal(org.rows('SELECT SUM(Price__c) total FROM Visit__c')[0]?.total, 165);
});

test('GROUP BY takes formulas of type checkbox and date only (What Can You GROUP BY?, ktema.org)', () => {
  const groups = org.rows('SELECT Dear__c, COUNT(Id) n FROM Visit__c GROUP BY Dear__c ORDER BY COUNT(Id)');
  assert.deepEqual(
    groups.map((row) => [row.Dear__c, row.n]),
    [
      [true, 1],
      [false, 2],
    ],
  );
  assert.equal(org.rows('SELECT Next__c FROM Visit__c GROUP BY Next__c').length, 3);
  refuses(
    () => org.rows('SELECT Band__c FROM Visit__c GROUP BY Band__c'),
    'MALFORMED_QUERY',
    /field 'Band__c' can not be grouped in a query call/,
  );
});

test('a formula field cannot be written, and describes itself as calculated', () => {
  const described = org.org.schema.object('Visit__c')?.field('Price__c');
  assert.equal(described?.calculated, true);
  assert.equal(described.createable, false);
  assert.equal(described.updateable, false);
  assert.equal(described.type, 'currency');
  refuses(() => org.insert('Visit__c', { Price__c: 1 }), 'INVALID_FIELD_FOR_INSERT_UPDATE', undefined, [
    'Price__c',
  ]);
  refuses(() => {
    org.org.update('Visit__c', dear, { Band__c: 'x' }, org.userId);
  }, 'INVALID_FIELD_FOR_INSERT_UPDATE');
});

test('TODAY() follows the clock and the zone of the user; SystemModstamp stays', () => {
  const own = testOrg(files);
  own.clock.set('2026-11-21T15:00:00.000Z');
  const id = own.insert('Case', { Subject: 'x' });
  const before = own.get('Case', id, 'SystemModstamp', 'Days_Open__c');
  assert.equal(before.Days_Open__c, 0);
  own.clock.set('2026-11-24T04:30:00.000Z');
  const after = own.get('Case', id, 'SystemModstamp', 'Days_Open__c');
  assert.equal(after.Days_Open__c, 2, 'it is still the 23rd in New York');
  assert.equal(after.SystemModstamp, before.SystemModstamp);
  own.clock.set('2026-11-24T05:30:00.000Z');
  assert.equal(own.get('Case', id, 'Days_Open__c').Days_Open__c, 3);
  const [found] = own.rows('SELECT Id FROM Case WHERE Days_Open__c = 3');
  assert.equal(found?.Id, id);
});

test('a formula field joins no parent that the query does not need, and joins each parent once', () => {
  const [row] = org.rows(`SELECT Line__c, Guest__r.LastName FROM Visit__c WHERE Id = '${dear}'`);
  assert.equal(row?.Line__c, 'ALDER, Birch Goods');
  const children = org.rows('SELECT Id, (SELECT Line__c FROM Visits__r WHERE Dear__c = true) FROM Contact');
  assert.equal(JSON.stringify(children).includes('ALDER, Birch Goods'), true);
});

function refusesToLoad(more: Files, words: RegExp): void {
  assert.throws(() => testOrg(more), words);
}

test('a formula that cannot be computed is refused at load by file, element and place', () => {
  refusesToLoad(
    field('Visit__c', 'X__c', formula('Text', 'Nmae')),
    /X__c\.field-meta\.xml: <formula>: line 1, column 1: Visit__c has no field Nmae\. Correct the formula\./,
  );
  refusesToLoad(
    field('Visit__c', 'X__c', formula('Text', 'Guest__r.Ghost__r.Name')),
    /Contact has no relationship Ghost__r/,
  );
  refusesToLoad(field('Visit__c', 'X__c', formula('Text', 'Owner.Name')), /write Owner:Group or Owner:User/);
  refusesToLoad(
    field('Visit__c', 'X__c', formula('Text', 'Story__c')),
    /cannot read Story__c, a field of type textarea/,
  );
  refusesToLoad(
    field('Visit__c', 'X__c', formula('Text', 'IF(ISNEW(), "a", "b")')),
    /ISNEW\(\) can be used in validation rules only/,
  );
  refusesToLoad(
    field('Visit__c', 'X__c', formula('Number', 'Name')),
    /expected a formula of type number, this one gives string/,
  );
  refusesToLoad(
    field('Visit__c', 'X__c', formula('Text', '$Setup.X__c.Y__c')),
    /does not know \$Setup\.X__c\.Y__c/,
  );
  refusesToLoad(field('Visit__c', 'X__c', formula('Text', 'GETSESSIONID()')), /has no function GETSESSIONID/);
  refusesToLoad(
    field('Visit__c', 'X__c', formula('Picklist', 'Name')),
    /a formula gives one of Text, Number/,
  );
});

test('formulas that refer to one another in a circle are refused', () => {
  refusesToLoad(
    {
      ...field('Visit__c', 'A__c', formula('Text', 'B__c')),
      ...field('Visit__c', 'B__c', formula('Text', 'A__c')),
    },
    /cannot refer to itself, as in A__c -> B__c -> A__c/,
  );
  refusesToLoad(
    {
      ...field('Visit__c', 'A__c', formula('Text', 'Guest__r.C__c')),
      ...field('Contact', 'Last_Visit__c', {
        type: 'Lookup',
        referenceTo: 'Visit__c',
        relationshipName: 'Lasts',
      }),
      ...field('Contact', 'C__c', formula('Text', 'Last_Visit__r.A__c')),
    },
    /as in (A__c -> C__c -> A__c|C__c -> A__c -> C__c)/,
  );
});

test('a default value may be a formula, computed for each new record (Default Field Values)', () => {
  const own = testOrg({
    ...field('Visit__c', 'Due__c', { type: 'Date', defaultValue: 'TODAY() + 14' }),
    ...field('Visit__c', 'Asked_By__c', {
      type: 'Text',
      length: 80,
      defaultValue: '$User.LastName & " asked"',
    }),
    ...field('Visit__c', 'Sunday__c', { type: 'Checkbox', defaultValue: 'WEEKDAY(TODAY()) = 1' }),
  });
  const row = own.get('Visit__c', own.insert('Visit__c', {}));
  assert.equal(row.Due__c, '2026-12-05');
  assert.equal(row.Asked_By__c, 'Process asked');
  assert.equal(row.Sunday__c, false);
  own.clock.set('2026-11-22T15:00:00.000Z');
  const [id] = own.org.load('Visit__c', [{ Due__c: '2026-01-01' }]);
  const loaded = own.get('Visit__c', textOf(id));
  assert.equal(loaded.Due__c, '2026-01-01');
  assert.equal(loaded.Sunday__c, true);
  assert.equal(own.get('Visit__c', own.insert('Visit__c', { Due__c: null })).Due__c, null);
  refusesToLoad(
    field('Visit__c', 'X__c', { type: 'Text', length: 9, defaultValue: 'Name' }),
    /<defaultValue>.*cannot read the field Name/,
  );
});

test('a mirror such as Case.ContactEmail and a record type can be read by a formula', () => {
  const own = testOrg({
    ...recordType('Case', 'Mentoring_Request', {}),
    ...field(
      'Case',
      'Mail__c',
      formula('Text', 'ContactEmail & "|" & RecordType.DeveloperName & "|" & $RecordType.DeveloperName'),
    ),
  });
  const contact = own.insert('Contact', { LastName: 'Elm', Email: 'elm@example.com' });
  const id = own.insert('Case', { ContactId: contact });
  assert.equal(own.get('Case', id, 'Mail__c').Mail__c, 'elm@example.com|Mentoring_Request|Mentoring_Request');
});

const summary = (name: string, more: Record<string, string>): Files =>
  field('Visit__c', name, {
    type: 'Summary',
    summaryOperation: 'sum',
    summarizedField: 'Note__c.Hours__c',
    summaryForeignKey: 'Note__c.Visit__c',
    ...more,
  });

test('a roll-up sums and filters by formulas of the detail itself (Roll-Up Summary Field, Salesforce Help)', () => {
  const own = testOrg({
    ...field('Note__c', 'Hours__c', formula('Number', 'Minutes__c / 60', { precision: 18, scale: 2 })),
    ...field('Note__c', 'Is_Long__c', formula('Checkbox', 'Hours__c > 1')),
    ...summary('Hours__c', {}),
    ...field('Visit__c', 'Long_Hours__c', {
      type: 'Summary',
      summaryOperation: 'sum',
      summarizedField: 'Note__c.Hours__c',
      summaryForeignKey: 'Note__c.Visit__c',
      summaryFilterItems: { field: 'Note__c.Is_Long__c', operation: 'equals', value: 'True' },
    }),
  });
  const visit = own.insert('Visit__c', {});
  for (const minutes of [30, 90, 120]) {
    own.insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Soft', Minutes__c: minutes });
  }
  const row = own.get('Visit__c', visit, 'Hours__c', 'Long_Hours__c');
  assert.deepEqual([row.Hours__c, row.Long_Hours__c], [4, 3.5]);
});

test('a roll-up over TODAY() or over another object is refused (Roll-Up Summary Field, Salesforce Help)', () => {
  const hours = (text: string) => ({
    ...field('Note__c', 'Hours__c', formula('Number', text, { precision: 18, scale: 2 })),
    ...summary('Hours__c', {}),
  });
  refusesToLoad(
    hours('TODAY() - DATE(2026, 1, 1)'),
    /Visit__c\.Hours__c: cannot summarize or filter by Note__c\.Hours__c: its formula derives values on the fly/,
  );
  refusesToLoad(hours('Visit__r.Score__c'), /its formula reads more than its own record/);
});

test('TODAY() is the day where the user is, $UserRole and $User are of who asks (Global Variables, Salesforce Help)', () => {
  const own = testOrg({
    ...field('Visit__c', 'Today__c', formula('Date', 'TODAY()')),
    ...field(
      'Visit__c',
      'Asker__c',
      formula('Text', '$User.LastName & "/" & $UserRole.Name & "/" & $UserRole.DeveloperName'),
    ),
  });
  const role = own.insert('UserRole', { Name: 'Chapter chair', DeveloperName: 'Chair' });
  const profile = own.rows("SELECT Id FROM Profile WHERE Name = 'System Administrator'")[0]?.Id;
  const user = own.insert('User', {
    Username: 'pat@example.com',
    LastName: 'Pine',
    Email: 'pat@example.com',
    Alias: 'pat',
    TimeZoneSidKey: 'America/Los_Angeles',
    UserRoleId: role,
    ProfileId: textOf(profile),
  });
  own.insert('Visit__c', {});
  own.clock.set('2026-11-22T06:00:00.000Z');
  const soql = 'SELECT Today__c, Asker__c FROM Visit__c WHERE Today__c = TODAY';
  const [theirs] = own.org.query(soql, { userId: user }).records;
  assert.deepEqual([theirs?.Today__c, theirs?.Asker__c], ['2026-11-21', 'Pine/Chapter chair/Chair']);
  const [ours] = own.rows(soql);
  assert.deepEqual([ours?.Today__c, ours?.Asker__c], ['2026-11-22', 'Process//']);
});

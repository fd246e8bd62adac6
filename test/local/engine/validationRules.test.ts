import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../../plugin/src/local/engine/index.ts';
import type { Files } from './fixture.ts';
import { field, refuses, testOrg, textOf, xml } from './fixture.ts';

function rule(
  object: string,
  name: string,
  condition: string,
  more: Record<string, string | boolean> = {},
): Files {
  return {
    [`objects/${object}/validationRules/${name}.validationRule-meta.xml`]: xml('ValidationRule', {
      fullName: name,
      active: true,
      errorConditionFormula: condition,
      errorMessage: `${name} says no`,
      ...more,
    }),
  };
}

const CODE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

test('an active rule refuses the record with its message at its field; a false condition lets it pass', () => {
  const { org, insert, userId, rows } = testOrg(
    rule('Visit__c', 'No_Past', 'Day__c < TODAY()', { errorDisplayField: 'Day__c' }),
  );
  refuses(() => insert('Visit__c', { Day__c: '2026-11-20' }), CODE, 'No_Past says no', ['Day__c']);
  const id = insert('Visit__c', { Day__c: '2026-11-21' });
  refuses(
    () => {
      org.update('Visit__c', id, { Day__c: '2026-11-20' }, userId);
    },
    CODE,
    'No_Past says no',
    ['Day__c'],
  );
  assert.equal(rows('SELECT Id FROM Visit__c WHERE Day__c = 2026-11-21').length, 1);
  assert.equal(rows('SELECT Id FROM Visit__c').length, 1);
});

test('an error without a field stands at the top of the page: no fields; an inactive rule does nothing', () => {
  const { insert } = testOrg({
    ...rule('Visit__c', 'Never', 'TRUE', { active: false }),
    ...rule('Visit__c', 'Priced', 'ISBLANK(Cost__c)'),
  });
  refuses(() => insert('Visit__c', {}), CODE, 'Priced says no', []);
  insert('Visit__c', { Cost__c: 0 });
});

test('every rule that fails is reported (Validation Rules, Salesforce Help)', () => {
  const { insert } = testOrg({
    ...rule('Visit__c', 'B_Rule', 'ISBLANK(Cost__c)', { errorDisplayField: 'Cost__c' }),
    ...rule('Visit__c', 'A_Rule', 'ISBLANK(Day__c)'),
    ...rule('Visit__c', 'C_Rule', 'FALSE'),
  });
  assert.throws(
    () => insert('Visit__c', {}),
    (error) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.message, 'A_Rule says no');
      assert.deepEqual(
        error.more.map((each) => [each.errorCode, each.message, each.fields]),
        [[CODE, 'B_Rule says no', ['Cost__c']]],
      );
      return true;
    },
  );
});

test('ISNEW, ISCHANGED and PRIORVALUE see the record as it was (ISCHANGED, PRIORVALUE, Salesforce Help)', () => {
  const { org, insert, userId } = testOrg({
    ...rule('Visit__c', 'Starts_At_Home', 'ISNEW() && NOT(ISPICKVAL(Place__c, "Home"))'),
    ...rule('Visit__c', 'Never_Back', 'AND(ISCHANGED(place__c), ISPICKVAL(PRIORVALUE(Place__c), "Away"))'),
    ...rule('Visit__c', 'Only_Up', 'PRIORVALUE(Score__c) > Score__c'),
    ...rule('Visit__c', 'Changed_When_New', 'ISNEW() && ISCHANGED(Score__c)'),
    ...rule('Visit__c', 'Has_Id_When_New', 'ISNEW() && NOT(ISBLANK(Id))'),
  });
  refuses(() => insert('Visit__c', { Place__c: 'Away' }), CODE, 'Starts_At_Home says no');
  const id = insert('Visit__c', { Place__c: 'Home', Score__c: 2 });
  const update = (values: Record<string, string | number>) => () => {
    org.update('Visit__c', id, values, userId);
  };
  update({ Place__c: 'Away' })();
  update({ Place__c: 'Away', Score__c: 3 })();
  refuses(update({ Place__c: 'Home' }), CODE, 'Never_Back says no');
  refuses(update({ Score__c: 2 }), CODE, 'Only_Up says no');
});

test('a rule reads parents, formula fields and multi-select pick lists, as they will be', () => {
  const { org, insert, userId } = testOrg({
    ...field('Visit__c', 'Price__c', { type: 'Currency', precision: 18, scale: 2, formula: 'Cost__c * 2' }),
    ...field('Contact', 'Closed__c', { type: 'Checkbox', defaultValue: false }),
    ...rule('Visit__c', 'Dear', 'Price__c > 100'),
    ...rule('Visit__c', 'Closed_Guest', 'Guest__r.Closed__c'),
    ...rule('Visit__c', 'Tax', 'INCLUDES(Topics__c, "Finance")'),
    ...rule('Visit__c', 'Long_Story', 'LEN(Story__c) > 10'),
    ...rule('Note__c', 'Quiet', 'CONTAINS(Visit__r.Guest__r.LastName, "quiet")'),
  });
  const open = insert('Contact', { LastName: 'quiet Elm' });
  const closed = insert('Contact', { LastName: 'Oak', Closed__c: true });
  refuses(() => insert('Visit__c', { Cost__c: 51 }), CODE, 'Dear says no');
  refuses(() => insert('Visit__c', { Guest__c: closed }), CODE, 'Closed_Guest says no');
  refuses(() => insert('Visit__c', { Topics__c: 'Marketing;Finance' }), CODE, 'Tax says no');
  refuses(() => insert('Visit__c', { Story__c: 'more than ten' }), CODE, 'Long_Story says no');
  const id = insert('Visit__c', { Cost__c: 50, Guest__c: open });
  refuses(() => insert('Note__c', { Name: 'n', Visit__c: id, Tone__c: 'Soft' }), CODE, 'Quiet says no');
  refuses(
    () => {
      org.update('Visit__c', id, { Guest__c: closed }, userId);
    },
    CODE,
    'Closed_Guest says no',
  );
});

test('rules guard a master whose roll-up changes (Triggers and Order of Execution, Apex Developer Guide)', () => {
  const { insert, rows } = testOrg(rule('Visit__c', 'Two_Notes', 'Notes__c > 2'));
  const visit = insert('Visit__c', {});
  const note = () => insert('Note__c', { Name: 'n', Visit__c: visit, Tone__c: 'Soft' });
  note();
  note();
  refuses(note, CODE, 'Two_Notes says no');
  assert.equal(rows('SELECT Id FROM Note__c').length, 2, 'the refused note is not kept');
});

const bypass: Files = {
  'customPermissions/Skip_Rules.customPermission-meta.xml': xml('CustomPermission', { label: 'Skip rules' }),
  'permissionsets/Skippers.permissionset-meta.xml': xml('PermissionSet', {
    label: 'Skippers',
    customPermissions: { name: 'Skip_Rules', enabled: true },
    objectPermissions: {
      object: 'Visit__c',
      allowCreate: true,
      allowDelete: true,
      allowEdit: true,
      allowRead: true,
      modifyAllRecords: true,
      viewAllRecords: true,
    },
  }),
};

test('$Permission lets who holds the custom permission pass, from the moment it is assigned', () => {
  const { org, insert, rows } = testOrg({
    ...bypass,
    ...rule('Visit__c', 'Guarded', 'NOT($permission.skip_rules)'),
    ...rule('Visit__c', 'Not_Guests', '$Profile.Name = "Guest" || $User.Alias = "nobody"'),
  });
  const profile = rows("SELECT Id FROM Profile WHERE Name = 'Standard User'")[0]?.Id;
  const user = insert('User', {
    Username: 'rowan@example.com',
    LastName: 'Rowan',
    Email: 'rowan@example.com',
    Alias: 'rowan',
    ProfileId: textOf(profile),
  });
  refuses(() => org.insert('Visit__c', {}, user), CODE, 'Guarded says no');
  const set = rows("SELECT Id FROM PermissionSet WHERE Name = 'Skippers'")[0]?.Id;
  const assignment = insert('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: textOf(set) });
  assert.ok(org.insert('Visit__c', {}, user));
  org.delete('PermissionSetAssignment', assignment, org.systemUserId);
  refuses(() => org.insert('Visit__c', {}, user), CODE, 'Guarded says no');
});

test('seeding runs no rule, deleting neither', () => {
  const { org } = testOrg(rule('Visit__c', 'Never', 'TRUE'));
  const [id = ''] = org.load('Visit__c', [{}]);
  org.delete('Visit__c', id, org.systemUserId);
});

test('a rule that does not compile is refused at load, also an inactive one, by file and element', () => {
  const refused = (files: Files, words: RegExp) => {
    assert.throws(() => testOrg(files), words);
  };
  refused(
    rule('Visit__c', 'Bad', 'Ghost__c = 1'),
    /Bad\.validationRule-meta\.xml: <errorConditionFormula>: line 1, column 1: Visit__c has no field Ghost__c/,
  );
  refused(rule('Visit__c', 'Bad', 'Name', { active: false }), /expected a formula of type boolean/);
  refused(
    rule('Visit__c', 'Bad', 'TRUE', { errorDisplayField: 'Ghost__c' }),
    /<errorDisplayField>: Visit__c has no field Ghost__c/,
  );
  refused(rule('Visit__c', 'Bad', '$Permission.Ghost'), /no metadata folder has a custom permission Ghost/);
  refused(rule('Visit__c', 'Bad', 'ISCHANGED(Guest__r.LastName)'), /ISCHANGED\(\) takes a field of Visit__c/);
  refused(rule('Visit__c', 'Bad', 'ISCHANGED("x")'), /ISCHANGED\(\) takes one field/);
  refused(rule('Ghost__c', 'Bad', 'TRUE'), /has no object Ghost__c/);
  refused(
    {
      'objects/Visit__c/validationRules/Other.validationRule-meta.xml':
        Object.values(rule('Visit__c', 'Bad', 'TRUE'))[0] ?? '',
    },
    /<fullName> is Bad, the file is named for Other/,
  );
});

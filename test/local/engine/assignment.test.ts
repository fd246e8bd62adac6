import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files, TestOrg } from './fixture.ts';
import { field, testOrg, textOf, xml } from './fixture.ts';

const queue = (name: string): Files => ({
  [`queues/${name}.queue-meta.xml`]: xml('Queue', {
    name: name.replace('_', ' '),
    doesSendEmailToMembers: false,
    queueSobject: [{ sobjectType: 'Case' }, { sobjectType: 'Lead' }],
  }),
});

const rules: Files = {
  ...queue('West'),
  ...queue('Web_Desk'),
  'assignmentRules/Case.assignmentRules-meta.xml': xml('AssignmentRules', {
    assignmentRule: [
      { fullName: 'Old', active: false, ruleEntry: { assignedTo: 'West', assignedToType: 'Queue' } },
      {
        fullName: 'Standard',
        active: true,
        ruleEntry: [
          {
            assignedTo: 'Web_Desk',
            assignedToType: 'Queue',
            booleanFilter: '1 AND (2 OR 3)',
            criteriaItems: [
              { field: 'Case.Origin', operation: 'equals', value: 'Web, Email' },
              { field: 'Case.Priority', operation: 'equals', value: 'High' },
              { field: 'Case.Subject', operation: 'contains', value: 'urgent' },
            ],
          },
          { criteriaItems: { field: 'Case.Subject', operation: 'startsWith', value: 'Mine' } },
          {
            assignedTo: 'lead@engage.local',
            assignedToType: 'User',
            criteriaItems: { field: 'Case.Priority', operation: 'notEqual', value: 'Low' },
          },
        ],
      },
    ],
  }),
};

function user(org: TestOrg, name: string, profile = 'System Administrator'): string {
  const [row] = org.rows(`SELECT Id FROM Profile WHERE Name = '${profile}'`);
  const Username = `${name}@engage.local`;
  return org.insert('User', { Username, LastName: name, Email: Username, ProfileId: textOf(row?.Id) });
}

function people(files: Files = rules) {
  const org = testOrg(files);
  const admin = user(org, 'admin');
  const ids = { org, admin, lead: user(org, 'lead'), maker: user(org, 'maker', 'Standard User') };
  const create = (values: Record<string, string>, rule: boolean | string = true, object = 'Case'): string => {
    const id = org.org.autoAssign(rule, () => org.org.insert(object, values, ids.maker));
    return textOf(org.get(object, id, 'OwnerId').OwnerId);
  };
  const queueId = (name: string) =>
    textOf(org.rows(`SELECT Id FROM Group WHERE DeveloperName = '${name}'`)[0]?.Id);
  return { ...ids, create, queueId };
}

// "AssignmentRules", Metadata API Developer Guide; "Assignment Rule Header", REST API Developer Guide.
test('the first entry of the active rule that matches gives the owner', () => {
  const { create, queueId, lead, maker } = people();
  assert.equal(create({ Origin: 'Web', Priority: 'High' }), queueId('Web_Desk'));
  assert.equal(create({ Origin: 'email', Subject: 'URGENT call' }), queueId('Web_Desk'));
  assert.equal(create({ Subject: 'Mine alone' }), maker);
  assert.equal(create({ Priority: 'Medium' }), lead);
});

test('no entry matches: the Default Case Owner of Support Settings, else the first administrator', () => {
  const { create, admin } = people();
  assert.equal(create({ Priority: 'Low' }), admin);
  const settings = xml('CaseSettings', { defaultCaseOwner: 'West', defaultCaseOwnerType: 'Queue' });
  const other = people({ ...rules, 'settings/Case.settings-meta.xml': settings });
  assert.equal(other.create({ Priority: 'Low' }), other.queueId('West'));
});

// Help 000395506: the owner becomes the Default Case Owner even where no rule is active.
test('no active rule: a Case goes to the Default Case Owner, also one that named its owner; a Lead stays', () => {
  const { org, create, admin, maker, lead } = people({});
  assert.equal(create({ Subject: 'S' }), admin);
  assert.equal(create({ Subject: 'S', OwnerId: lead }), admin);
  assert.equal(create({ LastName: 'L', Company: 'C' }, true, 'Lead'), maker);
  const id = org.org.insert('Case', { OwnerId: lead }, maker);
  org.org.autoAssign(true, () => {
    org.org.update('Case', id, { Subject: 'changed' }, maker);
  });
  assert.equal(org.get('Case', id, 'OwnerId').OwnerId, admin);
});

test('FALSE, and every save outside of a request, leaves the owner alone', () => {
  const { org, create, maker } = people();
  assert.equal(create({ Origin: 'Web', Priority: 'High' }, false), maker);
  assert.equal(org.get('Case', org.org.insert('Case', {}, maker), 'OwnerId').OwnerId, maker);
});

test('an id names the rule to run, active or not; AssignmentRule tells the ids', () => {
  const { org, create, queueId } = people();
  const [old, standard] = org.rows(
    "SELECT Id, Active FROM AssignmentRule WHERE SobjectType = 'Case' ORDER BY Name",
  );
  assert.deepEqual([old?.Active, standard?.Active], [false, true]);
  assert.equal(create({ Origin: 'Web', Priority: 'High' }, textOf(old?.Id)), queueId('West'));
});

test('the history says that a rule assigned it: ownerAssignment (CaseHistory, Object Reference)', () => {
  const { org, maker } = people({
    ...rules,
    'objects/Case/Case.object-meta.xml': xml('CustomObject', { enableHistory: true }),
    ...field('Case', 'OwnerId', { trackHistory: true }),
  });
  const id = org.org.insert('Case', { Priority: 'Low' }, maker);
  org.org.autoAssign(true, () => {
    org.org.update('Case', id, { Priority: 'Medium' }, maker);
  });
  const told = org.rows('SELECT Field, NewValue FROM CaseHistory ORDER BY Id').map((row) => row.Field);
  assert.deepEqual(told, ['created', 'ownerAssignment', 'ownerAssignment']);
});

test('what a rule cannot run is refused by name', () => {
  const entry = (ruleEntry: Record<string, string | Record<string, string>>): Files => ({
    'assignmentRules/Case.assignmentRules-meta.xml': xml('AssignmentRules', {
      assignmentRule: { fullName: 'R', active: true, ruleEntry },
    }),
  });
  assert.throws(() => testOrg(entry({ formula: 'true' })), /Case\.assignmentRules.*<formula>/);
  assert.throws(
    () => testOrg(entry({ criteriaItems: { field: 'Account.Name', operation: 'equals', value: 'x' } })),
    /cannot run equals on Account\.Name/,
  );
  assert.throws(
    () => testOrg(entry({ criteriaItems: { field: 'Case.Subject', operation: 'within', value: 'x' } })),
    /cannot run within on Case\.Subject/,
  );
});

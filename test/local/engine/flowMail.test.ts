import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MetadataError } from '../../../plugin/src/local/engine/index.ts';
import type { Files, TestOrg } from './fixture.ts';
import { refuses, testOrg, textOf, xml } from './fixture.ts';
import type { Part } from './flowFixture.ts';
import { assign, flow, ref, text, to } from './flowFixture.ts';

function alert(fullName: string, recipients: Part[], given: Part = {}): Part {
  return {
    fullName,
    description: fullName,
    protected: false,
    recipients,
    senderType: 'CurrentUser',
    template: 'unfiled$public/Reminder',
    ...given,
  };
}

function workflow(object: string, alerts: Part[], given: Part = {}): Files {
  return { [`workflows/${object}.workflow-meta.xml`]: xml('Workflow', { alerts, ...given }) };
}

/** A flow that sends one alert for each new visit. */
function sending(actionName: string, given: Part = {}): Files {
  return flow(
    'Send',
    'Mail_It',
    {
      actionCalls: {
        name: 'Mail_It',
        label: 'Mail it',
        actionName,
        actionType: 'emailAlert',
        flowTransactionModel: 'CurrentTransaction',
        inputParameters: { name: 'SObjectRowId', value: ref('$Record.Id') },
        nameSegment: actionName,
        offset: '0',
        ...given,
      },
    },
    { recordTriggerType: 'Create' },
  );
}

/** Two users and a queue, on a given org. */
function people({ org, rows }: TestOrg): { ann: string; bo: string } {
  const ProfileId = textOf(rows("SELECT Id FROM Profile WHERE Name = 'System Administrator'")[0]?.Id);
  const [ann = '', bo = ''] = org.load(
    'User',
    ['ann', 'bo'].map((name) => ({
      Username: `${name}@engage.local`,
      LastName: name,
      Email: `${name}@example.com`,
      ProfileId,
    })),
  );
  return { ann, bo };
}

describe('e-mail alerts', () => {
  it('go to the outbox: template, related record, recipients by id and address', () => {
    const test = testOrg({
      ...workflow('Visit__c', [
        alert(
          'Reminder',
          [
            { type: 'owner' },
            { type: 'creator' },
            { type: 'user', recipient: 'bo@engage.local' },
            { type: 'contactLookup', field: 'Host__c' },
            { type: 'contactLookup', field: 'Guest__c' },
            { type: 'email', field: 'Mail__c' },
            { type: 'userLookup', field: 'LastModifiedById' },
          ],
          { ccEmails: ['desk@example.com'] },
        ),
      ]),
      ...sending('Visit__c.Reminder'),
    });
    const { ann, bo } = people(test);
    const host = test.insert('Contact', { LastName: 'Ng', Email: 'ng@example.com' });
    const guest = test.insert('Contact', { LastName: 'Silent' });
    const visit = test.org.insert(
      'Visit__c',
      { Host__c: host, Guest__c: guest, Mail__c: 'Bo@Example.com' },
      ann,
    );
    assert.deepEqual(test.org.outbox(), [
      {
        number: 1,
        sentAt: '2026-11-21T15:00:00.000+0000',
        source: 'Send',
        alert: 'Visit__c.Reminder',
        template: 'unfiled$public/Reminder',
        subject: null,
        body: null,
        senderType: 'CurrentUser',
        to: ['ann@example.com', 'Bo@Example.com', 'ng@example.com'],
        cc: ['desk@example.com'],
        bcc: [],
        recipientIds: [ann, host],
        relatedRecordId: visit,
        userId: ann,
      },
    ]);
    assert.ok(bo);
  });

  it('to a queue: its own address, or its members', () => {
    const test = testOrg({
      ...workflow('Visit__c', [alert('Reminder', [{ type: 'group', recipient: 'Desk' }])]),
      ...sending('Visit__c.Reminder'),
    });
    const { ann } = people(test);
    const queue = test.insert('Group', {
      Name: 'Desk',
      DeveloperName: 'Desk',
      Type: 'Queue',
      Email: 'desk@example.com',
    });
    test.insert('GroupMember', { GroupId: queue, UserOrGroupId: ann });
    test.insert('Visit__c', {});
    test.org.update('Group', queue, { Email: null }, test.userId);
    test.insert('Visit__c', {});
    assert.deepEqual(
      test.org.outbox().map((mail) => mail.to),
      [['desk@example.com'], ['ann@example.com']],
    );
  });

  it('with nobody to reach send nothing and fail nothing', () => {
    const { org, insert } = testOrg({
      ...workflow('Visit__c', [alert('Reminder', [{ type: 'email', field: 'Mail__c' }])]),
      ...sending('Visit__c.Reminder'),
    });
    insert('Visit__c', {});
    assert.deepEqual(org.outbox(), []);
  });

  it('leave with the commit: a save that is undone sends nothing', () => {
    const { org, insert } = testOrg({
      ...workflow('Visit__c', [alert('Reminder', [{ type: 'owner' }])]),
      ...sending('Visit__c.Reminder', { connector: to('No') }),
      ...flow(
        'Refuse',
        'No',
        { customErrors: { name: 'No', customErrorMessages: { errorMessage: 'No.' } } },
        {
          filters: { field: 'Done__c', operator: 'EqualTo', value: { booleanValue: true } },
        },
        { triggerOrder: '1500' },
      ),
      ...sending('Visit__c.Reminder'),
    });
    refuses(() => insert('Visit__c', { Done__c: true }), 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'No.');
    assert.deepEqual(org.outbox(), []);
    insert('Visit__c', {});
    assert.equal(org.outbox().length, 1);
  });

  it('an alert that is not there, or has a recipient of an unknown kind, is refused', () => {
    const fails = (files: Files, words: RegExp): void => {
      assert.throws(
        () => testOrg(files),
        (error) => error instanceof MetadataError && words.test(error.message),
      );
    };
    fails(sending('Visit__c.Nothing'), /<actionCalls> Mail_It: there is no e-mail alert Visit__c\.Nothing/);
    const odd = (recipient: Part): Files => ({
      ...workflow('Visit__c', [alert('Reminder', [recipient])]),
      ...sending('Visit__c.Reminder'),
    });
    fails(
      odd({ type: 'opportunityTeam' }),
      /a recipient of type opportunityTeam: the local org knows owner, /,
    );
    fails(odd({ type: 'email', field: 'X__c' }), /Visit__c has no field X__c/);
    fails(odd({ type: 'user' }), /names nobody/);
  });

  it('a workflow file of alerts alone loads; an active rule in it is still refused', () => {
    assert.ok(testOrg(workflow('Case', [alert('Any', [{ type: 'owner' }])])).insert('Visit__c', {}));
    assert.throws(
      () => testOrg(workflow('Case', [alert('Any', [])], { rules: { fullName: 'r', active: true } })),
      /cannot run a workflow rule/,
    );
    assert.ok(testOrg(workflow('Case', [], { rules: { fullName: 'r', active: false } })));
  });
});

describe('the Send Email action ("Simple Email Actions", Actions Developer Guide)', () => {
  const simple = (inputs: Record<string, Part>, more: Part = {}): Files =>
    flow(
      'Send',
      'Prepare',
      {
        variables: { name: 'everyone', dataType: 'String', isCollection: true },
        assignments: {
          name: 'Prepare',
          assignmentItems: assign('everyone', ref('$Record.Mail__c'), 'Add'),
          connector: to('Mail_It'),
        },
        actionCalls: {
          name: 'Mail_It',
          actionName: 'emailSimple',
          actionType: 'emailSimple',
          inputParameters: Object.entries(inputs).map(([name, value]) => ({ name, value })),
        },
        textTemplates: { name: 'Body', text: 'Dear host, {!$Record.Name} is booked.' },
        ...more,
      },
      { recordTriggerType: 'Create' },
    );

  it('addresses, subject and body, merged', () => {
    const test = testOrg(
      simple({
        emailAddresses: text('a@example.com, {!$Record.Mail__c}'),
        ccRecipientAddressList: ref('everyone'),
        recipientId: ref('$Record.Host__c'),
        emailSubject: text('Visit {!$Record.Name}'),
        emailBody: ref('Body'),
        relatedRecordId: ref('$Record.Id'),
        sendRichBody: { booleanValue: true },
      }),
    );
    const host = test.insert('Contact', { LastName: 'Ng', Email: 'ng@example.com' });
    const visit = test.insert('Visit__c', { Mail__c: 'b@example.com', Host__c: host });
    const [mail] = test.org.outbox();
    assert.deepEqual(
      [mail?.to, mail?.cc, mail?.recipientIds, mail?.subject, mail?.body, mail?.relatedRecordId],
      [
        ['a@example.com', 'b@example.com', 'ng@example.com'],
        ['b@example.com'],
        [host],
        'Visit V-0001',
        'Dear host, V-0001 is booked.',
        visit,
      ],
    );
  });

  it('no address at all fails the element', () => {
    const { insert } = testOrg(
      simple({ emailAddresses: ref('$Record.Mail__c'), emailSubject: text('a'), emailBody: text('b') }),
    );
    refuses(
      () => insert('Visit__c', {}),
      'CANNOT_EXECUTE_FLOW_TRIGGER',
      /Missing required input parameter: emailAddresses/,
    );
  });

  it('inputs that are missing or unknown are refused at load', () => {
    assert.throws(
      () => testOrg(simple({ emailAddresses: text('a@example.com') })),
      /needs emailSubject and emailBody/,
    );
    assert.throws(
      () => testOrg(simple({ attachments: text('x'), emailSubject: text('a'), emailBody: text('b') })),
      /the input attachments is not known/,
    );
  });
});

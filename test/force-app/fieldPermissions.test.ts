import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { at, errorOf } from '../local/http/testServer.ts';
import { engageServer, type EngageServer } from './engageServer.ts';
import { grantedByFile, type GrantedByFile } from './grantedByFile.ts';

/** Who holds each permission set. The profile of the service's user grants nothing, the others' no object of ours. */
const holders = {
  SCORE_Mentor: 'Ada',
  SCORE_CIC: 'Cic',
  SCORE_ROC: 'Roc',
  SCORE_Leader: 'Lee',
  SCORE_Service: 'Svc',
} as const;
type SetName = keyof typeof holders;
const setNames = Object.keys(holders) as SetName[];
const ours = [
  'Capacity_Answer__c',
  'Compliance_Step__c',
  'Contact_Attempt__c',
  'Mentor_Assignment__c',
  'Mentor_Recommendation__c',
  'Request_Clock__c',
  'Unit_Term__c',
];
const granted = new Map(setNames.map((name) => [name, grantedByFile(name)]));
const grantsOf = (name: SetName): GrantedByFile => granted.get(name) ?? grantedByFile(name);
/** The objects at which a set can be judged by itself: a profile adds to the standard ones. */
const judgedAt = (name: SetName): string[] =>
  name === 'SCORE_Service' ? [...ours, 'Account', 'Case', 'Contact', 'Mentoring_Session__c'] : ours;

let engage: EngageServer;
/** A record of each object of ours, of Ada's, in Central. */
const records = new Map<string, string>();
before(() => {
  engage = engageServer();
  const { org, id } = engage;
  const make = (name: string, object: string, values: Record<string, unknown>): string => {
    const made = org.insert(object, values as Parameters<typeof org.insert>[1], id(`${name}'s user`));
    records.set(object, made);
    return made;
  };
  const request = engage.request();
  const offer = engage.offer(request, 'Ada');
  records.set('Mentor_Assignment__c', offer);
  engage.save('Mentor_Assignment__c', offer, { Response__c: 'Accepted' }, 'Ada');
  records.set('Contact_Attempt__c', engage.attempt(offer));
  make('Cic', 'Capacity_Answer__c', { Mentor__c: id('Ada'), Answer_Key__c: id('Ada'), Unlimited__c: true });
  make('Svc', 'Compliance_Step__c', {
    ...{ Step_Key__c: 'step', Kind__c: 'Third Rejection', State__c: 'Owed', Task__c: 'Discuss and Decide' },
    ...{ Mentor__c: id('Ada'), Actor__c: id('Lee') },
  });
  make('Svc', 'Request_Clock__c', { Request__c: request, Request_Key__c: request });
  make('Svc', 'Mentor_Recommendation__c', {
    ...{ Request__c: request, Recommendation_Key__c: 'r', Rank__c: 1, Tier__c: 'Chapter' },
    ...{ Match_Group__c: 'Area', Mentor__c: id('Ada') },
  });
  make('Roc', 'Unit_Term__c', {
    ...{ Unit__c: id('Prairie Rivers'), Kind__c: 'DD', Holder__c: id('Ada'), From__c: '2026-01-01' },
  });
});
after(() => engage.close());

/** Fields without field-level security: system fields, names, required ones and masters. */
function alwaysSeen(object: string): Set<string> {
  const fields = engage.org.schema.object(object)?.fields ?? [];
  return new Set(
    fields
      .filter(
        (field) =>
          !field.custom ||
          (!field.nillable && field.type !== 'boolean') ||
          field.masterDetail ||
          field.nameField,
      )
      .map((field) => field.name),
  );
}

interface Described {
  readonly name: string;
  readonly updateable: boolean;
  readonly custom: boolean;
}
async function described(who: string, object: string): Promise<Map<string, Described> | undefined> {
  const answer = await engage.as(who)('GET', `/sobjects/${object}/describe`);
  if (answer.statusCode === 404) return undefined;
  const { fields } = answer.json<{ fields: Described[] }>();
  return new Map(fields.map((field) => [field.name, field]));
}

/** The custom fields of an object. */
const customFields = (object: string): string[] =>
  (engage.org.schema.object(object)?.fields ?? []).filter((field) => field.custom).map((field) => field.name);

for (const name of setNames) {
  const who = holders[name];
  describe(name, () => {
    const { objects, fields } = grantsOf(name);
    const mayRead = (object: string, field: string): boolean =>
      fields.has(`${object}.${field}`) || alwaysSeen(object).has(field);

    it('describe, UI API and SOQL show the fields that are granted, and no other', async () => {
      for (const object of judgedAt(name)) {
        const shown = await described(who, object);
        assert.equal(shown !== undefined, objects.get(object)?.read === true, object);
        const info = await engage.as(who)('GET', `/ui-api/object-info/${object}`);
        assert.equal(info.statusCode, shown === undefined ? 404 : 200, object);
        const infoFields = info.json<{ fields?: object }>().fields ?? {};
        for (const field of customFields(object)) {
          const readable = shown !== undefined && mayRead(object, field);
          const path = `${object}.${field}`;
          assert.equal(shown?.has(field) === true, readable, path);
          assert.equal(Object.hasOwn(infoFields, field), readable, path);
          const answer = await engage.as(who)('GET', `/query?q=SELECT+${field}+FROM+${object}+LIMIT+1`);
          assert.equal(answer.statusCode, readable ? 200 : 400, `${path}: ${answer.body}`);
          if (readable) continue;
          assert.equal(
            errorOf(answer).errorCode,
            shown === undefined ? 'INVALID_TYPE' : 'INVALID_FIELD',
            path,
          );
          if (shown === undefined) break;
          for (const hidden of [
            `SELECT Id FROM ${object} WHERE ${field} = null`,
            `SELECT Id FROM ${object} ORDER BY ${field}`,
            `SELECT COUNT(${field}) FROM ${object}`,
          ]) {
            const sly = await engage.as(who)('GET', `/query?q=${encodeURIComponent(hidden)}`);
            assert.equal(sly.statusCode, 400, hidden);
          }
        }
      }
    });

    it('a PATCH of a field is refused unless the field is granted for editing', async () => {
      for (const object of judgedAt(name)) {
        const id = records.get(object);
        if (objects.get(object)?.edit !== true || id === undefined) continue;
        const shown = await described(who, object);
        for (const { name: field, nillable, masterDetail, custom } of engage.org.schema.object(object)
          ?.fields ?? []) {
          if (!custom || masterDetail || alwaysSeen(object).has(field)) continue;
          const path = `${object}.${field}`;
          const value = nillable ? (engage.read(object, id, field)[field] ?? null) : false;
          const answer = await engage.as(who)('PATCH', `/sobjects/${object}/${id}`, { [field]: value });
          const editable = fields.get(path) === true;
          assert.equal(shown?.get(field)?.updateable === true, editable, path);
          if (editable) {
            assert.equal(answer.statusCode, 204, `${path}: ${answer.body}`);
            continue;
          }
          assert.equal(answer.statusCode, 400, path);
          const code = fields.has(path) ? 'INVALID_FIELD_FOR_INSERT_UPDATE' : 'INVALID_FIELD';
          assert.equal(errorOf(answer).errorCode, code, path);
        }
      }
    });

    it('creating, editing and deleting is refused unless the object is granted for it', async () => {
      const refused = async (
        method: 'POST' | 'PATCH' | 'DELETE',
        object: string,
        id = '',
      ): Promise<string> => {
        const path = `/sobjects/${object}${id === '' ? '' : `/${id}`}`;
        const answer = await engage.as(who)(method, path, method === 'DELETE' ? undefined : {});
        return answer.statusCode < 300 ? 'saved' : errorOf(answer).errorCode;
      };
      const unable = ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'INSUFFICIENT_ACCESS_OR_READONLY', 'NOT_FOUND'];
      for (const object of judgedAt(name)) {
        const grant = objects.get(object);
        const id = records.get(object) ?? (object === 'Contact' ? engage.id('Ada') : undefined);
        if (grant?.create !== true)
          assert.ok(unable.includes(await refused('POST', object)), `POST ${object}`);
        if (id === undefined) continue;
        if (grant?.edit !== true)
          assert.ok(unable.includes(await refused('PATCH', object, id)), `PATCH ${object}`);
        if (grant?.delete !== true)
          assert.ok(unable.includes(await refused('DELETE', object, id)), `DELETE ${object}`);
      }
    });
  });
}

/** Whatever the files say: never these. */
const neverEdited: Readonly<Record<SetName, Readonly<Record<string, string>>>> = {
  SCORE_Mentor: {
    Mentor_Assignment__c:
      'Claim_Status__c Claim_Ruled_At__c Responded_At__c Ended_At__c Region__c Open_Key__c Came_From_Queue__c ' +
      'From_Engage__c Mentor_User__c Recommended_By__c Override_Reason__c Unlocked_By_ROC__c Unlock_Reason__c ' +
      'Follow_Up_Tried_At__c Follow_Up_Answered__c Attempts__c Methods_Tried__c',
    Request_Clock__c: 'Accept_Due__c Next_Action_Due__c Region__c Assign_Locked__c',
    Compliance_Step__c: 'Actor__c Outcome__c Done_At__c Reason__c Notes__c Due__c',
    Capacity_Answer__c: 'Limit__c Unlimited__c Mentor__c',
  },
  SCORE_CIC: {
    Mentor_Assignment__c:
      'Response__c Responded_At__c Ended_At__c Region__c Open_Key__c From_Engage__c Unlocked_By_ROC__c Unlock_Reason__c One_Method_Reason__c',
    Contact_Attempt__c: 'Voided__c Void_Reason__c Attempt_Key__c',
    Compliance_Step__c: 'Actor__c Actor_Role__c Due__c Fallback__c Sentence__c Region__c',
    Request_Clock__c: 'Accept_Due__c Next_Action_Due__c Region__c Assign_Locked__c',
    Unit_Term__c: 'Holder__c Parent_Unit__c From__c To__c',
  },
  SCORE_ROC: {
    Mentor_Assignment__c: 'Response__c Responded_At__c Ended_At__c Region__c Open_Key__c From_Engage__c',
    Contact_Attempt__c: 'Voided__c Void_Reason__c Attempt_Key__c',
    Compliance_Step__c: 'Region__c',
  },
  SCORE_Leader: {
    Compliance_Step__c: 'Mentor__c Actor__c Actor_Role__c Due__c Fallback__c Sentence__c Region__c',
  },
  SCORE_Service: {
    Mentor_Assignment__c: 'Response__c Outcome__c Claim_Status__c Unlocked_By_ROC__c',
    Compliance_Step__c: 'Asked_At__c Done_At__c Outcome__c Reason__c',
    Request_Clock__c: 'Topic_Areas__c Topic_Industries__c',
    Case: 'Assignment_Status__c Chapter__c',
    Contact: 'Maximum_Client_Weekly_Requests__c Mentoring_Paused__c',
  },
};
const neverRead: Readonly<Partial<Record<SetName, Readonly<Record<string, string>>>>> = {
  SCORE_Mentor: {
    Mentor_Assignment__c: 'Override_Reason__c Unlocked_By_ROC__c Unlock_Reason__c',
    Compliance_Step__c: 'Notes__c',
    Request_Clock__c: 'Holder_Away_Since__c Match_Summary__c',
  },
  SCORE_Service: {
    Contact:
      'Email Phone MobilePhone HomePhone OtherPhone AssistantPhone Fax MailingAddress MailingStreet MailingCity ' +
      'MailingPostalCode OtherAddress OtherStreet Birthdate Description Title Department',
    Case:
      'Subject Description SuppliedName SuppliedEmail SuppliedPhone SuppliedCompany Business_Questions__c Comments ' +
      'ContactEmail ContactPhone ContactMobile ContactFax Meeting_Preference__c Notification_Preference__c',
    Mentor_Assignment__c:
      'Note__c Outcome_Notes__c Override_Reason__c Unlock_Reason__c One_Method_Reason__c Came_From_Queue__c',
    Contact_Attempt__c: 'Void_Reason__c',
    Compliance_Step__c: 'Notes__c',
  },
};

describe('never, whatever the files say', () => {
  const each = (
    table: typeof neverRead,
    work: (name: SetName, object: string, field: string) => Promise<void> | void,
  ): Promise<void>[] =>
    setNames.flatMap((name) =>
      Object.entries(table[name] ?? {}).flatMap(([object, list]) =>
        list.split(' ').map(async (field) => {
          assert.ok(
            engage.org.schema.object(object)?.field(field),
            `${object}.${field} is there to be hidden`,
          );
          await work(name, object, field);
        }),
      ),
    );

  it('a person or the service edits what another one decides', async () => {
    await Promise.all(
      each(neverEdited, async (name, object, field) => {
        assert.notEqual(grantsOf(name).fields.get(`${object}.${field}`), true, `${name}: ${object}.${field}`);
        if (name !== 'SCORE_Service' && !ours.includes(object)) return;
        const found = (await described(holders[name], object))?.get(field);
        assert.notEqual(found?.updateable, true, `${name}: ${object}.${field}`);
      }),
    );
  });

  it('C2: the service, or a mentor, reads what is not theirs, by itself or through a lookup', async () => {
    const through: Readonly<Record<string, string>> = {
      Contact: 'Mentor_Assignment__c.Mentor__r',
      Case: 'Mentor_Assignment__c.Request__r',
      Mentor_Assignment__c: 'Contact_Attempt__c.Assignment__r',
    };
    await Promise.all(
      each(neverRead, async (name, object, field) => {
        const [from, path] = through[object]?.split('.') ?? [];
        for (const soql of [
          `SELECT ${field} FROM ${object}`,
          ...(from === undefined ? [] : [`SELECT ${path}.${field} FROM ${from}`]),
        ]) {
          const answer = await engage.as(holders[name])('GET', `/query?q=${encodeURIComponent(soql)}`);
          assert.equal(answer.statusCode, 400, `${name}: ${soql}`);
          assert.equal(errorOf(answer).errorCode, 'INVALID_FIELD', soql);
        }
      }),
    );
    const all = await engage.as('Svc')(
      'GET',
      `/query?q=${encodeURIComponent('SELECT FIELDS(ALL) FROM Contact LIMIT 9')}`,
    );
    for (const field of neverRead.SCORE_Service?.Contact?.split(' ') ?? [])
      assert.equal(at(all, `records.0.${field}`), undefined, field);
  });

  it('an object is opened wider than by sharing, or a guard passed by, except where it must be', () => {
    for (const name of setNames) {
      const { wide, customPermissions } = grantsOf(name);
      const isService = name === 'SCORE_Service';
      assert.deepEqual(
        wide.filter((access) => !isService || !access.startsWith('viewAllRecords')),
        [],
        name,
      );
      assert.ok(!customPermissions.includes('SCORE_Bypass_Rules'), name);
      const ruling = ['SCORE_CIC', 'SCORE_ROC'].includes(name);
      assert.equal(customPermissions.includes('SCORE_Rule_On_Claims'), ruling, name);
      assert.equal(customPermissions.includes('SCORE_Unlock_Requests'), name === 'SCORE_ROC', name);
    }
  });
});

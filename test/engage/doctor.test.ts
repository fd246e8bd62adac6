import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { checkBinding, createGateway, type BindingFinding } from '../../plugin/src/engage/index.ts';
import { expectedTypes } from '../../plugin/src/engage/doctor/expectedTypes.ts';
import { readBinding, type LogicalName } from '../../plugin/src/policy/index.ts';
import { fakeTransport, fault } from './fakeTransport.ts';

const file = new URL('../../config/engage.yaml', import.meta.url);
const binding = readBinding(await readFile(file, 'utf8'), 'config/engage.yaml');

interface Field {
  name: string;
  type: string;
  externalId: boolean;
  unique: boolean;
  createable: boolean;
  updateable: boolean;
  referenceTo: string[];
  relationshipName: string | null;
  picklistValues: { value: string; active: boolean }[];
}
interface Described {
  name: string;
  queryable: boolean;
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  fields: Field[];
  recordTypeInfos: { developerName: string }[];
}

const field = (name: string, type: string): Field => ({
  name,
  type,
  externalId: name.endsWith('_Key__c'),
  unique: name.endsWith('_Key__c'),
  createable: true,
  updateable: true,
  referenceTo: name === 'ContactId' ? ['Contact'] : [],
  relationshipName: name === 'ContactId' ? 'Contact' : null,
  picklistValues: [],
});

/** An org that has everything engage.yaml binds. */
function fittingOrg(): Map<string, Described> {
  const org = new Map<string, Described>();
  for (const name of Object.keys(binding) as LogicalName[]) {
    const { object, fields, recordType } = binding[name];
    const known = org.get(object) ?? {
      ...{ name: object, queryable: true, createable: true, updateable: true, deletable: true },
      fields: [field('Preferred_Contact_Method__c', 'picklist')],
      recordTypeInfos: [],
    };
    const types = expectedTypes[name] as Readonly<Record<string, readonly string[]>>;
    const own = Object.entries(fields).filter(([, path]) => !path.includes('.'));
    known.fields.push(...own.map(([logical, api]) => field(api, types[logical]?.[0] ?? 'string')));
    if (recordType !== undefined) known.recordTypeInfos.push({ developerName: recordType });
    org.set(object, known);
  }
  return org;
}

/** Everything the doctor does not call bound, of an org changed by `change`. */
async function problems(change: (org: Map<string, Described>) => void): Promise<readonly BindingFinding[]> {
  const org = fittingOrg();
  change(org);
  const answers = Array.from({ length: 20 }, () => ({ path }: { path: string }) => {
    const described = org.get(path.split('/').at(-2) ?? '');
    return described ? { body: JSON.stringify(described) } : fault(404, 'NOT_FOUND');
  });
  const gateway = createGateway({
    transport: fakeTransport(answers),
    sleep: () => Promise.resolve(),
    random: () => 0,
  });
  const report = await checkBinding(gateway, binding);
  const found = report.findings.filter(({ status }) => status !== 'bound');
  assert.equal(
    report.safe,
    found.every(({ blocking }) => !blocking),
  );
  for (const { advice, name } of found) assert.match(advice, /\w{3}/, `${name} says what to do`);
  return found;
}

const fieldsOf = (org: Map<string, Described>, object: string): Field[] => org.get(object)?.fields ?? [];
const keys = (found: readonly BindingFinding[]): string[] =>
  found.map(({ key, status }) => `${key} ${status}`);

describe('doctor', () => {
  it('an org that has everything is safe', async () => {
    assert.deepEqual(await problems(() => undefined), []);
  });

  it('C4: an object that is not there', async () => {
    assert.deepEqual(keys(await problems((org) => org.delete('Request_Clock__c'))), ['clock.object missing']);
  });

  it('an object that this user may not read', async () => {
    const found = await problems((org) =>
      Object.assign(org.get('Mentor_Assignment__c') ?? {}, { queryable: false }),
    );
    assert.deepEqual(keys(found), ['assignment.object unreadable']);
  });

  it('an object of ours that this user may not write', async () => {
    const found = await problems((org) =>
      Object.assign(org.get('Mentor_Recommendation__c') ?? {}, { deletable: false }),
    );
    assert.deepEqual(keys(found), ['recommendation.object notWritable']);
  });

  it('M6: answers about capacity are written by people: the service need not be able to, but their key must be unique', async () => {
    const found = await problems((org) => {
      Object.assign(org.get('Capacity_Answer__c') ?? {}, { createable: false, updateable: false });
      const key = fieldsOf(org, 'Capacity_Answer__c').find(({ name }) => name === 'Answer_Key__c');
      Object.assign(key ?? {}, { unique: false });
    });
    assert.deepEqual(keys(found), ['capacityAnswer.fields.key wrongType']);
  });

  it('a field that is not there, or hidden', async () => {
    const found = await problems((org) => {
      const fields = fieldsOf(org, 'Case');
      fields.splice(
        fields.findIndex(({ name }) => name === 'Industry__c'),
        1,
      );
    });
    assert.deepEqual(keys(found), ['request.fields.industry missing']);
    assert.equal(found[0]?.name, 'Case.Industry__c');
  });

  it('a field at the end of a path', async () => {
    const found = await problems((org) => {
      const fields = fieldsOf(org, 'Contact');
      fields.splice(
        fields.findIndex(({ name }) => name === 'Preferred_Contact_Method__c'),
        1,
      );
    });
    assert.deepEqual(keys(found), ['request.fields.preferredMethod missing']);
  });

  it('a field of another type', async () => {
    const found = await problems((org) => {
      Object.assign(fieldsOf(org, 'Contact').find(({ name }) => name === 'Areas_of_Expertise__c') ?? {}, {
        type: 'boolean',
      });
    });
    assert.deepEqual(keys(found), ['mentor.fields.areas wrongType']);
    assert.match(found[0]?.advice ?? '', /boolean.*multipicklist/);
  });

  it('P2: a key of ours that is not unique would let the same row be written twice', async () => {
    const found = await problems((org) => {
      Object.assign(fieldsOf(org, 'Request_Clock__c').find(({ name }) => name === 'Request_Key__c') ?? {}, {
        unique: false,
      });
    });
    assert.deepEqual(keys(found), ['clock.fields.requestKey wrongType']);
  });

  it('a record type that is not there', async () => {
    const found = await problems((org) => Object.assign(org.get('Case') ?? {}, { recordTypeInfos: [] }));
    assert.deepEqual(keys(found), ['request.recordType missing']);
  });

  it('pick-list values: any alias will do; none at all is told, and stops a sync only where we write it', async () => {
    const offer = (org: Map<string, Described>, object: string, name: string, values: string[]) => {
      const target = fieldsOf(org, object).find((one) => one.name === name);
      Object.assign(target ?? {}, { picklistValues: values.map((value) => ({ value, active: true })) });
    };
    const read = await problems((org) => {
      offer(org, 'Case', 'Status', ['New', 'Completed', 'Unable to Reach Client']);
    });
    assert.deepEqual(keys(read), ['request.values.status.withdrawn valueMissing']);
    assert.equal(read[0]?.blocking, false);
    const write = await problems((org) => {
      offer(org, 'Mentor_Recommendation__c', 'Tier__c', ['Chapter', 'District']);
    });
    assert.deepEqual(keys(write), ['recommendation.values.tier.region valueMissing']);
    assert.equal(write[0]?.blocking, true);
  });
});

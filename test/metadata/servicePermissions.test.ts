import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { readCatalogue } from '../../scripts/metadata/catalogue.ts';
import { childrenNamed, childText, isTrue, type Element } from '../../scripts/metadata/element.ts';
import { missingInPath } from '../../scripts/metadata/fieldPath.ts';
import { readProject } from '../../scripts/metadata/project.ts';
import { filesOnDisk } from '../../scripts/metadata/projectFiles.ts';
import { repository } from './plantedProject.ts';

const project = readProject(filesOnDisk(repository));
const catalogue = readCatalogue(project);

const bindingFile = z.record(
  z.string(),
  z.looseObject({
    object: z.string(),
    fields: z.record(z.string(), z.string()),
    values: z.record(z.string(), z.record(z.string(), z.array(z.string()))).optional(),
  }),
);
const binding = bindingFile.parse(parse(readFileSync(join(repository, 'config/engage.yaml'), 'utf8')));
const written = new Set(['clock', 'recommendation', 'complianceStep']);
/** What people record on rows that the service writes; it reads them. */
const recordedByPeople: Readonly<Record<string, readonly string[]>> = {
  complianceStep: ['askedAt', 'doneAt', 'outcome', 'reason'],
  clock: ['topicAreas', 'topicIndustries'],
};

/** The object and field that a bound path ends at, through lookups. */
function boundField(path: string, objectName: string): string {
  const steps = path.split('.');
  let object = objectName;
  for (const step of steps.slice(0, -1)) {
    const fields = [...(catalogue.objects.get(object)?.fields.values() ?? [])];
    object = fields.find((field) => field.parentName === step)?.referenceTo ?? '';
  }
  return `${object}.${steps.at(-1) ?? ''}`;
}

function permissionSet(name: string): Element {
  const found = project.documents.find(
    (document) => document.kind.metadataType === 'PermissionSet' && document.name === name,
  );
  assert.ok(found);
  return found.root;
}

const service = permissionSet('SCORE_Service');
const grants = childrenNamed(service, 'fieldPermissions').map((entry) => ({
  field: childText(entry, 'field') ?? '',
  editable: isTrue(entry, 'editable'),
}));

test('C4: every name that config/engage.yaml binds exists in the package or the baseline', () => {
  const missing = Object.values(binding).flatMap(({ object, fields }) =>
    Object.values(fields).filter((path) => missingInPath(path, object, catalogue) !== undefined),
  );
  assert.deepEqual(missing, []);
});

test('C4: each bound code has at least one value that its pick list offers', () => {
  const unmatched = Object.entries(binding).flatMap(([name, { object, fields, values }]) =>
    Object.entries(values ?? {}).flatMap(([logical, codes]) => {
      const [ofObject = '', ofField = ''] = boundField(fields[logical] ?? '', object).split('.');
      const offered = catalogue.objects.get(ofObject)?.fields.get(ofField)?.values;
      if (offered === undefined) return [];
      return Object.entries(codes)
        .filter(([, aliases]) => !aliases.some((alias) => offered.has(alias)))
        .map(([code]) => `${name}.${logical}.${code}`);
    }),
  );
  assert.deepEqual(unmatched, []);
});

test('least privilege: the service may read exactly the bound fields, and edit only what it writes', () => {
  const wanted = new Map<string, boolean>();
  for (const [name, { object, fields }] of Object.entries(binding)) {
    for (const [logical, path] of Object.entries(fields)) {
      const full = boundField(path, object);
      const [ofObject = '', ofField = ''] = full.split('.');
      if (catalogue.objects.get(ofObject)?.fields.get(ofField)?.grantable === true) {
        const byPeople = recordedByPeople[name]?.includes(logical) === true;
        wanted.set(full, written.has(name) && !byPeople);
      }
    }
  }
  const sorted = (entries: Iterable<readonly [string, boolean]>): unknown =>
    [...entries].sort(([one], [other]) => one.localeCompare(other));
  assert.deepEqual(sorted(grants.map(({ field, editable }) => [field, editable])), sorted(wanted));
});

test("C2: the service is granted no personal field and none of a client's or mentor's free words", () => {
  const personal =
    /Email|Phone|Fax|Address|Birth|Name|Description|Subject$|Supplied|Business_Questions|Note__c|Notes__c|Unlock_Reason|Void_Reason/;
  assert.deepEqual(
    grants.map(({ field }) => field).filter((field) => personal.test(field)),
    [],
  );
  const beyondFieldSecurity = childrenNamed(service, 'objectPermissions').filter(
    (entry) => isTrue(entry, 'viewAllFields') || isTrue(entry, 'modifyAllRecords'),
  );
  assert.deepEqual(beyondFieldSecurity, []);
});

test("C1: the service never writes Engage's own objects", () => {
  const writes = childrenNamed(service, 'objectPermissions')
    .filter((entry) => ['allowCreate', 'allowEdit', 'allowDelete'].some((access) => isTrue(entry, access)))
    .map((entry) => childText(entry, 'object'));
  assert.deepEqual(writes, ['Compliance_Step__c', 'Mentor_Recommendation__c', 'Request_Clock__c']);
});

test('D5: nobody may delete a contact attempt, or reparent one', () => {
  for (const name of ['SCORE_Mentor', 'SCORE_CIC', 'SCORE_ROC', 'SCORE_Service']) {
    const deletes = childrenNamed(permissionSet(name), 'objectPermissions')
      .filter((entry) => isTrue(entry, 'allowDelete'))
      .map((entry) => childText(entry, 'object'));
    assert.ok(!deletes.includes('Contact_Attempt__c'), name);
  }
  const master = catalogue.objects.get('Contact_Attempt__c')?.fields.get('Assignment__c')?.document;
  assert.ok(master && !isTrue(master.root, 'reparentableMasterDetail'));
});

test('D3: only the ROC may unlock a reassignment', () => {
  const unlockers = ['SCORE_Mentor', 'SCORE_CIC', 'SCORE_ROC', 'SCORE_Service'].filter((name) =>
    childrenNamed(permissionSet(name), 'fieldPermissions').some(
      (entry) =>
        childText(entry, 'field') === 'Mentor_Assignment__c.Unlocked_By_ROC__c' && isTrue(entry, 'editable'),
    ),
  );
  assert.deepEqual(unlockers, ['SCORE_ROC']);
});

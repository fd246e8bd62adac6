import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { readCatalogue, type CatalogueField } from '../../scripts/metadata/catalogue.ts';
import { childrenNamed, childText } from '../../scripts/metadata/element.ts';
import { readProject } from '../../scripts/metadata/project.ts';
import { filesOnDisk } from '../../scripts/metadata/projectFiles.ts';
import { repository } from './plantedProject.ts';

const project = readProject(filesOnDisk(repository));
const catalogue = readCatalogue(project);

function field(object: string, name: string): CatalogueField {
  const found = catalogue.objects.get(object)?.fields.get(name);
  assert.ok(found, `${object}.${name} exists`);
  return found;
}

function labelOf(object: string, name: string): string | undefined {
  const { document } = field(object, name);
  return document === undefined ? undefined : childText(document.root, 'label');
}

function unionMembers(file: string, typeName: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(repository, file), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const alias = source.statements.find(
    (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === typeName,
  );
  assert.ok(alias && ts.isTypeAliasDeclaration(alias) && ts.isUnionTypeNode(alias.type));
  return alias.type.types.flatMap((member) =>
    ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal) ? [member.literal.text] : [],
  );
}

test('D11: the values of Next_Action__c are the codes of the rules, in their order', () => {
  assert.deepEqual(
    [...(field('Request_Clock__c', 'Next_Action__c').values ?? [])],
    unionMembers('plugin/src/rules/outcomes.ts', 'NextActionCode'),
  );
});

test('the taxonomy has the 40 areas and 43 industries, shared by clients and mentors', () => {
  const areas = [...(catalogue.globalValueSets.get('Area_of_Expertise') ?? [])];
  const industries = [...(catalogue.globalValueSets.get('Industry') ?? [])];
  assert.deepEqual([areas.length, industries.length], [40, 43]);
  assert.deepEqual([areas.at(0), areas.at(-1)], ['Accounting & Finance', 'Work/Life Balance']);
  assert.deepEqual([industries.at(0), industries.at(-1)], ['Accounting & Tax Services', 'Wholesale']);
  assert.deepEqual([...(field('Case', 'Area_of_Expertise__c').values ?? [])], areas);
  assert.deepEqual([...(field('Contact', 'Areas_of_Expertise__c').values ?? [])], areas);
  assert.deepEqual([...(field('Case', 'Industry__c').values ?? [])], industries);
  assert.deepEqual([...(field('Contact', 'Industry_Experience__c').values ?? [])], industries);
});

test('the labels of the mentor profile are those that SCORE published', () => {
  const published: Readonly<Record<string, string>> = {
    Maximum_Client_Weekly_Requests__c: 'Maximum client weekly requests?',
    Client_Requests_Last_7_Days__c: 'Client Requests last 7 days',
    Request_Limit_Reached__c: 'Request Limit Reached',
    Accept_Direct_Requests__c: 'Accept Direct Requests',
    Serve_Clients_Outside_of_Local_Area__c: 'Serve Clients Outside of Local Area',
    Preferred_Contact_Method__c: 'Preferred Contact Method',
    Service_Suspended__c: 'Service Suspended',
  };
  for (const [name, label] of Object.entries(published)) assert.equal(labelOf('Contact', name), label);
  assert.equal(labelOf('Case', 'Assignment_Status__c'), 'Assignment Status');
});

test('a request is closed by Completed, Unable to Contact and Withdrawn, by nothing else', () => {
  const status = project.documents.find((document) => document.name === 'CaseStatus');
  assert.ok(status);
  const values = childrenNamed(status.root, 'standardValue');
  const closed = values.filter((value) => childText(value, 'closed') === 'true');
  assert.equal(values.length, 6);
  assert.deepEqual(
    closed.map((value) => childText(value, 'fullName')),
    ['Completed', 'Unable to Contact', 'Withdrawn'],
  );
});

test('C4: every baseline name says what is public and what is assumed', () => {
  const silent = project.documents
    .filter(({ file, kind }) => file.startsWith('config/') && kind.metadataType !== 'StandardValueSet')
    .filter(({ root }) => !/Public:|Assumed:/.test(childText(root, 'description') ?? ''));
  assert.deepEqual(
    silent.map(({ file }) => file),
    [],
  );
});

test('every field of the package is described', () => {
  const silent = project.documents
    .filter(({ file, kind }) => file.startsWith('force-app/') && kind.metadataType === 'CustomField')
    .filter(({ root }) => childText(root, 'description') === undefined);
  assert.deepEqual(
    silent.map(({ file }) => file),
    [],
  );
});

import { documentsOf, fieldPaths, findField, isDerived } from '../catalogue.ts';
import { childrenNamed, childText, isTrue, type Element } from '../element.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { MetadataDocument } from '../project.ts';
import type { Check, CheckContext } from './check.ts';

/** Each access to an object needs the others beside it. */
const needs: Readonly<Record<string, readonly string[]>> = {
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
};

type Finding = Omit<Problem, 'file'>;

function repeatedNames(elements: readonly Element[], key: string): Finding[] {
  const names = elements.map((element) => childText(element, key) ?? '');
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    what: `${name} is granted twice.`,
    fix: 'keep one entry.',
  }));
}

function objectFindings(
  entry: Element,
  readable: ReadonlySet<string>,
  { catalogue }: CheckContext,
): Finding[] {
  const name = childText(entry, 'object') ?? '';
  const object = catalogue.objects.get(name);
  if (object === undefined) {
    return [
      {
        what: `the object ${name} is unknown.`,
        fix: didYouMean(name, catalogue.objects.keys(), 'remove the entry.'),
      },
    ];
  }
  const missing = Object.entries(needs).flatMap(([access, others]) =>
    isTrue(entry, access) ? others.filter((other) => !isTrue(entry, other)) : [],
  );
  const masters = [...object.fields.values()]
    .filter((field) => field.type === 'MasterDetail')
    .flatMap((field) => field.referenceTo ?? [])
    .filter((master) => !readable.has(master));
  return [
    ...[...new Set(missing)].map((access) => ({
      what: `what is granted on ${name} needs ${access} too.`,
      fix: `set <${access}>true</${access}>.`,
    })),
    ...masters.map((master) => ({
      what: `${name} is a detail of ${master}, which is not readable here.`,
      fix: `grant allowRead on ${master}.`,
    })),
  ];
}

function fieldFindings(
  entry: Element,
  readable: ReadonlySet<string>,
  { catalogue }: CheckContext,
): Finding[] {
  const path = childText(entry, 'field') ?? '';
  const field = findField(catalogue, path);
  if (field === undefined) {
    return [
      {
        what: `the field ${path} is unknown.`,
        fix: didYouMean(path, fieldPaths(catalogue), 'remove the entry.'),
      },
    ];
  }
  const findings: Finding[] = [];
  if (!field.grantable) {
    findings.push({
      what: `${path} is required, a master-detail or a system field: access comes with the object.`,
      fix: 'remove the entry.',
    });
  }
  if (isTrue(entry, 'editable') && isDerived(field)) {
    findings.push({ what: `${path} is worked out, so nobody edits it.`, fix: 'set editable to false.' });
  }
  if (isTrue(entry, 'editable') && !isTrue(entry, 'readable')) {
    findings.push({ what: `${path} is editable but not readable.`, fix: 'set readable to true.' });
  }
  if (!readable.has(field.object)) {
    findings.push({
      what: `${path} is granted, but ${field.object} is not readable here.`,
      fix: `grant allowRead on ${field.object}, or remove the entry.`,
    });
  }
  return findings;
}

function findings({ root }: MetadataDocument, context: CheckContext): Finding[] {
  const objects = childrenNamed(root, 'objectPermissions');
  const fields = childrenNamed(root, 'fieldPermissions');
  const tabs = childrenNamed(root, 'tabSettings');
  const readable = new Set(
    objects.filter((entry) => isTrue(entry, 'allowRead')).map((entry) => childText(entry, 'object') ?? ''),
  );
  const tabNames = documentsOf(context.project, 'CustomTab').map((tab) => tab.name);
  return [
    ...repeatedNames(objects, 'object'),
    ...repeatedNames(fields, 'field'),
    ...objects.flatMap((entry) => objectFindings(entry, readable, context)),
    ...fields.flatMap((entry) => fieldFindings(entry, readable, context)),
    ...tabs
      .map((entry) => childText(entry, 'tab') ?? '')
      .filter((tab) => !tab.startsWith('standard-') && !tabNames.includes(tab))
      .map((tab) => ({
        what: `the tab ${tab} is unknown.`,
        fix: didYouMean(tab, tabNames, 'remove the entry.'),
      })),
  ];
}

/** Permission sets name objects, fields and tabs that exist, grant what can be granted, and nothing half. */
export const checkPermissionSets: Check = (context) =>
  documentsOf(context.project, 'PermissionSet').flatMap((document) =>
    findings(document, context).map((finding) => ({ file: document.file, ...finding })),
  );

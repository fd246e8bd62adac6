import { documentsOf, readCatalogue } from './catalogue.ts';
import type { Check } from './checks/check.ts';
import { checkBundles } from './checks/bundles.ts';
import { checkFields } from './checks/fields.ts';
import { checkFormulas } from './checks/formulas.ts';
import { checkHistory } from './checks/history.ts';
import { checkLabels } from './checks/labels.ts';
import { checkLayouts } from './checks/layouts.ts';
import { checkLimits } from './checks/limits.ts';
import { checkPermissionSets } from './checks/permissionSets.ts';
import { checkPicklists } from './checks/picklists.ts';
import { checkPlacement } from './checks/placement.ts';
import { checkRecordTypes } from './checks/recordTypes.ts';
import { checkRelationships } from './checks/relationships.ts';
import { checkRollUps } from './checks/rollUps.ts';
import { checkShape } from './checks/shape.ts';
import { checkTabs } from './checks/tabs.ts';
import type { MetadataSchema } from './metadataSchema.ts';
import type { Problem } from './problem.ts';
import { readProject } from './project.ts';
import type { ProjectFiles } from './projectFiles.ts';

const checks: readonly Check[] = [
  checkShape,
  checkPlacement,
  checkFields,
  checkHistory,
  checkLimits,
  checkPicklists,
  checkRecordTypes,
  checkRelationships,
  checkRollUps,
  checkFormulas,
  checkPermissionSets,
  checkLayouts,
  checkTabs,
  checkLabels,
  checkBundles,
];

export interface MetadataReport {
  readonly problems: readonly Problem[];
  /** What was looked at, in one line. */
  readonly summary: string;
}

/** Checks the metadata of the package and of the baseline: shape, names, references, limits. */
export function checkMetadata(files: ProjectFiles, schema: MetadataSchema): MetadataReport {
  const project = readProject(files);
  const catalogue = readCatalogue(project);
  const found = checks.flatMap((check) => check({ project, catalogue, schema }));
  const count = (metadataType: string): number => documentsOf(project, metadataType).length;
  // Standard objects have a file too, for their sharing.
  const customObjects = documentsOf(project, 'CustomObject').filter(({ name }) =>
    name.endsWith('__c'),
  ).length;
  return {
    // What refers to a file that cannot be read would be reported as missing.
    problems: project.unreadable.length > 0 ? project.unreadable : found,
    summary:
      `${project.documents.length} files, ${customObjects} custom objects, ` +
      `${count('CustomField')} fields, ${count('PermissionSet')} permission sets, ` +
      `${count('LightningComponentBundle')} components`,
  };
}

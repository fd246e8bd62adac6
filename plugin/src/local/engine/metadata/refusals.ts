import { MetadataError } from '../metadataError.ts';
import { activeShape, ruleSetShape } from './shapes.ts';
import { readXml } from './xml.ts';

/**
 * Metadata that would change what saving a record does and that the engine cannot run. Loading it and not running it
 * would certify records the platform rejects, so it is refused by name. What is switched off has no effect and may load.
 */
interface Refusal {
  path: RegExp;
  what: string;
  active(file: string): boolean;
}

const always = (): boolean => true;

function ruleFile(root: string): (file: string) => boolean {
  return (file) =>
    Object.values(readXml(file, root, ruleSetShape)).some((list) => list.some((rule) => rule.active));
}

function activeFile(root: string): (file: string) => boolean {
  return (file) => readXml(file, root, activeShape).active === true;
}

const refusals: readonly Refusal[] = [
  { path: /\.trigger$/, what: 'an Apex trigger', active: always },
  { path: /\.workflow-meta\.xml$/, what: 'a workflow rule', active: ruleFile('Workflow') },
  // Those of Case and Lead are loaded.
  { path: /\.assignmentRules-meta\.xml$/, what: 'an assignment rule', active: ruleFile('AssignmentRules') },
  {
    path: /\.autoResponseRules-meta\.xml$/,
    what: 'an auto-response rule',
    active: ruleFile('AutoResponseRules'),
  },
  { path: /\.escalationRules-meta\.xml$/, what: 'an escalation rule', active: ruleFile('EscalationRules') },
  { path: /\.duplicateRule-meta\.xml$/, what: 'a duplicate rule', active: always },
  {
    path: /\.approvalProcess-meta\.xml$/,
    what: 'an approval process',
    active: activeFile('ApprovalProcess'),
  },
  { path: /\.restrictionRule-meta\.xml$/, what: 'a restriction rule', active: activeFile('RestrictionRule') },
  {
    path: /objects\/[^/]+\.object$/,
    what: 'an object in metadata-API format (source format expected)',
    active: always,
  },
];

/** Throws MetadataError when the file is something the engine would have to run and cannot. */
export function refuseWhatCannotRun(file: string): void {
  for (const refusal of refusals) {
    if (!refusal.path.test(file) || !refusal.active(file)) continue;
    throw new MetadataError(
      file,
      `the local org cannot run ${refusal.what} yet, so it does not load it. Leave the file out of the metadata ` +
        'folders (or set it inactive) and start again.',
    );
  }
}

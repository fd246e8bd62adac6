import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeXml } from './escapeXml.ts';

/**
 * Objects of ours whose records carry their region, and what a region's CICs and ROC may do with each other's. All are
 * private otherwise.
 */
const sharedByRegion: readonly (readonly [object: string, access: 'Read' | 'Edit'])[] = [
  ['Mentor_Assignment__c', 'Edit'],
  ['Request_Clock__c', 'Edit'],
  ['Compliance_Step__c', 'Edit'],
  ['Capacity_Answer__c', 'Edit'],
];

/** The public group of the service's user. It may edit the steps that people made, also before their region is known. */
const serviceGroup = 'SCORE_Service';

/** `Mid-Atlantic` -> `SCORE_Mid_Atlantic`, the public group of a region's CICs and ROC. */
export function regionGroup(region: string): string {
  const name = region
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return `SCORE_${name}`;
}

const xml = (root: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}\n</${root}>\n`;

/**
 * Writes, for each enrolled region (M0), the public group of its CICs and ROC and the rules that share its records with them:
 * a CIC sees the region's, a ROC all of a region. One criteria rule an object and region, far below the platform's 50.
 * @throws Error when two regions would share one group.
 */
export function writeRegionAccess(regions: readonly string[], target: string): void {
  const groups = new Map(regions.map((region) => [regionGroup(region), region]));
  if (groups.size < regions.length) {
    throw new Error(
      `scope.enrolledRegions: two of ${regions.join(', ')} would have the same public group. Rename one in Engage.`,
    );
  }
  mkdirSync(join(target, 'groups'), { recursive: true });
  mkdirSync(join(target, 'sharingRules'), { recursive: true });
  for (const [group, name] of [...groups, [serviceGroup, 'Service'] as const]) {
    const body = `    <doesIncludeBosses>true</doesIncludeBosses>\n    <name>SCORE ${escapeXml(name)}</name>`;
    writeFileSync(join(target, `groups/${group}.group-meta.xml`), xml('Group', body));
  }
  for (const [object, access] of sharedByRegion) {
    const rules = [...groups].map(([group, region]) =>
      criteriaRule({ group, label: `SCORE ${region}`, access, field: 'Region__c', equals: region }),
    );
    if (object === 'Compliance_Step__c') {
      rules.push(criteriaRule({ group: serviceGroup, label: 'SCORE Service', access, field: 'Step_Key__c' }));
    }
    writeFileSync(
      join(target, `sharingRules/${object}.sharingRules-meta.xml`),
      xml('SharingRules', rules.join('\n')),
    );
  }
}

interface CriteriaRule {
  readonly group: string;
  readonly label: string;
  readonly access: 'Read' | 'Edit';
  readonly field: string;
  /** Left out: every record that has something in the field. */
  readonly equals?: string;
}

function criteriaRule({ group, label, access, field, equals }: CriteriaRule): string {
  return `    <sharingCriteriaRules>
        <fullName>${group}</fullName>
        <accessLevel>${access}</accessLevel>
        <label>${escapeXml(label)}</label>
        <sharedTo>
            <group>${group}</group>
        </sharedTo>
        <criteriaItems>
            <field>${field}</field>
            <operation>${equals === undefined ? 'notEqual' : 'equals'}</operation>
            <value>${escapeXml(equals ?? '')}</value>
        </criteriaItems>
        <includeRecordsOwnedByAll>true</includeRecordsOwnedByAll>
    </sharingCriteriaRules>`;
}

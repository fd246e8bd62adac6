import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../../plugin/src/policy/index.ts';
import { escapeXml } from './escapeXml.ts';

/** The longest text a field of custom metadata holds here. */
const longestList = 255;

/** What validation rules and flows read of the policy, by the fields of `Score_Policy__mdt`. */
export function policyFields({ version, rules }: Policy): Readonly<Record<string, string | number>> {
  return {
    Policy_Version__c: version,
    // Between bars, so that a formula finds "|Central|" and not a part of another region's name.
    Enrolled_Regions__c: `|${rules.scope.enrolledRegions.join('|')}|`,
    Attempts_Minimum__c: rules.attempts.minimum,
    Attempts_Distinct_Methods__c: rules.attempts.distinctMethods,
    Attempts_Span_Hours__c: rules.attempts.spanHours,
    Attempts_Within_Days__c: rules.attempts.withinDays,
    Transfer_Notes_Minimum__c: rules.transfer.notesMinimum,
  };
}

/**
 * Writes the custom metadata record `Score_Policy.Current`.
 * @throws Error when the names of the enrolled regions do not fit.
 */
export function writePolicyRecord(policy: Policy, target: string): void {
  const fields = policyFields(policy);
  const regions = String(fields.Enrolled_Regions__c);
  if (regions.length > longestList) {
    throw new Error(
      `scope.enrolledRegions: the names together have ${regions.length} characters, ${longestList} fit into the org. ` +
        'Take part with fewer regions at once, or give Score_Policy__mdt.Enrolled_Regions__c a second field.',
    );
  }
  mkdirSync(join(target, 'customMetadata'), { recursive: true });
  writeFileSync(
    join(target, 'customMetadata/Score_Policy.Current.md-meta.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>Current</label>
    <protected>false</protected>
${Object.entries(fields)
  .map(([field, value]) => valueElement(field, value))
  .join('\n')}
</CustomMetadata>
`,
  );
}

function valueElement(field: string, value: string | number): string {
  const [type, text] =
    typeof value === 'number' ? ['xsd:double', value.toFixed(1)] : ['xsd:string', escapeXml(value)];
  return `    <values>
        <field>${field}</field>
        <value xsi:type="${type}">${text}</value>
    </values>`;
}

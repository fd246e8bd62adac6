import { documentsOf } from '../catalogue.ts';
import { childNamed, isTrue } from '../element.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';

interface FieldTypeRule {
  readonly needs: readonly string[];
  readonly mustNotHave?: readonly string[];
}

/** What Salesforce asks of a field of each type, beyond what its XML types say. */
const fieldTypeRules: Readonly<Record<string, FieldTypeRule>> = {
  Checkbox: { needs: ['label', 'defaultValue'], mustNotHave: ['required', 'unique', 'length'] },
  Date: { needs: ['label'], mustNotHave: ['length', 'unique'] },
  DateTime: { needs: ['label'], mustNotHave: ['length', 'unique'] },
  LongTextArea: {
    needs: ['label', 'length', 'visibleLines'],
    mustNotHave: ['required', 'unique', 'externalId'],
  },
  Lookup: { needs: ['label', 'referenceTo', 'relationshipName'] },
  MasterDetail: {
    needs: ['label', 'referenceTo', 'relationshipName', 'relationshipOrder'],
    mustNotHave: ['required', 'deleteConstraint'],
  },
  MultiselectPicklist: { needs: ['label', 'valueSet', 'visibleLines'], mustNotHave: ['required'] },
  Number: { needs: ['label', 'precision', 'scale'], mustNotHave: ['length'] },
  Picklist: { needs: ['label', 'valueSet'], mustNotHave: ['length', 'unique', 'externalId'] },
  Summary: {
    needs: ['label', 'summaryForeignKey', 'summaryOperation'],
    mustNotHave: ['required', 'trackHistory', 'defaultValue'],
  },
  Text: { needs: ['label', 'length'], mustNotHave: ['visibleLines', 'precision'] },
};

/** A field has what its type needs, and nothing that its type does not take. */
export const checkFields: Check = ({ project }) =>
  documentsOf(project, 'CustomField').flatMap(({ file, root, name }): Problem[] => {
    if (!name.endsWith('__c')) return [];
    const type = childNamed(root, 'type')?.text;
    if (type === undefined) return [{ file, what: 'there is no <type>.', fix: 'add the type of the field.' }];
    const formula = childNamed(root, 'formula') !== undefined;
    const rule = formula ? { needs: ['label'] } : fieldTypeRules[type];
    const missing = (rule?.needs ?? []).filter((element) => childNamed(root, element) === undefined);
    const extra = (rule?.mustNotHave ?? []).filter((element) => childNamed(root, element) !== undefined);
    return [
      ...missing.map((element) => ({
        file,
        what: `a ${type} field needs <${element}>.`,
        fix: `add <${element}>.`,
      })),
      ...extra.map((element) => ({
        file,
        what: `a ${type} field takes no <${element}>.`,
        fix: `remove <${element}>.`,
      })),
      ...(type === 'Text' && isTrue(root, 'externalId') && !isTrue(root, 'unique')
        ? [
            {
              file,
              what: 'an external id that is not unique makes an upsert ambiguous.',
              fix: 'set <unique>true</unique>.',
            },
          ]
        : []),
    ];
  });

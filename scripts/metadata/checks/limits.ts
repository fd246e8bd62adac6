import { childText, isTrue } from '../element.ts';
import type { Problem } from '../problem.ts';
import type { MetadataDocument } from '../project.ts';
import type { CatalogueObject } from '../catalogue.ts';
import type { Check } from './check.ts';

/** Longest text of an element, by metadata type. */
const textLimits: readonly (readonly [metadataType: string, element: string, limit: number])[] = [
  ['CustomObject', 'label', 40],
  ['CustomObject', 'pluralLabel', 40],
  ['CustomObject', 'description', 1000],
  ['CustomField', 'label', 40],
  ['CustomField', 'description', 1000],
  ['CustomField', 'inlineHelpText', 510],
  ['CustomField', 'relationshipName', 40],
  ['CustomField', 'relationshipLabel', 80],
  ['RecordType', 'label', 80],
  ['RecordType', 'description', 255],
  ['PermissionSet', 'label', 80],
  ['PermissionSet', 'description', 255],
  ['GlobalValueSet', 'description', 255],
  ['ValidationRule', 'errorMessage', 255],
];

/** Lowest and highest number in an element of a field, by field type. */
const numberLimits: readonly (readonly [fieldType: string, element: string, from: number, to: number])[] = [
  ['Text', 'length', 1, 255],
  ['LongTextArea', 'length', 256, 131_072],
  ['LongTextArea', 'visibleLines', 2, 50],
  ['MultiselectPicklist', 'visibleLines', 3, 10],
  ['Number', 'precision', 1, 18],
];

const named = new Set(['CustomObject', 'CustomField', 'RecordType', 'GlobalValueSet', 'PermissionSet']);
const longestName = 40;

/** Most fields of a kind on one object. */
const countLimits: readonly (readonly [string, number, (field: MetadataDocument) => boolean])[] = [
  ['roll-up summaries', 25, ({ root }) => childText(root, 'type') === 'Summary'],
  ['master-detail relationships', 2, ({ root }) => childText(root, 'type') === 'MasterDetail'],
  ['lookups', 40, ({ root }) => childText(root, 'type') === 'Lookup'],
  ['external ids', 25, ({ root }) => isTrue(root, 'externalId')],
];

function documentProblems({ file, kind, name, root }: MetadataDocument): Problem[] {
  const developerName = name.replace(/__(c|mdt|e)$/, '');
  const badName =
    named.has(kind.metadataType) &&
    (developerName.length > longestName ||
      !/^[A-Za-z][A-Za-z0-9_]*$/.test(developerName) ||
      /__|_$/.test(developerName));
  const type = childText(root, 'type');
  return [
    ...(badName
      ? [
          {
            file,
            what: `'${name}' is no valid API name.`,
            fix: `a letter, then letters, digits and single underscores, at most ${longestName}.`,
          },
        ]
      : []),
    ...textLimits.flatMap(([metadataType, element, limit]): Problem[] => {
      const length = kind.metadataType === metadataType ? (childText(root, element)?.length ?? 0) : 0;
      if (length <= limit) return [];
      return [
        { file, what: `<${element}> has ${length} characters.`, fix: `shorten it to ${limit} at most.` },
      ];
    }),
    ...numberLimits.flatMap(([fieldType, element, from, to]): Problem[] => {
      const text = type === fieldType ? childText(root, element) : undefined;
      if (text === undefined || (Number(text) >= from && Number(text) <= to)) return [];
      return [{ file, what: `<${element}> is ${text}.`, fix: `a ${fieldType} takes ${from} to ${to}.` }];
    }),
    ...(Number(childText(root, 'scale') ?? 0) > Number(childText(root, 'precision') ?? 18)
      ? [{ file, what: '<scale> is larger than <precision>.', fix: 'precision counts all digits.' }]
      : []),
  ];
}

function objectProblems({ name, fields }: CatalogueObject): Problem[] {
  const own = [...fields.values()].flatMap((field) => field.document ?? []);
  return countLimits.flatMap(([what, limit, counts]): Problem[] => {
    const found = own.filter(counts);
    const last = found.at(-1);
    if (last === undefined || found.length <= limit) return [];
    return [
      {
        file: last.file,
        what: `${name} has ${found.length} ${what}.`,
        fix: `Salesforce allows ${limit}; remove some.`,
      },
    ];
  });
}

/** Salesforce's limits on names, labels, lengths and counts. */
export const checkLimits: Check = ({ project, catalogue }) => [
  ...project.documents.flatMap(documentProblems),
  ...[...catalogue.objects.values()].flatMap(objectProblems),
];

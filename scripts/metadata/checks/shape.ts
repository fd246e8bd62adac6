import { childrenNamed, type Element } from '../element.ts';
import type { MemberSchema, MetadataSchema, ValueKind } from '../metadataSchema.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';

type Finding = Omit<Problem, 'file'>;

/** Their content is not described by the Metadata API's types. */
const opaque = new Set(['targetConfigs']);

const isLeafValue: Readonly<Record<'string' | 'boolean' | 'number', (text: string) => boolean>> = {
  string: () => true,
  boolean: (text) => text === 'true' || text === 'false',
  number: (text) => /^-?\d+(\.\d+)?$/.test(text),
};

function leafFindings(element: Element, value: Exclude<ValueKind, { kind: 'type' }>, at: string): Finding[] {
  const { line } = element;
  if (element.children.length > 0) {
    return [{ line, what: `<${at}> holds elements, expected text.`, fix: 'replace them by text.' }];
  }
  if (value.kind !== 'enum') {
    if (isLeafValue[value.kind](element.text)) return [];
    return [
      {
        line,
        what: `<${at}> is '${element.text}', expected a ${value.kind}.`,
        fix: `write a ${value.kind} without spaces.`,
      },
    ];
  }
  if (value.values.has(element.text)) return [];
  const allowed = [...value.values].slice(0, 12).join(', ');
  return [
    {
      line,
      what: `<${at}> is '${element.text}', which is not allowed there.`,
      fix: didYouMean(element.text, value.values, `use one of: ${allowed}.`),
    },
  ];
}

function cardinalityFindings(element: Element, member: MemberSchema, at: string): Finding[] {
  const count = childrenNamed(element, member.name).length;
  if (member.required && count === 0) {
    return [{ line: element.line, what: `<${at}> has no <${member.name}>.`, fix: `add <${member.name}>.` }];
  }
  if (!member.repeated && count > 1) {
    return [{ line: element.line, what: `<${at}> has ${count} <${member.name}>.`, fix: 'keep one of them.' }];
  }
  return [];
}

function typeFindings(element: Element, typeName: string, schema: MetadataSchema, at: string): Finding[] {
  const members = schema.get(typeName);
  if (members === undefined) return [];
  if (element.text !== '') {
    return [
      {
        line: element.line,
        what: `<${at}> holds text beside its elements: '${element.text.trim()}'.`,
        fix: 'remove the text.',
      },
    ];
  }
  return [
    ...[...members.values()].flatMap((member) => cardinalityFindings(element, member, at)),
    ...element.children.flatMap((child): Finding[] => {
      const member = members.get(child.name);
      if (member === undefined) {
        return [
          {
            line: child.line,
            what: `<${at}> knows no element <${child.name}>.`,
            fix: didYouMean(child.name, members.keys(), 'remove it.'),
          },
        ];
      }
      return opaque.has(child.name) ? [] : findings(child, member.value, schema, `${at}.${child.name}`);
    }),
  ];
}

function findings(element: Element, value: ValueKind, schema: MetadataSchema, at: string): Finding[] {
  return value.kind === 'type'
    ? typeFindings(element, value.name, schema, at)
    : leafFindings(element, value, at);
}

/** Every element is known to the Metadata API, every value of the right kind, every count right. */
export const checkShape: Check = ({ project, schema }) =>
  project.documents.flatMap(({ file, kind, root }): Problem[] => {
    const { metadataType } = kind;
    if (root.name !== metadataType) {
      return [
        { file, what: `the root is <${root.name}>.`, fix: `a file of this name holds a <${metadataType}>.` },
      ];
    }
    return typeFindings(root, metadataType, schema, metadataType).map((finding) => ({ file, ...finding }));
  });

import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A leaf, a list of allowed words, or a type of its own. */
export type ValueKind =
  | { readonly kind: 'string' | 'boolean' | 'number' }
  | { readonly kind: 'enum'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'type'; readonly name: string };

export interface MemberSchema {
  readonly name: string;
  readonly value: ValueKind;
  readonly repeated: boolean;
  readonly required: boolean;
}

/** The Metadata API's types, each with all its members, inherited ones included. */
export type MetadataSchema = ReadonlyMap<string, ReadonlyMap<string, MemberSchema>>;

interface Declarations {
  readonly enums: Map<string, ReadonlySet<string>>;
  readonly types: Map<string, ts.TypeNode>;
}

function stringLiterals(node: ts.TypeNode): string[] | undefined {
  const members = ts.isUnionTypeNode(node) ? [...node.types] : [node];
  const values = members.flatMap((member) =>
    ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal) ? [member.literal.text] : [],
  );
  return values.length === members.length ? values : undefined;
}

function declarationsOf(source: ts.SourceFile): Declarations {
  const declarations: Declarations = { enums: new Map(), types: new Map() };
  for (const statement of source.statements) {
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const values = stringLiterals(statement.type);
    if (values === undefined) declarations.types.set(statement.name.text, statement.type);
    else declarations.enums.set(statement.name.text, new Set(values));
  }
  return declarations;
}

function valueKindOf(node: ts.TypeNode, { enums, types }: Declarations): ValueKind {
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return { kind: 'boolean' };
  if (node.kind === ts.SyntaxKind.NumberKeyword) return { kind: 'number' };
  const literals = stringLiterals(node);
  if (literals !== undefined) return { kind: 'enum', values: new Set(literals) };
  if (!ts.isTypeReferenceNode(node)) return { kind: 'string' };
  const name = node.typeName.getText();
  const values = enums.get(name);
  if (values !== undefined) return { kind: 'enum', values };
  const alias = types.get(name);
  if (alias === undefined) return { kind: 'string' };
  return ts.isTypeLiteralNode(alias) || ts.isIntersectionTypeNode(alias)
    ? { kind: 'type', name }
    : valueKindOf(alias, { enums, types });
}

function membersOf(node: ts.TypeNode, declarations: Declarations): MemberSchema[] {
  if (ts.isIntersectionTypeNode(node)) return node.types.flatMap((part) => membersOf(part, declarations));
  if (ts.isTypeReferenceNode(node)) {
    const base = declarations.types.get(node.typeName.getText());
    return base === undefined ? [] : membersOf(base, declarations);
  }
  if (!ts.isTypeLiteralNode(node)) return [];
  return node.members.flatMap((member) => {
    if (!ts.isPropertySignature(member) || member.type === undefined) return [];
    const repeated = ts.isArrayTypeNode(member.type);
    const value = ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
    return [
      {
        name: member.name.getText(),
        value: valueKindOf(value, declarations),
        repeated,
        required: !repeated && member.questionToken === undefined,
      },
    ];
  });
}

/** Reads the types from the Metadata API's WSDL as published in `@salesforce/types`. Half a second: read once. */
export function readMetadataSchema(
  file = new URL('metadata.d.ts', import.meta.resolve('@salesforce/types/metadata')),
): MetadataSchema {
  const source = ts.createSourceFile(
    'metadata.d.ts',
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const declarations = declarationsOf(source);
  return new Map(
    [...declarations.types].map(([name, node]) => [
      name,
      new Map(membersOf(node, declarations).map((member) => [member.name, member])),
    ]),
  );
}

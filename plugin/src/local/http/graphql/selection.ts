import {
  getLocation,
  GraphQLError,
  Kind,
  parse,
  Source,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { graphqlError, validationError, type GraphqlErrorEntry, type Location } from './graphqlError.ts';

/** One field of a query, fragments spread and variables put in. */
export interface Selection {
  readonly name: string;
  /** The alias, or the name. */
  readonly key: string;
  /** Undefined values (variables not given) are left out. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Leave the field out, instead of refusing, when the user cannot read it. */
  readonly optional: boolean;
  /** Set inside `... on User { }`. */
  readonly onType: string | undefined;
  readonly selections: readonly Selection[];
  readonly location: Location;
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

export type ParsedOperation =
  | { readonly ok: true; readonly operation: string; readonly selections: readonly Selection[] }
  | { readonly ok: false; readonly errors: GraphqlErrorEntry[] };

/** A chain of fragments deeper than this is a circle. */
const DEEPEST = 20;

interface Reading {
  readonly source: Source;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly errors: GraphqlErrorEntry[];
}

function locationOf(reading: Reading, node: { loc?: { start: number } | undefined }): Location {
  return getLocation(reading.source, node.loc?.start ?? 0);
}

function isSkipped(directives: readonly DirectiveNode[] | undefined, reading: Reading): boolean {
  return (directives ?? []).some((directive) => {
    const condition = directive.arguments?.find((argument) => argument.name.value === 'if');
    const value = condition && valueFromASTUntyped(condition.value, reading.variables);
    if (directive.name.value === 'skip') return value === true;
    return directive.name.value === 'include' && value === false;
  });
}

function readField(node: FieldNode, onType: string | undefined, depth: number, reading: Reading): Selection {
  const args: Record<string, unknown> = {};
  for (const argument of node.arguments ?? []) {
    const value = valueFromASTUntyped(argument.value, reading.variables);
    if (value !== undefined) args[argument.name.value] = value;
  }
  return {
    name: node.name.value,
    key: node.alias?.value ?? node.name.value,
    args,
    optional: (node.directives ?? []).some((directive) => directive.name.value === 'optional'),
    onType,
    selections: node.selectionSet ? readSelections(node.selectionSet, undefined, depth + 1, reading) : [],
    location: locationOf(reading, node),
  };
}

function readSelections(
  set: SelectionSetNode,
  onType: string | undefined,
  depth: number,
  reading: Reading,
): Selection[] {
  if (depth > DEEPEST) {
    reading.errors.push(
      graphqlError('ExecutionAborted', 'The query is nested too deeply', [locationOf(reading, set)]),
    );
    return [];
  }
  return set.selections.flatMap((node): Selection[] => {
    if (isSkipped(node.directives, reading)) return [];
    if (node.kind === Kind.FIELD) return [readField(node, onType, depth, reading)];
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const type = node.typeCondition?.name.value ?? onType;
      return readSelections(node.selectionSet, type, depth + 1, reading);
    }
    const fragment = reading.fragments.get(node.name.value);
    if (!fragment) {
      const problem = `Undefined fragment '${node.name.value}'`;
      reading.errors.push(validationError('UndefinedFragment', problem, [], locationOf(reading, node)));
      return [];
    }
    return readSelections(fragment.selectionSet, fragment.typeCondition.name.value, depth + 1, reading);
  });
}

function parseDocument(query: string): DocumentNode | GraphqlErrorEntry {
  try {
    return parse(query, { maxTokens: 20_000 });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return graphqlError('InvalidSyntax', `Invalid Syntax : ${error.message}`, error.locations);
  }
}

function chooseOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (name === undefined) return operations.length === 1 ? operations[0] : undefined;
  return operations.find((operation) => operation.name?.value === name);
}

/** Defaults of the operation's variables, under the values that were sent. */
function variablesOf(
  operation: OperationDefinitionNode,
  sent: GraphqlRequest['variables'],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (sent[name] !== undefined) values[name] = sent[name];
    else if (defaultValue) values[name] = valueFromASTUntyped(defaultValue);
  }
  return values;
}

/** The chosen operation as plain selections, or what is wrong with the text. */
export function parseOperation(request: GraphqlRequest): ParsedOperation {
  const document = parseDocument(request.query);
  if (!('kind' in document)) return { ok: false, errors: [document] };
  const operation = chooseOperation(document, request.operationName);
  if (!operation) {
    const message = `Unknown operation named '${request.operationName ?? ''}'.`;
    return { ok: false, errors: [graphqlError('OperationNotSupported', message)] };
  }
  const reading: Reading = {
    source: new Source(request.query),
    variables: variablesOf(operation, request.variables),
    fragments: new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    ),
    errors: [],
  };
  const selections = readSelections(operation.selectionSet, undefined, 0, reading);
  if (reading.errors.length > 0) return { ok: false, errors: reading.errors };
  return { ok: true, operation: operation.operation, selections };
}

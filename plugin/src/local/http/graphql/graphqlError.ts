/** One entry of `errors`, as Salesforce's GraphQL API writes it. */
export interface GraphqlErrorEntry {
  message: string;
  locations: { line: number; column: number }[];
  paths: string[];
  extensions: { ErrorType: string };
}

export interface Location {
  readonly line: number;
  readonly column: number;
}

type ValidationKind =
  | 'FieldUndefined'
  | 'SubselectionRequired'
  | 'SubselectionNotAllowed'
  | 'UnknownArgument'
  | 'UndefinedFragment'
  | 'WrongType';

/** A query that does not fit the schema: `Validation error of type FieldUndefined: … @ 'uiapi/query/Case'`. */
export function validationError(
  kind: ValidationKind,
  problem: string,
  path: readonly string[],
  location: Location,
): GraphqlErrorEntry {
  return {
    message: `Validation error of type ${kind}: ${problem} @ '${path.join('/')}'`,
    locations: [{ line: location.line, column: location.column }],
    paths: [],
    extensions: { ErrorType: 'ValidationError' },
  };
}

/** An error that is not about the schema: a syntax error, a refusal while reading. */
export function graphqlError(
  type: string,
  message: string,
  locations: readonly Location[] = [],
  paths: readonly string[] = [],
): GraphqlErrorEntry {
  return {
    message,
    locations: locations.map(({ line, column }) => ({ line, column })),
    paths: [...paths],
    extensions: { ErrorType: type },
  };
}

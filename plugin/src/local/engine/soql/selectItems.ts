import type { FieldType as SelectedField, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import type { QueryContext } from './context.ts';
import type { SoqlFunction } from './functions.ts';
import { fieldArgument, isAggregate } from './functions.ts';
import { errorAt } from './sourceText.ts';

/** One entry of a select list: a field by its path, a function of one, or a list of children. */
export type SelectItem =
  | { kind: 'field'; path: string; alias: string | undefined; label: boolean }
  | { kind: 'function'; fn: SoqlFunction; alias: string | undefined }
  | { kind: 'children'; subquery: Subquery };

/** FIELDS(ALL) and FIELDS(CUSTOM) give at most this many rows. */
const MOST_ROWS_OF_ALL_FIELDS = 200;

const fieldGroups: Readonly<Record<string, (custom: boolean) => boolean>> = {
  ALL: () => true,
  STANDARD: (custom) => !custom,
  CUSTOM: (custom) => custom,
};

/** The select list with FIELDS() written out. */
export function selectItems(
  query: Pick<Query, 'fields' | 'limit'>,
  object: ObjectSchema,
  context: QueryContext,
): SelectItem[] {
  return (query.fields ?? []).flatMap((field) => readItem(field, query.limit, object, context));
}

function readItem(
  field: SelectedField,
  limit: number | undefined,
  object: ObjectSchema,
  context: QueryContext,
): SelectItem[] {
  switch (field.type) {
    case 'Field':
      return [{ kind: 'field', path: field.field, alias: field.alias, label: false }];
    case 'FieldRelationship': {
      const path = field.rawValue ?? [...field.relationships, field.field].join('.');
      return [{ kind: 'field', path, alias: 'alias' in field ? field.alias : undefined, label: false }];
    }
    case 'FieldSubquery':
      return [{ kind: 'children', subquery: field.subquery }];
    case 'FieldFunctionExpression':
      return readFunction(field, limit, object, context);
    case 'FieldTypeof':
      throw new ApiError('MALFORMED_QUERY', 'The local org does not answer TYPEOF.');
  }
}

function readFunction(
  fn: Extract<SelectedField, { type: 'FieldFunctionExpression' }>,
  limit: number | undefined,
  object: ObjectSchema,
  context: QueryContext,
): SelectItem[] {
  const name = fn.functionName.toUpperCase();
  if (name === 'TOLABEL' || name === 'CONVERTCURRENCY') {
    return [{ kind: 'field', path: fieldArgument(fn), alias: fn.alias, label: name === 'TOLABEL' }];
  }
  if (name !== 'FIELDS') return [{ kind: 'function', fn, alias: fn.alias }];
  const group = fieldArgument(fn).toUpperCase();
  const wanted = fieldGroups[group];
  if (wanted === undefined) throw new ApiError('MALFORMED_QUERY', `unexpected token: '${group}'`);
  if (group !== 'STANDARD' && (limit === undefined || limit > MOST_ROWS_OF_ALL_FIELDS)) {
    throw errorAt(
      'MALFORMED_QUERY',
      context.soql,
      'FIELDS',
      `The SOQL FIELDS function must have a LIMIT of at most ${MOST_ROWS_OF_ALL_FIELDS}`,
    );
  }
  return object.fields
    .filter((field) => wanted(field.custom))
    .map((field) => ({ kind: 'field', path: field.name, alias: undefined, label: false }));
}

/** Whether the query makes groups rather than records. */
export function isAggregateQuery(query: Query, items: readonly SelectItem[]): boolean {
  return (
    query.groupBy !== undefined || items.some((item) => item.kind === 'function' && isAggregate(item.fn))
  );
}

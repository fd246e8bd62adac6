import type { FieldType as SelectedField, FieldTypeOf, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { ObjectSchema } from '../schemaTypes.ts';
import { isAggregate } from './aggregates.ts';
import type { Condition } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import type { SoqlFunction } from './functions.ts';
import { fieldArgument, malformed } from './functions.ts';
import { errorAt } from './sourceText.ts';

/** How a value is shown: as it is, by its pick-list label, or as FORMAT() writes it. */
export type Shown = 'plain' | 'label' | 'formatted';

/** One entry of a select list: a field by its path, a function of one, a list of children, or TYPEOF. */
export type SelectItem =
  | {
      kind: 'field';
      path: string;
      alias: string | undefined;
      shown: Shown;
      /** toLabel(), convertCurrency() and FORMAT() may have an alias in any query; a plain field only in a grouped one. */
      ofFunction: boolean;
    }
  | { kind: 'function'; fn: SoqlFunction; alias: string | undefined; shown: Shown }
  | { kind: 'children'; subquery: Subquery }
  | { kind: 'typeof'; typeOf: FieldTypeOf };

/** FIELDS(ALL) and FIELDS(CUSTOM) give at most this many rows. */
const MOST_ROWS_OF_ALL_FIELDS = 200;

const fieldGroups: Readonly<Record<string, (custom: boolean) => boolean>> = {
  ALL: () => true,
  STANDARD: (custom) => !custom,
  CUSTOM: (custom) => custom,
};

type Selecting = Pick<Query, 'fields' | 'limit'>;

/** The select list with FIELDS() written out. `where` may bound the rows of FIELDS() as LIMIT does. */
export function selectItems(
  query: Selecting,
  object: ObjectSchema,
  context: QueryContext,
  where?: Condition,
): SelectItem[] {
  const items = (query.fields ?? []).flatMap((field) => readItem(field, query, where, object, context));
  if (items.length === 0 && (query.fields ?? []).length > 0) {
    throw malformed("'FIELDS(...)' expansion function must result in at least one field being selected.");
  }
  return items;
}

const plain = (path: string, alias?: string): SelectItem => ({
  kind: 'field',
  path,
  alias,
  shown: 'plain',
  ofFunction: false,
});

function readItem(
  field: SelectedField,
  query: Selecting,
  where: Condition | undefined,
  object: ObjectSchema,
  context: QueryContext,
): SelectItem[] {
  switch (field.type) {
    case 'Field':
      return [plain(field.field, field.alias)];
    case 'FieldRelationship': {
      const path = field.rawValue ?? [...field.relationships, field.field].join('.');
      return [plain(path, 'alias' in field ? field.alias : undefined)];
    }
    case 'FieldSubquery':
      return [{ kind: 'children', subquery: field.subquery }];
    case 'FieldFunctionExpression':
      return readFunction(field, query, where, object, context);
    case 'FieldTypeof':
      return [{ kind: 'typeof', typeOf: field }];
  }
}

const shownBy: Readonly<Record<string, Shown>> = {
  TOLABEL: 'label',
  CONVERTCURRENCY: 'plain',
  FORMAT: 'formatted',
};

function readFunction(
  fn: Extract<SelectedField, { type: 'FieldFunctionExpression' }>,
  query: Selecting,
  where: Condition | undefined,
  object: ObjectSchema,
  context: QueryContext,
): SelectItem[] {
  const shown = shownBy[fn.functionName.toUpperCase()];
  if (shown !== undefined) return [readShown(fn, shown)];
  if (fn.functionName.toUpperCase() !== 'FIELDS') {
    return [{ kind: 'function', fn, alias: fn.alias, shown: 'plain' }];
  }
  const group = fieldArgument(fn).toUpperCase();
  const wanted = fieldGroups[group];
  if (wanted === undefined) throw malformed(`unexpected token: '${group}'`);
  const bounded =
    (query.limit ?? Infinity) <= MOST_ROWS_OF_ALL_FIELDS || idsIn(where) <= MOST_ROWS_OF_ALL_FIELDS;
  if (group !== 'STANDARD' && !bounded) {
    throw errorAt(
      'MALFORMED_QUERY',
      context.soql,
      'FIELDS',
      `The SOQL FIELDS function must have a LIMIT of at most ${MOST_ROWS_OF_ALL_FIELDS}`,
    );
  }
  return object.fields.filter((field) => wanted(field.custom)).map((field) => plain(field.name));
}

/** FORMAT(Amount), FORMAT(convertCurrency(Amount)), FORMAT(MIN(CloseDate)), toLabel(Status). */
function readShown(
  fn: Extract<SelectedField, { type: 'FieldFunctionExpression' }>,
  shown: Shown,
): SelectItem {
  const [inner] = fn.parameters;
  if (shown !== 'formatted' || typeof inner !== 'object') {
    return { kind: 'field', path: fieldArgument(fn), alias: fn.alias, shown, ofFunction: true };
  }
  if (inner.functionName.toUpperCase() === 'CONVERTCURRENCY') {
    return { kind: 'field', path: fieldArgument(inner), alias: fn.alias, shown, ofFunction: true };
  }
  return { kind: 'function', fn: inner, alias: fn.alias, shown };
}

/** How many records a condition on Id lets through at most: "WHERE Id IN idList" bounds a query as LIMIT does. */
function idsIn(where: Condition | undefined): number {
  if (where === undefined || where.kind === 'not') return Infinity;
  if (where.kind !== 'leaf') {
    const counts = where.parts.map(idsIn);
    return where.kind === 'and' ? Math.min(...counts) : counts.reduce((sum, count) => sum + count, 0);
  }
  const { leaf } = where;
  if (!('field' in leaf) || !('value' in leaf) || leaf.field.toLowerCase() !== 'id') return Infinity;
  if (leaf.operator === '=') return 1;
  return leaf.operator.toUpperCase() === 'IN' ? [leaf.value].flat().length : Infinity;
}

/** Whether the query makes groups rather than records. */
export function isAggregateQuery(query: Query, items: readonly SelectItem[]): boolean {
  return (
    query.groupBy !== undefined || items.some((item) => item.kind === 'function' && isAggregate(item.fn))
  );
}

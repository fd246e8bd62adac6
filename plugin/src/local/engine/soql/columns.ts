import type { Query } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema, FieldType, ObjectSchema } from '../schemaTypes.ts';
import type { Column, ColumnMetadata } from '../types.ts';
import { aggregateOperand, isAggregate, isCountOfRows } from './aggregates.ts';
import { childOf } from './children.ts';
import type { QueryContext } from './context.ts';
import { dateOperand } from './functions.ts';
import type { Relation } from './scope.ts';
import { objectOfFrom, Scope } from './scope.ts';
import type { SelectItem } from './selectItems.ts';
import { isAggregateQuery, selectItems } from './selectItems.ts';

const apexTypes: Record<FieldType, string> = {
  id: 'Id',
  reference: 'Id',
  string: 'String',
  textarea: 'String',
  email: 'String',
  phone: 'String',
  url: 'String',
  picklist: 'String',
  combobox: 'String',
  multipicklist: 'String',
  boolean: 'Boolean',
  int: 'Integer',
  double: 'Double',
  currency: 'Double',
  percent: 'Double',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  address: 'Address',
  anyType: 'Object',
};

const numbers = new Set(['Integer', 'Double']);

/** The columns of a query, as the CLI asks for them with `columns=true`. */
export function columnMetadata(query: Query, context: QueryContext): ColumnMetadata {
  const object = objectOfFrom(context, query.sObject ?? '');
  const scope = new Scope(context, object, query.sObjectAlias);
  const items = selectItems(query, object, context);
  const columns = columnsOf(items, scope, context);
  return {
    columnMetadata: columns,
    entityName: object.name,
    groupBy: query.groupBy !== undefined,
    idSelected: !isAggregateQuery(query, items) && columns.some((column) => column.columnName === 'Id'),
    keyPrefix: object.keyPrefix,
  };
}

function columnsOf(items: readonly SelectItem[], scope: Scope, context: QueryContext): Column[] {
  const columns: Column[] = [];
  let unnamed = 0;
  for (const item of items) {
    if (item.kind === 'field') addField(columns, item, scope);
    else if (item.kind === 'function')
      columns.push(functionColumn(item, scope, context, () => `expr${unnamed++}`));
    else if (item.kind === 'children') columns.push(childColumn(item, scope.object, context));
    else columns.push(column(scope.relation(item.typeOf.field.split('.'), item.typeOf.field).name, {}));
  }
  return columns;
}

function column(name: string, given: Partial<Column>): Column {
  return {
    aggregate: false,
    apexType: null,
    booleanType: false,
    columnName: name,
    custom: name.endsWith('__c') || name.endsWith('__r'),
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns: [],
    numberType: false,
    textType: false,
    updatable: false,
    ...given,
  };
}

function typed(field: FieldSchema): Pick<Column, 'apexType' | 'booleanType' | 'numberType' | 'textType'> {
  const apexType = apexTypes[field.type];
  return {
    apexType,
    booleanType: apexType === 'Boolean',
    numberType: numbers.has(apexType),
    textType: apexType === 'String',
  };
}

function fieldColumn(field: FieldSchema, given: Partial<Column> = {}): Column {
  return column(field.name, {
    ...typed(field),
    insertable: field.createable,
    updatable: field.updateable,
    ...given,
  });
}

/** A parent's field sits among the join columns of its relationship. */
function addField(columns: Column[], item: Extract<SelectItem, { kind: 'field' }>, scope: Scope): void {
  const { relation, name } = scope.locate(item.path);
  const { field } = scope.operandIn(relation, name);
  let list = columns;
  for (const step of steps(relation)) {
    let join = list.find((candidate) => candidate.columnName === step.name);
    if (join === undefined) {
      join = column(step.name, { foreignKeyName: step.lookup?.name ?? null });
      list.push(join);
    }
    list = join.joinColumns;
  }
  list.push(fieldColumn(field, item.alias === undefined ? {} : { columnName: item.alias }));
}

function steps(relation: Relation): Relation[] {
  return relation.from === undefined ? [] : [...steps(relation.from), relation];
}

function functionColumn(
  item: Extract<SelectItem, { kind: 'function' }>,
  scope: Scope,
  context: QueryContext,
  nextName: () => string,
): Column {
  const name = item.alias ?? (isCountOfRows(item.fn) ? 'count' : nextName());
  if (isCountOfRows(item.fn)) return column(name, { aggregate: true, apexType: 'Integer', numberType: true });
  if (item.fn.functionName?.toUpperCase() === 'GROUPING') {
    return column(name, { aggregate: true, apexType: 'Integer', numberType: true });
  }
  const { field } = isAggregate(item.fn)
    ? aggregateOperand(item.fn, scope, context)
    : dateOperand(item.fn, scope, context);
  return column(name, {
    ...typed(field),
    aggregate: true,
    displayName: item.fn.rawValue ?? name,
    custom: false,
  });
}

function childColumn(
  { subquery }: Extract<SelectItem, { kind: 'children' }>,
  parent: ObjectSchema,
  context: QueryContext,
): Column {
  const { object, relationshipName } = childOf(parent, subquery, context);
  const scope = new Scope(context, object, subquery.sObjectAlias);
  return column(relationshipName, {
    aggregate: true,
    joinColumns: columnsOf(selectItems(subquery, object, context), scope, context),
  });
}

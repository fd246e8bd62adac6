import {
  makeId,
  toId18,
  type FieldSchema,
  type ObjectSchema,
  type Org,
  type Row,
} from '../../engine/index.ts';
import { notFound } from '../errorResponse.ts';
import { param, type Params, type Resource } from '../resource.ts';
import { objectOf } from './objectOf.ts';

const DEFAULT_LIMIT = 25;
const LARGEST_LIMIT = 2000;

/** The one list view of every object here: all of its records. No list views are read from metadata. */
interface ListView {
  readonly id: string;
  readonly object: ObjectSchema;
  readonly label: string;
  readonly developerName: string;
  readonly fields: readonly FieldSchema[];
  readonly soql: string;
}

function listViewOf(object: ObjectSchema, org: Org): ListView {
  const names = [...org.schema.objects.values()].map(({ name }) => name).sort();
  const shown = [
    object.nameField,
    object.field('Id'),
    object.field('CreatedDate'),
    object.field('SystemModstamp'),
  ];
  const fields = [...new Set(shown.filter((field) => field !== undefined))];
  const order = object.nameField ?? object.field('Id');
  return {
    id: makeId('00B', names.indexOf(object.name) + 1),
    object,
    label: `All ${object.labelPlural}`,
    developerName: `All${object.name.replace(/__c$/, '')}`,
    fields,
    soql: `SELECT ${fields.map(({ name }) => name).join(', ')} FROM ${object.name} ORDER BY ${order?.name ?? 'Id'} ASC NULLS FIRST, Id ASC NULLS FIRST`,
  };
}

/** The query behind a list view's id, or undefined when no object has a list view of this id. */
export function listViewQuery(id: string, org: Org): string | undefined {
  const id18 = toId18(id.trim());
  for (const object of org.schema.objects.values()) {
    const view = listViewOf(object, org);
    if (view.id === id18) return view.soql;
  }
  return undefined;
}

function requireListView(params: Params, org: Org): ListView {
  const view = listViewOf(objectOf(org, param(params, 'object')), org);
  if (toId18(param(params, 'view')) !== view.id) throw notFound();
  return view;
}

function columns({ fields, object }: ListView): object[] {
  return fields.map((field) => ({
    ascendingLabel: 'A-Z',
    descendingLabel: 'Z-A',
    fieldNameOrPath: field.name,
    hidden: field !== object.nameField,
    label: field.label,
    searchable: false,
    selectListItem: field.name,
    sortDirection: field === object.nameField ? 'ascending' : null,
    sortIndex: field === object.nameField ? 0 : null,
    sortable: true,
    type: field.type,
  }));
}

function summary(view: ListView, version: string): object {
  const url = `/services/data/v${version}/sobjects/${view.object.name}/listviews/${view.id}`;
  return {
    describeUrl: `${url}/describe`,
    developerName: view.developerName,
    id: view.id,
    label: view.label,
    resultsUrl: `${url}/results`,
    soqlCompatible: true,
    url,
  };
}

function count(text: string | null, fallback: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : fallback;
}

function cells(row: Row, { fields }: ListView): object {
  return { columns: fields.map(({ name }) => ({ fieldNameOrPath: name, value: row[name] ?? null })) };
}

/** "List View", "List View Describe" and "List View Results", REST API Developer Guide. */
export const listViewResources: readonly Resource[] = [
  {
    method: 'GET',
    path: '/sobjects/:object/listviews',
    handle(request, params, { org }) {
      const view = listViewOf(objectOf(org, param(params, 'object')), org);
      const listviews = [summary(view, request.version)];
      const body = { done: true, listviews, nextRecordsUrl: null, size: 1, sobjectType: view.object.name };
      return { status: 200, body };
    },
  },
  {
    method: 'GET',
    path: '/sobjects/:object/listviews/:view',
    handle: (request, params, { org }) => ({
      status: 200,
      body: summary(requireListView(params, org), request.version),
    }),
  },
  {
    method: 'GET',
    path: '/sobjects/:object/listviews/:view/describe',
    handle(_request, params, { org }) {
      const view = requireListView(params, org);
      const fieldNameOrPath = (view.object.nameField ?? { name: 'Id' }).name;
      const orderBy = [fieldNameOrPath, 'Id'].map((name) => ({
        fieldNameOrPath: name,
        nullsPosition: 'first',
        sortDirection: 'ascending',
      }));
      const body = {
        columns: columns(view),
        id: view.id,
        orderBy,
        query: view.soql,
        scope: null,
        sobjectType: view.object.name,
        whereCondition: { conditions: [], conjunction: 'and' },
      };
      return { status: 200, body };
    },
  },
  {
    method: 'GET',
    path: '/sobjects/:object/listviews/:view/results',
    handle(request, params, { org }) {
      const view = requireListView(params, org);
      const limit = Math.min(LARGEST_LIMIT, count(request.query.get('limit'), DEFAULT_LIMIT));
      const offset = count(request.query.get('offset'), 0);
      // One more than wanted tells whether there are more.
      const { records } = org.query(`${view.soql} LIMIT ${offset + limit + 1}`, { userId: request.userId });
      const shown = records.slice(offset, offset + limit);
      const body = {
        columns: columns(view),
        developerName: view.developerName,
        done: records.length <= offset + limit,
        id: view.id,
        label: view.label,
        records: shown.map((row) => cells(row, view)),
        size: shown.length,
      };
      return { status: 200, body };
    },
  },
];

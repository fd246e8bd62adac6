import { ApiError, type FieldSchema, type ObjectSchema } from '../../engine/index.ts';
import { notFound } from '../errorResponse.ts';
import { readFieldValues, withoutFields } from '../fieldValues.ts';
import { param, type ApiContext, type ApiRequest, type Params, type Resource } from '../resource.ts';
import { rowText } from '../rowText.ts';
import { soqlLiteral } from '../soqlText.ts';
import { objectOf } from './objectOf.ts';

interface Target {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  readonly value: string;
}

function targetOf(params: Params, context: ApiContext): Target {
  const object = objectOf(context.org, param(params, 'object'));
  const field = object.field(param(params, 'field'));
  if (!field) throw notFound();
  if (!field.externalId && field.type !== 'id') {
    const message = `Provided external ID field does not exist or is not accessible: ${field.name}`;
    throw new ApiError('NOT_FOUND', message, { status: 404 });
  }
  return { object, field, value: param(params, 'value') };
}

/** The id of the one record with this key. Throws NOT_FOUND, or 300 when several have it. */
function findId({ object, field, value }: Target, request: ApiRequest, context: ApiContext): string {
  const literal = soqlLiteral(field, value);
  if (literal === undefined) throw notFound();
  const soql = `SELECT Id FROM ${object.name} WHERE ${field.name} = ${literal} LIMIT 10`;
  const ids = context.org.query(soql, { userId: request.userId }).records.map((row) => rowText(row, 'Id'));
  const [id] = ids;
  if (id === undefined) throw notFound();
  if (ids.length > 1) {
    throw new ApiError('MULTIPLE_CHOICES', 'Several records have this external id', {
      status: 300,
      matches: ids,
    });
  }
  return id;
}

const read: Resource['handle'] = (request, params, context) => {
  const target = targetOf(params, context);
  const fields = request.query.get('fields')?.split(',');
  const id = findId(target, request, context);
  return { status: 200, body: context.org.retrieve(target.object.name, id, fields, request.userId) };
};

/** "In API version 45.0 and earlier, … 204 No Content" for an update (REST API Developer Guide, "sObject Rows by External ID"). */
const UPSERT_ANSWERS_UPDATES = 46;

const upsert: Resource['handle'] = (request, params, context) => {
  const { object, field, value } = targetOf(params, context);
  const values = withoutFields(readFieldValues(request.body), 'attributes');
  const { id, created } = context.org.upsert(object.name, field.name, value, values, request.userId);
  context.writes.add('upsert', object.name, request);
  if (!created && Number(request.version) < UPSERT_ANSWERS_UPDATES) return { status: 204 };
  return { status: created ? 201 : 200, body: { id, success: true, errors: [], created } };
};

const remove: Resource['handle'] = (request, params, context) => {
  const target = targetOf(params, context);
  context.org.delete(target.object.name, findId(target, request, context), request.userId);
  context.writes.add('delete', target.object.name, request);
  return { status: 204 };
};

/** Read, upsert and delete one record by an external id: `/sobjects/Mentor_Assignment__c/Cause_Key__c/…`. */
export const externalIdResources: readonly Resource[] = [
  { method: 'GET', path: '/sobjects/:object/:field/:value', handle: read },
  { method: 'PATCH', path: '/sobjects/:object/:field/:value', handle: upsert },
  { method: 'DELETE', path: '/sobjects/:object/:field/:value', handle: remove },
];

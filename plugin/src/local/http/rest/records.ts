import { ApiError } from '../../engine/index.ts';
import { readFieldValues, textField, withoutFields } from '../fieldValues.ts';
import { param, type ApiRequest, type ApiResponse, type Resource } from '../resource.ts';
import { objectOf } from './objectOf.ts';

const NO_CONTENT: ApiResponse = { status: 204 };

function fieldList(request: ApiRequest): readonly string[] | undefined {
  const fields = request.query.get('fields');
  if (fields === null) return undefined;
  return fields
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}

function created(request: ApiRequest, object: string, id: string, body: object): ApiResponse {
  const location = `/services/data/v${request.version}/sobjects/${object}/${id}`;
  return { status: 201, body, headers: { Location: location } };
}

const create: Resource['handle'] = (request, params, context) => {
  const object = objectOf(context.org, param(params, 'object')).name;
  const values = withoutFields(readFieldValues(request.body), 'attributes');
  const id = context.org.insert(object, values, request.userId);
  context.writes.add('insert', object, request);
  context.recent.touch(request.userId, { object, id });
  return created(request, object, id, { id, success: true, errors: [] });
};

const read: Resource['handle'] = (request, params, context) => {
  const object = objectOf(context.org, param(params, 'object')).name;
  const id = param(params, 'id');
  const row = context.org.retrieve(object, id, fieldList(request), request.userId);
  context.recent.touch(request.userId, { object, id });
  return { status: 200, body: row };
};

const change: Resource['handle'] = (request, params, context) => {
  const object = objectOf(context.org, param(params, 'object')).name;
  const values = withoutFields(readFieldValues(request.body), 'attributes');
  if (textField(values, 'Id') !== undefined) {
    const message = 'The Id field should not be specified in the sobject data.';
    throw new ApiError('INVALID_FIELD', message, { fields: ['Id'] });
  }
  context.org.update(object, param(params, 'id'), values, request.userId);
  context.writes.add('update', object, request);
  return NO_CONTENT;
};

const remove: Resource['handle'] = (request, params, context) => {
  const object = objectOf(context.org, param(params, 'object')).name;
  context.org.delete(object, param(params, 'id'), request.userId);
  context.writes.add('delete', object, request);
  return NO_CONTENT;
};

/** Create, read, change and delete one record by its id. */
export const recordResources: readonly Resource[] = [
  { method: 'POST', path: '/sobjects/:object', handle: create },
  { method: 'GET', path: '/sobjects/:object/:id', handle: read },
  { method: 'PATCH', path: '/sobjects/:object/:id', handle: change },
  { method: 'DELETE', path: '/sobjects/:object/:id', handle: remove },
];

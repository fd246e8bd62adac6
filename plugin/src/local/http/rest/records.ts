import { ApiError } from '../../engine/index.ts';
import { notFound } from '../errorResponse.ts';
import { readFieldValues, textField, withoutFields } from '../fieldValues.ts';
import {
  param,
  type ApiContext,
  type ApiRequest,
  type ApiResponse,
  type Params,
  type Resource,
} from '../resource.ts';
import { freshness, hasPrecondition, modifiedAt, notModified, requireUnmodified } from './conditional.ts';
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
  return created(request, object, id, { id, success: true, errors: [] });
};

/** Reading finds nothing where a record was deleted; only changing and deleting say ENTITY_IS_DELETED. */
function readLive<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ApiError && error.errorCode === 'ENTITY_IS_DELETED' ? notFound() : error;
  }
}

/** Throws 412 when the caller made the change depend on a state that is over. */
function checkPrecondition(request: ApiRequest, params: Params, { org }: ApiContext): void {
  if (!hasPrecondition(request)) return;
  const object = objectOf(org, param(params, 'object'));
  const stamps = ['LastModifiedDate', 'SystemModstamp'].filter((name) => object.field(name) !== undefined);
  const row = org.retrieve(object.name, param(params, 'id'), ['Id', ...stamps], request.userId);
  const modified = modifiedAt(row);
  if (modified !== undefined) requireUnmodified(request, modified);
}

const read: Resource['handle'] = (request, params, context) => {
  const object = objectOf(context.org, param(params, 'object')).name;
  const id = param(params, 'id');
  const row = readLive(() => context.org.retrieve(object, id, fieldList(request), request.userId));
  const modified = modifiedAt(row);
  if (modified === undefined) return { status: 200, body: row };
  return notModified(request, modified) ?? { status: 200, body: row, headers: freshness(modified) };
};

const change: Resource['handle'] = (request, params, context) => {
  const object = objectOf(context.org, param(params, 'object')).name;
  const values = withoutFields(readFieldValues(request.body), 'attributes');
  if (textField(values, 'Id') !== undefined) {
    const message = 'The Id field should not be specified in the sobject data.';
    throw new ApiError('INVALID_FIELD', message, { fields: ['Id'] });
  }
  checkPrecondition(request, params, context);
  context.org.update(object, param(params, 'id'), values, request.userId);
  context.writes.add('update', object, request);
  return NO_CONTENT;
};

const remove: Resource['handle'] = (request, params, context) => {
  const object = objectOf(context.org, param(params, 'object')).name;
  checkPrecondition(request, params, context);
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

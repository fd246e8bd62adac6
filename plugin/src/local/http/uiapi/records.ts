import { z } from 'zod';
import { ApiError, toId18, type ObjectSchema } from '../../engine/index.ts';
import { errorResponse, notFound } from '../errorResponse.ts';
import { fieldValues, withoutFields } from '../fieldValues.ts';
import { readBody } from '../readBody.ts';
import { param, type ApiContext, type ApiRequest, type ApiResponse, type Resource } from '../resource.ts';
import { rowText } from '../rowText.ts';
import { emptyTree, toFieldTree, type FieldTree } from './fieldTree.ts';
import { readRecord } from './recordRepresentation.ts';
import { saveError } from './saveError.ts';

const saveBody = z.object({ apiName: z.string().optional(), fields: fieldValues });

function listOf(request: ApiRequest, name: string): string[] {
  const text = request.query.get(name) ?? '';
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function objectOfRecord(id: string, { org }: ApiContext): ObjectSchema {
  const object = toId18(id) === undefined ? undefined : org.schema.objectOfId(id);
  if (!object) throw notFound();
  return object;
}

function allFields(object: ObjectSchema): FieldTree {
  const tree = emptyTree([object]);
  for (const field of object.fields) tree.fields.set(field.name, field);
  return tree;
}

/** The fields of the request, plus every own field when a layout is asked for. */
function requestedTree(request: ApiRequest, object: ObjectSchema, { org }: ApiContext): FieldTree {
  const fields = listOf(request, 'fields');
  const optionalFields = listOf(request, 'optionalFields');
  const layouts = listOf(request, 'layoutTypes');
  if (fields.length + optionalFields.length + layouts.length === 0) {
    const message = 'One of these query parameters is required: fields, optionalFields, layoutTypes';
    throw new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', message);
  }
  const tree = toFieldTree(org, object, fields, optionalFields);
  if (layouts.length > 0) for (const field of object.fields) tree.fields.set(field.name, field);
  return tree;
}

const read: Resource['handle'] = (request, params, context) => {
  const id = param(params, 'id');
  const object = objectOfRecord(id, context);
  const tree = requestedTree(request, object, context);
  return { status: 200, body: readRecord(context.org, request.userId, object, id, tree) };
};

const readSeveral: Resource['handle'] = (request, params, context) => {
  const ids = param(params, 'ids').split(',');
  const results = ids.map((id) => {
    try {
      return { statusCode: 200, result: read(request, { id }, context).body };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { statusCode: error.status, result: errorResponse(error, request.version).body };
    }
  });
  return { status: 200, body: { hasErrors: results.some((each) => each.statusCode !== 200), results } };
};

/** UI API runs assignment rules only when a component asks for them, which ours never do. */
function withoutAutoAssign(request: ApiRequest): ApiRequest {
  return { ...request, headers: { ...request.headers, 'sforce-auto-assign': 'FALSE' } };
}

function saving(object: ObjectSchema, doing: 'create' | 'update', work: () => ApiResponse): ApiResponse {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return saveError(error, object, doing);
    throw error;
  }
}

const create: Resource['handle'] = (request, _params, context) => {
  const { apiName = '', fields } = readBody(saveBody, request.body);
  const object = context.org.schema.object(apiName);
  if (!object) throw new ApiError('INVALID_TYPE', `Object ${apiName} is not supported in UI API`);
  return saving(object, 'create', () => {
    const id = context.org.insert(object.name, withoutFields(fields, 'Id'), request.userId);
    context.writes.add('insert', object.name, withoutAutoAssign(request));
    return { status: 201, body: readRecord(context.org, request.userId, object, id, allFields(object)) };
  });
};

/** `If-Unmodified-Since` guards against another's change; it counts whole seconds. */
function requireUnmodified(request: ApiRequest, object: ObjectSchema, id: string, context: ApiContext): void {
  const since = Date.parse(request.headers['if-unmodified-since'] ?? '');
  if (Number.isNaN(since)) return;
  const row = context.org.retrieve(object.name, id, ['LastModifiedDate'], request.userId);
  if (Date.parse(rowText(row, 'LastModifiedDate')) < since + 1000) return;
  const message = 'The record was modified by another user. Reload it and try again.';
  throw new ApiError('CONFLICT', message, { status: 412 });
}

/**
 * A user may lose the record by the update itself: "the update completes successfully, however the resource returns an
 * incorrect 404", or 204 when `handleOwnerChange` is true ("Update a Record", User Interface API Developer Guide).
 */
function afterUpdate(request: ApiRequest, readBack: () => object): ApiResponse {
  try {
    return { status: 200, body: readBack() };
  } catch (error) {
    const lost = error instanceof ApiError && error.status === 404;
    if (lost && request.query.get('handleOwnerChange') === 'true') return { status: 204 };
    throw error;
  }
}

const change: Resource['handle'] = (request, params, context) => {
  const id = param(params, 'id');
  const object = objectOfRecord(id, context);
  const { fields } = readBody(saveBody, request.body);
  requireUnmodified(request, object, id, context);
  return saving(object, 'update', () => {
    // LDS leaves Id among the fields.
    context.org.update(object.name, id, withoutFields(fields, 'Id'), request.userId);
    context.writes.add('update', object.name, withoutAutoAssign(request));
    return afterUpdate(request, () => readRecord(context.org, request.userId, object, id, allFields(object)));
  });
};

const remove: Resource['handle'] = (request, params, context) => {
  const id = param(params, 'id');
  const object = objectOfRecord(id, context);
  context.org.delete(object.name, id, request.userId);
  context.writes.add('delete', object.name, withoutAutoAssign(request));
  return { status: 204 };
};

/** `/ui-api/records`: what `lightning/uiRecordApi` calls. */
export const uiRecordResources: readonly Resource[] = [
  { method: 'POST', path: '/ui-api/records', handle: create },
  { method: 'GET', path: '/ui-api/records/batch/:ids', handle: readSeveral },
  { method: 'GET', path: '/ui-api/records/:id', handle: read },
  { method: 'PATCH', path: '/ui-api/records/:id', handle: change },
  { method: 'DELETE', path: '/ui-api/records/:id', handle: remove },
];

import { z } from 'zod';
import { ApiError, type Row } from '../../engine/index.ts';
import { textField, withoutFields } from '../fieldValues.ts';
import { readBody } from '../readBody.ts';
import { param, type Resource } from '../resource.ts';
import { objectOf } from '../rest/objectOf.ts';
import { objectOfId, readCollection, readIds, typeOfRecord } from './collectionRecords.ts';
import { rowError, runRows } from './rowResults.ts';

const create: Resource['handle'] = (request, _params, context) => {
  const { allOrNone, records } = readCollection(request.body);
  const results = runRows(context.org, records, allOrNone, (record) => {
    const object = typeOfRecord(record, context);
    const id = context.org.insert(object, withoutFields(record, 'attributes'), request.userId);
    context.writes.add('insert', object, request);
    return { id, success: true, errors: [] };
  });
  return { status: 200, body: results };
};

const change: Resource['handle'] = (request, _params, context) => {
  const { allOrNone, records } = readCollection(request.body);
  const results = runRows(context.org, records, allOrNone, (record) => {
    const object = typeOfRecord(record, context);
    const id = textField(record, 'Id');
    if (id === undefined) {
      throw new ApiError('MISSING_ARGUMENT', 'Id not specified in an update call', { fields: ['Id'] });
    }
    context.org.update(object, id, withoutFields(record, 'attributes', 'Id'), request.userId);
    context.writes.add('update', object, request);
    return { id, success: true, errors: [] };
  });
  return { status: 200, body: results };
};

const remove: Resource['handle'] = (request, _params, context) => {
  const ids = readIds(request.query.get('ids'));
  const allOrNone = request.query.get('allOrNone') === 'true';
  const results = runRows(context.org, ids, allOrNone, (id) => {
    const object = objectOfId(id, context);
    context.org.delete(object, id, request.userId);
    context.writes.add('delete', object, request);
    return { id, success: true, errors: [] };
  });
  return { status: 200, body: results };
};

const upsert: Resource['handle'] = (request, params, context) => {
  const { allOrNone, records } = readCollection(request.body);
  const object = objectOf(context.org, param(params, 'object'));
  const field = param(params, 'field');
  const results = runRows(context.org, records, allOrNone, (record) => {
    const type = typeOfRecord(record, context);
    if (type !== object.name) {
      throw new ApiError('INVALID_TYPE', `${type} does not match the object of the address, ${object.name}`);
    }
    const key = Object.entries(record).find(([name]) => name.toLowerCase() === field.toLowerCase())?.[1];
    if (typeof key !== 'string' && typeof key !== 'number') {
      throw new ApiError('MISSING_ARGUMENT', `${field} not specified`, { fields: [field] });
    }
    const values = withoutFields(record, 'attributes', field);
    const { id, created } = context.org.upsert(object.name, field, String(key), values, request.userId);
    context.writes.add('upsert', object.name, request);
    return { id, success: true, created, errors: [] };
  });
  // A refused row says `created: true` too; jsforce's own tests expect it.
  const body = results.map((result) => (result.success ? result : { ...result, created: true }));
  return { status: 200, body };
};

/** "Retrieves up to 2,000 records" (REST API Developer Guide, "Get Records With a Request Body Using sObject Collections"). */
const LARGEST_RETRIEVE = 2000;

const retrieveBody = z.object({ ids: z.array(z.string()), fields: z.array(z.string()) });

function retrieve(ids: readonly string[], fields: readonly string[]): Resource['handle'] {
  return (request, params, context) => {
    const object = objectOf(context.org, param(params, 'object')).name;
    const rows = ids.map((id): Row | null => {
      try {
        return context.org.retrieve(object, id, fields, request.userId);
      } catch (error) {
        // A record that is gone or not visible is null in its place; a wrong field refuses the call.
        if (!(error instanceof ApiError) || rowError(error).statusCode === 'INVALID_FIELD') throw error;
        return null;
      }
    });
    return { status: 200, body: rows };
  };
}

/** sObject Collections: up to 200 records a call, a result for each row. */
export const collectionResources: readonly Resource[] = [
  { method: 'POST', path: '/composite/sobjects', handle: create },
  { method: 'PATCH', path: '/composite/sobjects', handle: change },
  { method: 'DELETE', path: '/composite/sobjects', handle: remove },
  { method: 'PATCH', path: '/composite/sobjects/:object/:field', handle: upsert },
  {
    method: 'GET',
    path: '/composite/sobjects/:object',
    handle: (request, params, context) => {
      const fields = (request.query.get('fields') ?? 'Id').split(',');
      return retrieve(readIds(request.query.get('ids'), LARGEST_RETRIEVE), fields)(request, params, context);
    },
  },
  {
    method: 'POST',
    path: '/composite/sobjects/:object',
    handle: (request, params, context) => {
      const { ids, fields } = readBody(retrieveBody, request.body);
      return retrieve(readIds(ids.join(','), LARGEST_RETRIEVE), fields)(request, params, context);
    },
  },
];

import { ApiError } from '../engine/index.ts';
import type { ApiResponse } from './resource.ts';

export interface ErrorEntry {
  message: string;
  errorCode: string;
  fields?: string[];
}

/** Salesforce's answer for a refusal: `[{ message, errorCode, fields }]`; 300 lists the records an upsert key matched. */
export function errorResponse(error: ApiError, version: string, object = ''): ApiResponse {
  if (error.status === 300 && error.matches.length > 0) {
    return {
      status: 300,
      body: error.matches.map((id) => `/services/data/v${version}/sobjects/${object}/${id}`),
    };
  }
  return { status: error.status, body: [error, ...error.more].map((each) => errorEntry(each)) };
}

export function errorEntry(error: ApiError): ErrorEntry {
  const entry: ErrorEntry = { message: error.message, errorCode: error.errorCode };
  if (error.fields.length > 0) entry.fields = error.fields;
  return entry;
}

export function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

export function sessionExpired(): ApiError {
  return new ApiError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
}

/** A body that is not what the resource takes; `problem` says where. */
export function unreadableBody(problem: string): ApiError {
  return new ApiError('JSON_PARSER_ERROR', problem);
}

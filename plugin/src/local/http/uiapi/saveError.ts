import type { ApiError } from '../../engine/index.ts';
import { type ObjectSchema } from '../../engine/index.ts';
import type { ApiResponse } from '../resource.ts';

interface FieldProblem {
  constituentField: null;
  duplicateRecordError: null;
  errorCode: string;
  field: string | null;
  fieldLabel: string | null;
  message: string;
}

function problem(error: ApiError, object: ObjectSchema, name: string | null): FieldProblem {
  return {
    constituentField: null,
    duplicateRecordError: null,
    errorCode: error.errorCode,
    field: name,
    fieldLabel: name === null ? null : (object.field(name)?.label ?? name),
    message: error.message,
  };
}

/** What UI API answers when a record cannot be saved: an object, and the problem at its field. */
export function saveError(error: ApiError, object: ObjectSchema, doing: 'create' | 'update'): ApiResponse {
  const all = [error, ...error.more];
  const errors = all.filter((each) => each.fields.length === 0).map((each) => problem(each, object, null));
  const atFields = all.flatMap((each) =>
    each.fields.map((name) => ({ name, problem: problem(each, object, name) })),
  );
  const fieldErrors = Object.fromEntries(
    [...Map.groupBy(atFields, ({ name }) => name)].map(([name, list]) => [
      name,
      list.map((each) => each.problem),
    ]),
  );
  return {
    status: 400,
    body: {
      message: `An error occurred while trying to ${doing} the record. Please try again.`,
      statusCode: 400,
      errorCode: 'INVALID_INPUT',
      enhancedErrorType: 'RecordError',
      output: { errors, fieldErrors },
    },
  };
}

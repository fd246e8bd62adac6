/**
 * What a fault means for the caller. `transient`: the same call may succeed later. `quota`: no calls are left, stop and
 * come back. `auth`: log in again. `data`: this row is refused, others are not. `contract`: the org differs from
 * engage.yaml, stop before anything is written.
 */
export type ErrorClass = 'transient' | 'quota' | 'auth' | 'data' | 'contract';

interface ErrorClassRow {
  readonly errorClass: ErrorClass;
  readonly codes: readonly string[];
}

const rows: readonly ErrorClassRow[] = [
  {
    errorClass: 'transient',
    codes: [
      'SERVER_UNAVAILABLE',
      'UNABLE_TO_LOCK_ROW',
      'QUERY_TIMEOUT',
      'REQUEST_RUNNING_TOO_LONG',
      'UNKNOWN_EXCEPTION',
    ],
  },
  {
    errorClass: 'quota',
    codes: ['REQUEST_LIMIT_EXCEEDED', 'STORAGE_LIMIT_EXCEEDED', 'API_DISABLED_FOR_ORG'],
  },
  { errorClass: 'auth', codes: ['INVALID_SESSION_ID', 'INVALID_LOGIN', 'invalid_grant', 'Bad_OAuth_Token'] },
  {
    errorClass: 'contract',
    codes: [
      'INVALID_FIELD',
      'INVALID_TYPE',
      'MALFORMED_QUERY',
      'NOT_FOUND',
      'UNSUPPORTED_API_VERSION',
      'METHOD_NOT_ALLOWED',
    ],
  },
];

const classByCode = new Map(rows.flatMap((row) => row.codes.map((code) => [code, row.errorClass] as const)));
const transientStatuses = new Set([408, 420, 429, 500, 502, 503, 504]);

/** The class of a Salesforce error code; HTTP status decides where the code is unknown. Unknown 4xx are about the data. */
export function classifyError(code: string, status: number): ErrorClass {
  const known = classByCode.get(code);
  if (known) return known;
  if (transientStatuses.has(status) || status === 0) return 'transient';
  if (status === 401) return 'auth';
  return 'data';
}

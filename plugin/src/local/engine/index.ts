/** The engine of the local org: schema from metadata, records in SQLite, DML and SOQL. No HTTP. */
export { ApiError } from './apiError.ts';
export { openOrg } from './openOrg.ts';
export { xmlProblem } from './metadata/wellFormed.ts';
export { MetadataError } from './metadataError.ts';
export { makeId, sameId, toId15, toId18 } from './ids.ts';
export { formatDatetime, parseDatetime } from './times.ts';
export type { RecordChange } from './changes/index.ts';
export type { Mail } from './flow/index.ts';
export type * from './types.ts';
export type * from './schemaTypes.ts';

/** Who may do what: profiles, permission sets, field-level security and record sharing. */
export type { AccessMetadata } from './accessMetadata.ts';
export { accessKinds, noAccessMetadata } from './accessMetadata.ts';
export { guardWrites, makeGuards } from './guardedOrg.ts';
export { mirrorAccess } from './mirrorAccess.ts';
export type { Access, UserAccess } from './openAccess.ts';
export { openAccess } from './openAccess.ts';
export { makeOwnerStep } from './ownerStep.ts';
export { queryRecordAccess } from './recordAccess.ts';

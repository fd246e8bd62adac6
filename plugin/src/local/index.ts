/** The local org: a Salesforce-compatible server on this machine, with demo data. */
export {
  ApiError,
  MetadataError,
  openOrg,
  type Clock,
  type Org,
  type OrgOptions,
  type Row,
} from './engine/index.ts';
export {
  createServer,
  LOCAL_PASSWORD,
  openSessions,
  type LoggedWrite,
  type ServerOptions,
  type Sessions,
} from './http/index.ts';
export * from './process/index.ts';
export { canaryPatterns, seedDemo, seedUsers, type SeedSummary } from './seed/index.ts';

export type { Engine } from './engine.ts';
export { liveId, objectNamed } from './find.ts';
export { insertRecord } from './insert.ts';
export { loadRecords } from './load.ts';
export { deleteRecord } from './remove.ts';
export { recomputeAll } from './rollups.ts';
export type { SaveStep, Saving } from './saveStep.ts';
export { updateRecord } from './update.ts';
export { upsertRecord } from './upsert.ts';

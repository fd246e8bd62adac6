export { openGateway, openSync, type SyncSession } from './openSync.ts';
export { runPass, type PassPhase, type PassResult, type UnreadableRow } from './runPass.ts';
export type { HeldBack } from './push.ts';
export { watch } from './watch.ts';

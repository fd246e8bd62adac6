export { asOfFlag, readAsOf } from './asOf.ts';
export { dataDirFlag } from './dataDir.ts';
export { configDirFlag, storeFlag } from './files.ts';
export { orgFlags } from './orgFlags.ts';
export { actFlags, recordedAct, type ActResult } from './recordedAct.ts';
export { orgLocation, type OrgLocation } from './orgLocation.ts';
export { withTerminalProgress, type OrgProgress } from './terminalProgress.ts';
export { readTextLines } from './textFile.ts';
export { toSfError } from './toSfError.ts';

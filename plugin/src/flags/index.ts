export { asOfFlag, readAsOf } from './asOf.ts';
export { dataDirFlag } from './dataDir.ts';
export { configDirFlag, storeFlag } from './files.ts';
export { readTextLines } from './textFile.ts';
export { toSfError } from './toSfError.ts';

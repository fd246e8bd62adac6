export { columnMetadata } from './columns.ts';
export type { QueryContext } from './context.ts';
export { makeContext } from './context.ts';
export { datePart } from './dateParts.ts';
export { parseSoql } from './parse.ts';
export { planRecords } from './recordPlan.ts';
export { runQuery } from './run.ts';

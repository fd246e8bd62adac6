export type { StableNames } from './buildSchema.ts';
export { buildSchema } from './buildSchema.ts';

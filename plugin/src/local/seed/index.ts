/** Demo data for the local org: invented people, illustrative units, the rules of the process exercised. */
export { canaryPatterns } from './canaries.ts';
export type { DemoOptions } from './generate.ts';
export { seedDemo, type SeededStory, type SeedSummary } from './seedDemo.ts';
export { seedUsers, type SeededUsers } from './seedUsers.ts';

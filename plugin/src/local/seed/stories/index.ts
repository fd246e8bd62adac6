import { clockStories } from './clockStories.ts';
import { matchStories } from './matchStories.ts';
import type { Story } from './story.ts';

export const stories: readonly Story[] = [...matchStories, ...clockStories];
export { areaNobodyHas } from './matchStories.ts';
export { Stage } from './stage.ts';

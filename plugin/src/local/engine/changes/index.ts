export type { ChangeFeed, ChangeKind, RecordChange } from './changeFeed.ts';
export { makeChangeFeed } from './changeFeed.ts';
export { makePushTopicStep } from './pushTopicStep.ts';

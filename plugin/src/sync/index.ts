export {
  capacityReport,
  type CapacityReport,
  type ChapterCounts,
  type NoDirectMentor,
  type UnclearMentor,
} from './capacityReport.ts';
export { currentWorld } from './currentWorld.ts';
export { openGateway, openSync, type SyncSession } from './openSync.ts';
export { runPass, type PassPhase, type PassResult, type UnreadableRow } from './runPass.ts';
export type { HeldBack } from './push.ts';
export { watch } from './watch.ts';
export { explain, type ExplainOptions, type Explanation } from './explain.ts';
export type { MentorAnswer, MentorAnswerCode } from './explainMentor.ts';
export { matchQueue, type MatchQueueOptions, type QueueRow } from './matchQueue.ts';
export { QuestionError } from './questionError.ts';
export { readUpToDate, type UpToDate } from './readUpToDate.ts';
export { loadWorld, type World } from './world.ts';

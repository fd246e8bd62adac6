export {
  capacityReport,
  type AnsweredMentor,
  type CapacityReport,
  type ChapterCounts,
  type NoDirectMentor,
  type UnclearMentor,
} from './capacityReport.ts';
export { confirmCapacity, type ConfirmCapacityOptions, type ConfirmedCapacity } from './confirmCapacity.ts';
export {
  hierarchyReport,
  type HierarchyReport,
  type RoleDescription,
  type UnitDescription,
} from './hierarchyReport.ts';
export {
  compliance,
  type Compliance,
  type ComplianceCount,
  type ComplianceOptions,
  type ComplianceRow,
} from './compliance.ts';
export type { Horizon, LateClock } from './lateClocks.ts';
export {
  mentorCompliance,
  type HeldRequest,
  type MentorCompliance,
  type MentorComplianceOptions,
} from './mentorCompliance.ts';
export type { KeptDeadline } from './mentorRecord.ts';
export { currentWorld } from './currentWorld.ts';
export { openGateway, openSync, type SyncSession } from './openSync.ts';
export { runPass, type PassPhase, type PassResult, type UnreadableRow } from './runPass.ts';
export type { HeldBack } from './push.ts';
export { ladderLook, stepWrites, type LadderLook, type LadderLookOptions } from './ladderLook.ts';
export { ladderDraft } from './ladderDraft.ts';
export { laddersOf, type Ladders } from './ladders.ts';
export { laddersEscalation, laddersLadder, laddersRejection, laddersTask } from './findOnLadder.ts';
export { readLadders, recordAct, type LaddersNow, type RecordedAct } from './ladderSession.ts';
export type { LadderChange } from './ladderChanges.ts';
export type { LadderAct } from './decideAct.ts';
export { findMentor } from './findMentor.ts';
export { findRequest, sameId } from './findRequest.ts';
export { watch } from './watch.ts';
export { explain, type ExplainOptions, type Explanation } from './explain.ts';
export type { ClockDescription } from './describeClock.ts';
export type { BriefDescription } from './requestStory.ts';
export type { MentorAnswer, MentorAnswerCode } from './explainMentor.ts';
export { requireEnrolledRegion } from './enrolledRegion.ts';
export { matchQueue, type MatchQueueOptions, type QueueRow } from './matchQueue.ts';
export { QuestionError } from './questionError.ts';
export { askUpToDate, readUpToDate, type UpToDate } from './readUpToDate.ts';
export {
  describeKept,
  explainAt,
  type ExplainAtOptions,
  type KeptDecisionDescription,
  type NowDescription,
  type PastExplanation,
  type ReplayVerdict,
} from './replayExplanation.ts';
export type { ChangedPart } from './replay.ts';
export { loadWorld, type World } from './world.ts';
export { policyDifferences, type PolicyDifference } from './policyDifferences.ts';
export { policyCheck, type ExplainedDifference } from './policyCheck.ts';
export { policyInForce, type PolicyInForce } from './policyInForce.ts';
export { readPolicyFile } from './readPolicyFile.ts';
export {
  simulatePolicies,
  type DecidedDifferently,
  type PolicyChoice,
  type PolicyComparison,
} from './simulatePolicies.ts';
export { simulateQueue, type SimulateQueueOptions } from './simulateQueue.ts';
export { compareWithOptimum, type BatchResult, type OptimumComparison } from './compareWithOptimum.ts';
export { queueOptimum, type BatchFigures, type QueueOptimum } from './queueOptimum.ts';

export { businessCalendar, calendarFor, type BusinessCalendar } from './calendar/businessCalendar.ts';
export { answerStands, capacityOf, wordsOf, type Capacity } from './capacity/capacity.ts';
export { readCapacity } from './capacity/capacityText.ts';
export { worldAsOf } from './matching/asOf.ts';
export { decideAsOf, decideIn, type PastDecision } from './matching/decideAsOf.ts';
export {
  decisionInputs,
  type DecisionInputs,
  type InputData,
  type InputPart,
} from './matching/decisionInputs.ts';
export { briefOf, type BriefDecision } from './matching/queue/briefDecision.ts';
export { mentorStanding, type MentorStanding } from './matching/mentorStanding.ts';
export { attemptProgress, type AttemptProgress } from './clocks/contactAttempts.ts';
export { evaluateRequest } from './clocks/evaluateRequest.ts';
export {
  endOfNextBusinessDay,
  forecast,
  soonestFirst,
  type Forecast,
  type ForecastBreak,
} from './clocks/forecast.ts';
export { isDueSoon } from './clocks/isDueSoon.ts';
export { unableToReachGate, type UnableToReachGate } from './clocks/unableToReachGate.ts';
export {
  situationOf,
  type RequestContext,
  type RequestFacts,
  type Situation,
} from './clocks/requestSituation.ts';
export { EVENTS } from './lifeCycle/eventRows.ts';
export type { EventRow } from './lifeCycle/eventRow.ts';
export { eventsOf } from './lifeCycle/eventsOf.ts';
export { lifeCycle, type LifeCycle, type RemarkedEvent } from './lifeCycle/lifeCycle.ts';
export type { AssignmentStage, LifeEvent, LifeEventKind, RequestStage } from './lifeCycle/lifeEvent.ts';
export { timeline, timelineLines, type TimelineEntry } from './lifeCycle/timeline.ts';
export { handOverBrief, type FormerHolder, type HandOverBrief } from './transfer/handOverBrief.ts';
export {
  transferGate,
  type TransferGate,
  type TransferQuestion,
  type TransferReason,
} from './transfer/transferGate.ts';
export {
  enrollmentOf,
  hierarchyOn,
  isEnrolled,
  type Enrollment,
  type Hierarchy,
  type PlaceDoubt,
} from './hierarchy/hierarchy.ts';
export type { HierarchyFault, HierarchyFaultCode } from './hierarchy/hierarchyFault.ts';
export { hierarchyFaults, type HierarchyRows } from './hierarchy/hierarchyFaults.ts';
export { ROLE_LEVEL, ROLE_WORDS, roleHolders, type RoleAnswer, type RoleHolders } from './hierarchy/roles.ts';
export { matchRequest } from './matching/matchRequest.ts';
export { isOpen, offersOf } from './matching/offers.ts';
export { useWords } from './matching/standing.ts';
export { openQueue, type QueueMatcher } from './matching/queue/openQueue.ts';
export { buildPool, TIERS, type Pool, type PoolMentor, type World } from './matching/pool.ts';
export { ageWords, dueWords, elapsedWords, momentWords, movedByWords } from './calendar/dueWords.ts';
export type * from './facts.ts';
export type * from './outcomes.ts';
export type * from './policy.ts';
export { isTimeZone } from './calendar/timeZone.ts';
export { simulate, simulateDays, type SimulatedDay, type SimulateOptions } from './simulation/simulate.ts';
export type * from './simulation/simulation.ts';
export { whatHappened } from './simulation/whatHappened.ts';
export { batchChoices, placesLeft, type BatchChoice } from './simulation/batchChoices.ts';
export { foundNobody } from './simulation/summarize.ts';
export { loadSpread } from './simulation/loadSpread.ts';
export { actingFor, type Acting, type Actor } from './ladder/actors.ts';
export { DECLINE_REASONS } from './ladder/declineReasons.ts';
export { DRAFT_FIELDS, draftFields, type DraftField } from './ladder/draftFields.ts';
export { ESCALATION_ANSWERS, type EscalationAnswer } from './ladder/escalationAnswers.ts';
export {
  ESCALATION_ISSUES,
  escalationsOf,
  nextEscalationKey,
  type Escalation,
  type EscalationIssue,
} from './ladder/escalations.ts';
export { ladderOf, type Ladder, type LadderInput, type LadderRejection } from './ladder/ladder.ts';
export { ladderKey, readEscalationKey, readLadderKey, type LadderKey } from './ladder/ladderKey.ts';
export type { LadderOutcome } from './ladder/ladderOutcome.ts';
export type { LadderRecord } from './ladder/ladderRecord.ts';
export type { LadderTask, LadderTaskState } from './ladder/ladderTask.ts';
export {
  TASK_TABLE,
  taskRow,
  type LadderTaskCode,
  type LadderTaskKind,
  type LadderTaskRow,
  type LadderTemplate,
} from './ladder/taskTable.ts';
export { plainPhrase } from './topics/plainWords.ts';
export { topicsOf } from './topics/topicsOf.ts';
export type { FoundTopic, FoundTopics, TopicPhrases, TopicVocabulary } from './topics/vocabulary.ts';

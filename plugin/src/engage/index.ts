export { insideReserve, type ApiUsage } from './apiUsage.ts';
export { writeAnswer, type WantedAnswer } from './capacityAnswer.ts';
export {
  escalationRowOf,
  readSteps,
  taskRowOf,
  type ReadSteps,
  type SeenStep,
  type StepRow,
  type UnreadableStep,
} from './complianceSteps.ts';
export { confirmedTopics } from './confirmedTopics.ts';
export { connectionTransport } from './connectionTransport.ts';
export { EngageError } from './engageError.ts';
export type { ErrorClass } from './errorClasses.ts';
export { apiVersion, createGateway, type Gateway, type GatewayOptions } from './gateway.ts';
export { checkBinding, type BindingReport } from './doctor/checkBinding.ts';
export { checkPolicy } from './doctor/checkPolicy.ts';
export type { BindingFinding } from './doctor/finding.ts';
export {
  awaySinceOf,
  clockRow,
  normaliseValue,
  recommendationRow,
  type FieldValue,
  type OutgoingRow,
  type WantedClock,
  type WantedRecommendation,
} from './outgoing.ts';
export { pull, type PulledKindName, type PulledPage } from './pull/pull.ts';
export { pulledKinds, readerVersion, type PulledFacts } from './pull/pulledKinds.ts';
export type { ApiRequest, ApiResponse, Transport } from './transport.ts';
export { deleteRows, rowsPerCall, upsertRows, type RowResult } from './writeRows.ts';

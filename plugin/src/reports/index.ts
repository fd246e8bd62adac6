export {
  agreement,
  type AgreementCounts,
  type AgreementOptions,
  type AgreementReport,
  type ComparedAssignment,
  type Share,
} from './agreement.ts';
export { AGREEMENTS, type Agreement } from './compareAssignment.ts';
export { gaps, type AreaMentors, type Gap } from './gaps.ts';

import type { DeclineReason } from '../facts.ts';

export interface DeclineReasonRow {
  /** L1, L2: the mentor claims that the decline does not count; a coordinator rules on it. */
  readonly claim: boolean;
  readonly rule: 'L1' | 'L2' | 'L7';
  readonly words: string;
}

/** L1, L2: what each reason for a decline means. */
export const DECLINE_REASONS: Readonly<Record<DeclineReason, DeclineReasonRow>> = {
  illness: { claim: true, rule: 'L1', words: 'illness' },
  accident: { claim: true, rule: 'L1', words: 'an accident' },
  emergency: { claim: true, rule: 'L1', words: 'an emergency' },
  longUnavailability: { claim: true, rule: 'L1', words: 'a long unavailability' },
  overlookedPause: { claim: true, rule: 'L1', words: 'an overlooked pause' },
  restrictedBusiness: { claim: true, rule: 'L2', words: 'a restricted business' },
  clientConduct: { claim: true, rule: 'L2', words: "the client's conduct" },
  notMyExpertise: { claim: false, rule: 'L7', words: 'not their expertise' },
  tooBusy: { claim: false, rule: 'L7', words: 'too busy' },
  conflictOfInterest: { claim: false, rule: 'L7', words: 'a conflict of interest' },
  other: { claim: false, rule: 'L7', words: 'another reason' },
};

import type { DeclineReason } from '../facts.ts';

export interface DeclineReasonRow {
  /** L1, L2: the mentor claims that the decline does not count; a coordinator rules on it. */
  readonly claim: boolean;
  readonly words: string;
}

/** L1, L2: what each reason for a decline means. */
export const DECLINE_REASONS: Readonly<Record<DeclineReason, DeclineReasonRow>> = {
  illness: { claim: true, words: 'illness' },
  accident: { claim: true, words: 'an accident' },
  emergency: { claim: true, words: 'an emergency' },
  longUnavailability: { claim: true, words: 'a long unavailability' },
  overlookedPause: { claim: true, words: 'an overlooked pause' },
  restrictedBusiness: { claim: true, words: 'a restricted business' },
  clientConduct: { claim: true, words: "the client's conduct" },
  notMyExpertise: { claim: false, words: 'not their expertise' },
  tooBusy: { claim: false, words: 'too busy' },
  conflictOfInterest: { claim: false, words: 'a conflict of interest' },
  other: { claim: false, words: 'another reason' },
};

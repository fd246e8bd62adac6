import type { EscalationAnswer } from './escalationAnswers.ts';

/** What a person recorded of a decision. */
export type LadderOutcome =
  | 'confirmed'
  | 'rejected'
  | 'terminate'
  | 'exception'
  | 'communityEngagement'
  | 'fundraising'
  | 'workshopPresentations'
  | 'otherActivity'
  | 'agree'
  | 'disagree'
  | 'grant'
  | 'refuse'
  | 'reinstate'
  | 'upheld'
  | 'denied'
  | 'answered'
  | EscalationAnswer;

export const OUTCOME_WORDS: Readonly<Record<LadderOutcome, string>> = {
  confirmed: 'the claim is confirmed: the decline does not count',
  rejected: 'the claim is rejected: the decline counts',
  terminate: 'terminate',
  exception: 'go for an exception',
  communityEngagement: 'exception asked, for community engagement',
  fundraising: 'exception asked, for fundraising',
  workshopPresentations: 'exception asked, for workshop presentations',
  otherActivity: 'exception asked, for another activity',
  agree: 'agrees to the exception',
  disagree: 'disagrees to the exception',
  grant: 'the exception is granted',
  refuse: 'the exception is refused',
  reinstate: 'reinstate the volunteer',
  upheld: 'the appeal is upheld: the rejection does not count',
  denied: 'the appeal is denied',
  answered: 'answered',
  accepted: 'accepted: somebody settles it',
  resolved: 'resolved',
  passedUp: 'passed up',
};

import { isOpen, type Enrollment, type MentorId, type MentoringRequest, type Pool } from '../rules/index.ts';
import type { Evaluated } from './requestEvaluator.ts';

/** Where a request stands, for people. */
export type RequestPlace = 'waiting' | 'clientWaits' | 'assigned' | 'closed' | 'notEnrolled';

const SENTENCES: Readonly<Record<RequestPlace, string>> = {
  waiting: 'The request waits in the queue for a mentor.',
  clientWaits: 'The client asked to wait: nobody is looked for until then.',
  assigned: 'A mentor has the request: nobody is looked for.',
  closed: 'The request is closed: nobody is looked for.',
  notEnrolled: 'The region of the chapter does not take part: nothing is worked out for its requests (M0).',
};

export const placeSentence = (place: RequestPlace): string => SENTENCES[place];

/** M0, D11, D12. */
export function requestPlace({ state }: Evaluated, enrollment: Enrollment): RequestPlace {
  if (enrollment === 'notEnrolled') return 'notEnrolled';
  if (!state.nextAction) return 'closed';
  if (state.matchable) return 'waiting';
  return state.nextAction.code === 'waitForClient' ? 'clientWaits' : 'assigned';
}

/** The mentor whose offer of an assigned request is open; undefined when Engage shows one that nobody recorded. */
export const holderOf = (pool: Pool, { id }: MentoringRequest): MentorId | undefined =>
  pool.history.get(id)?.findLast(isOpen)?.mentorId;

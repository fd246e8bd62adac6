import type { ClientId, MentoringRequest, RequestId } from '../../../plugin/src/rules/index.ts';
import { at, request } from '../examples.ts';

/** A client who asked before. */
export const CLIENT = 'client' as ClientId;
/** The request of that time. */
export const EARLIER = 'earlier' as RequestId;

/** Completed, assigned to somebody. */
export const earlierRequest = (rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({
    id: EARLIER,
    number: '00000000',
    clientId: CLIENT,
    submittedAt: at('2026-10-27T09:00'),
    assignmentStatus: 'assigned',
    status: 'completed',
    closed: true,
    ...rest,
  });

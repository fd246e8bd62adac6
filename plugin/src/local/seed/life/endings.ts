import type { Instant } from '../../calendar/zoneTime.ts';
import type { MentoringRequest, Offer } from '../world/model.ts';

/** Writes down how a mentor's time with a request ended. */
export function endOffer(offer: Offer, at: Instant, how: Partial<Offer>): void {
  Object.assign(offer, how, { endedAt: at, touchedAt: at });
}

/** Who worked on a request without having answered accepts it by that. */
export function acceptByDoing(offer: Offer, at: Instant): void {
  if (offer.response !== undefined) return;
  offer.response = 'Accepted';
  offer.respondedAt = at;
  offer.request.assignmentStatus = 'Assigned';
}

/** Sessions that can no longer take place. */
export function cancelUpcoming({ sessions }: MentoringRequest, at: Instant): void {
  for (const session of sessions) {
    if (session.status === 'Scheduled' && session.start > at) {
      session.status = 'Canceled';
      session.touchedAt = at;
    }
  }
}

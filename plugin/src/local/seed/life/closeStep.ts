import { transferNotes } from '../words/notes.ts';
import type { ClosedStatus, Offer } from '../world/model.ts';
import { acceptByDoing, cancelUpcoming, endOffer } from './endings.ts';
import { moveOn, type Journey, type Life } from './life.ts';

const outcomes: Record<ClosedStatus, NonNullable<Offer['outcome']>> = {
  Completed: 'Completed',
  'Unable to Contact': 'Unable to Reach',
  Withdrawn: 'Withdrawn',
};

/** The request is closed, and with it the assignment of whoever holds it. */
export function close(life: Life, journey: Journey, status: ClosedStatus, offer: Offer | undefined): void {
  const { request } = journey;
  moveOn(journey);
  request.status = status;
  request.closedAt = life.now;
  request.touchedAt = life.now;
  if (offer !== undefined && status !== 'Withdrawn') acceptByDoing(offer, life.now);
  if (offer !== undefined) endOffer(offer, life.now, { outcome: outcomes[status] });
  cancelUpcoming(request, life.now);
}

/** T1, T2: back to the queue with notes; nothing of the request's age is lost. */
export function transfer(life: Life, journey: Journey, offer: Offer): void {
  const outcomeNotes = journey.random.pick(transferNotes);
  acceptByDoing(offer, life.now);
  endOffer(offer, life.now, { outcome: 'Transferred', outcomeNotes });
  cancelUpcoming(journey.request, life.now);
  life.steps.enterQueue(journey, 'transferred');
}

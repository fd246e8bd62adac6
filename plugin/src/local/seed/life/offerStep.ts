import { addBusinessDays } from '../../calendar/businessTime.ts';
import { dayLength } from '../../calendar/zoneTime.ts';
import type { Weighted } from '../random.ts';
import { userKey, type DeclineReason, type Mentor, type Offer } from '../world/model.ts';
import { coordinatorNotes, overrideNotes } from '../words/notes.ts';
import { endOffer } from './endings.ts';
import { mentorsMoment, moveOn, zoneOf, type Journey, type Life } from './life.ts';

type Answer = 'accept' | 'contactFirst' | 'decline' | 'silence' | 'takenBack' | 'withdrawn';

const answers: Record<Offer['how'], readonly Weighted<Answer>[]> = {
  Assigned: [
    ['accept', 83],
    ['decline', 6],
    ['silence', 7],
    ['takenBack', 2],
    ['withdrawn', 2],
  ],
  Direct: [
    ['accept', 82],
    ['contactFirst', 8],
    ['decline', 3],
    ['silence', 6],
    ['withdrawn', 1],
  ],
};

const declineReasons: readonly Weighted<DeclineReason>[] = [
  ['Not My Expertise', 30],
  ['Too Busy', 25],
  ['Other', 8],
  ['Conflict of Interest', 6],
  ['Illness', 9],
  ['Accident', 2],
  ['Emergency', 3],
  ['Long Unavailability', 7],
  ['Overlooked Pause', 5],
  ['Restricted Business', 3],
  ['Client Conduct', 2],
];

/** L1, L2: these do not count as rejections once a coordinator has confirmed them. */
const claimed: ReadonlySet<DeclineReason> = new Set([
  'Illness',
  'Accident',
  'Emergency',
  'Long Unavailability',
  'Overlooked Pause',
  'Restricted Business',
  'Client Conduct',
]);

/** Engage gives a request back to the queue after this many business days without an answer (D2). */
const engageTimeOut = 5;

export function makeOffer(life: Life, journey: Journey, mentor: Mentor, how: Offer['how']): void {
  const { request, random } = journey;
  moveOn(journey);
  const note = how === 'Assigned' && random.chance(0.2) ? random.pick(coordinatorNotes) : undefined;
  const offer: Offer = { request, mentor, how, offeredAt: life.now, note, attempts: [], touchedAt: life.now };
  request.offers.push(offer);
  mentor.offers.push(offer);
  request.assignmentStatus = 'Assigned-Pending';
  request.owner = userKey(mentor.username);
  request.touchedAt = life.now;
  const timeOutAt = addBusinessDays(zoneOf(request), life.now, engageTimeOut);
  life.later(journey, timeOutAt, () => {
    timeOut(life, journey, offer);
  });
  const answer = random.weighted(answers[how]);
  if (answer === 'silence') return;
  // Most within a day, some only after two business days.
  const answerAt = mentorsMoment(offer, random, life.now, Math.max(0.2, random.skewed(13, 0.95)));
  life.later(journey, answerAt, () => {
    reply[answer](life, journey, offer);
  });
}

const reply: Record<Exclude<Answer, 'silence'>, (life: Life, journey: Journey, offer: Offer) => void> = {
  accept: (life, journey, offer) => {
    accept(life, journey, offer);
    life.steps.contactClient(journey, offer);
  },
  contactFirst: (life, journey, offer) => {
    life.steps.contactClient(journey, offer);
    life.inAnyCase(mentorsMoment(offer, journey.random, life.now, 26), () => {
      if (offer.response === undefined && offer.endedAt === undefined) accept(life, journey, offer);
    });
  },
  decline,
  takenBack: (life, journey, offer) => {
    endOffer(offer, life.now, { outcome: 'Reassigned', outcomeNotes: journey.random.pick(overrideNotes) });
    const next = life.pool.chooseAssigned(journey.request, journey.random, life.now);
    if (next === undefined) life.steps.enterQueue(journey, 'transferred');
    else life.steps.offer(journey, next, 'Assigned');
  },
  withdrawn: (life, journey, offer) => {
    life.steps.close(journey, 'Withdrawn', offer);
  },
};

function accept(life: Life, journey: Journey, offer: Offer): void {
  offer.response = 'Accepted';
  offer.respondedAt = life.now;
  offer.touchedAt = life.now;
  journey.request.assignmentStatus = 'Assigned';
  journey.request.touchedAt = life.now;
}

function decline(life: Life, journey: Journey, offer: Offer): void {
  const { random } = journey;
  const declineReason = random.weighted(declineReasons);
  endOffer(offer, life.now, { response: 'Declined', respondedAt: life.now, declineReason });
  if (claimed.has(declineReason)) {
    offer.claim = 'Pending';
    life.inAnyCase(life.now + random.skewed(1, 0.6) * dayLength, () => {
      offer.claim = random.chance(0.85) ? 'Confirmed' : 'Rejected';
      offer.touchedAt = life.now;
    });
  }
  life.steps.enterQueue(journey, 'declined');
}

function timeOut(life: Life, journey: Journey, offer: Offer): void {
  if (offer.response !== undefined) return;
  endOffer(offer, life.now, { response: 'Timed Out', respondedAt: life.now });
  life.steps.enterQueue(journey, 'timedOut');
}

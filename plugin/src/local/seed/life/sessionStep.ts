import {
  instantOf,
  dayLength,
  hourLength,
  minuteLength,
  wallTime,
  weekdayOf,
  type Instant,
} from '../../calendar/zoneTime.ts';
import type { Random, Weighted } from '../random.ts';
import type { Offer, Session } from '../world/model.ts';
import { mentorsMoment, type Journey, type Life } from './life.ts';

type AfterReached = 'arrange' | 'withdraw' | 'transfer' | 'nothing';
const afterReached: readonly Weighted<AfterReached>[] = [
  ['arrange', 86],
  ['withdraw', 5],
  ['transfer', 3],
  ['nothing', 6],
];

type AfterSession = 'complete' | 'again' | 'transfer' | 'nothing';
const afterSession: readonly Weighted<AfterSession>[] = [
  ['complete', 56],
  ['again', 27],
  ['transfer', 4],
  ['nothing', 13],
];

type Fate = 'held' | 'canceled' | 'noShow';
const fates: readonly Weighted<Fate>[] = [
  ['held', 88],
  ['canceled', 6],
  ['noShow', 6],
];

type Notes = 'inTime' | 'late' | 'never';
const notes: readonly Weighted<Notes>[] = [
  ['inTime', 78],
  ['late', 16],
  ['never', 6],
];

/** The client was reached: a first session, or the request ends. */
export function arrangeSession(life: Life, journey: Journey, offer: Offer): void {
  const { random } = journey;
  const soon = mentorsMoment(offer, random, life.now, random.skewed(8, 1));
  const next: Record<AfterReached, () => void> = {
    arrange: () => {
      arrange(life, journey, offer);
    },
    withdraw: () => {
      life.steps.close(journey, 'Withdrawn', offer);
    },
    transfer: () => {
      life.steps.transfer(journey, offer);
    },
    nothing: () => undefined,
  };
  const choice = random.weighted(afterReached);
  if (choice !== 'nothing') life.later(journey, soon, next[choice]);
}

function arrange(life: Life, journey: Journey, offer: Offer): void {
  const { request, random } = journey;
  const start = sessionStart(random, offer.mentor.chapter.zone, life.now);
  const session: Session = {
    lead: offer.mentor,
    arrangedAt: life.now,
    start,
    end: start + random.pick([45, 60, 60, 75, 90]) * minuteLength,
    type: random.pick(['Online', 'Online', 'Face-to-face', 'Telephonic']),
    status: 'Scheduled',
    touchedAt: life.now,
  };
  request.sessions.push(session);
  happens[random.weighted(fates)](life, journey, offer, session);
}

const happens: Record<Fate, (life: Life, journey: Journey, offer: Offer, session: Session) => void> = {
  held: (life, journey, offer, session) => {
    const { random } = journey;
    const kind = random.weighted(notes);
    if (kind === 'never') return;
    const after = kind === 'inTime' ? random.skewed(4, 0.8) : 24 + random.skewed(20, 0.7);
    life.later(journey, mentorsMoment(offer, random, session.end, after), () => {
      logNotes(life, journey, offer, session);
    });
  },
  canceled: (life, journey, offer, session) => {
    const before = (session.start - life.now) * journey.random.fraction();
    life.later(journey, life.now + before, () => {
      dropped(life, journey, offer, session, 'Canceled');
    });
  },
  noShow: (life, journey, offer, session) => {
    life.later(journey, session.start + hourLength, () => {
      dropped(life, journey, offer, session, 'No Show');
    });
  },
};

function logNotes(life: Life, journey: Journey, offer: Offer, session: Session): void {
  const { request, random } = journey;
  session.status = 'Completed';
  session.notesLoggedAt = life.now;
  session.touchedAt = life.now;
  request.status = 'Session Held';
  request.touchedAt = life.now;
  const next: Record<AfterSession, () => void> = {
    complete: () => {
      life.steps.close(journey, 'Completed', offer);
    },
    again: () => {
      arrange(life, journey, offer);
    },
    transfer: () => {
      life.steps.transfer(journey, offer);
    },
    nothing: () => undefined,
  };
  life.later(
    journey,
    mentorsMoment(offer, random, life.now, random.skewed(26, 0.9)),
    next[random.weighted(afterSession)],
  );
}

function dropped(
  life: Life,
  journey: Journey,
  offer: Offer,
  session: Session,
  status: 'Canceled' | 'No Show',
): void {
  const { random } = journey;
  session.status = status;
  session.touchedAt = life.now;
  const soon = mentorsMoment(offer, random, life.now, random.skewed(20, 0.8));
  if (random.chance(0.65))
    life.later(journey, soon, () => {
      arrange(life, journey, offer);
    });
  else if (random.chance(0.5))
    life.later(journey, soon, () => {
      life.steps.close(journey, 'Withdrawn', offer);
    });
}

/** Mostly within two weeks, on the full or half hour, seldom at a weekend. */
function sessionStart(random: Random, zone: string, from: Instant): Instant {
  let { day } = wallTime(zone, from + random.skewed(5, 0.6) * dayLength);
  const weekday = weekdayOf(day);
  if ((weekday === 0 || weekday === 6) && !random.chance(0.15)) day += 2;
  return Math.max(instantOf(zone, day, random.whole(16, 37) * 30), from + 2 * hourLength);
}

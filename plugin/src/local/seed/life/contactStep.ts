import { whenAwake } from '../../calendar/businessTime.ts';
import { dayLength, hourLength, minuteLength, type Instant } from '../../calendar/zoneTime.ts';
import type { Random, Weighted } from '../random.ts';
import type { Attempt, Method, Offer } from '../world/model.ts';
import { voidReasons } from '../words/notes.ts';
import { mentorsMoment, type Journey, type Life } from './life.ts';

const methods: readonly Method[] = ['Email', 'Phone', 'Text'];
const tries: Record<Method, readonly Weighted<Attempt['result']>[]> = {
  Email: [
    ['Reached', 46],
    ['Sent', 54],
  ],
  Phone: [
    ['Reached', 46],
    ['Left Message', 34],
    ['No Answer', 20],
  ],
  Text: [
    ['Reached', 44],
    ['Sent', 56],
  ],
};

/** A handful of mentors accept and then do nothing, or stop after a first try. */
const givesUpBeforeFirst = 0.025;
const givesUpLater = 0.07;

/** The mentor tries to reach the client until it works, the attempts are enough (D5), or the mentor gives up. */
export function contactClient(life: Life, journey: Journey, offer: Offer): void {
  const { random } = journey;
  if (random.chance(givesUpBeforeFirst)) return;
  planAttempt(life, journey, offer, random.skewed(9, 1) * hourLength);
}

function planAttempt(life: Life, journey: Journey, offer: Offer, after: number, always?: Method): void {
  const { random } = journey;
  const madeAt = whenAwake(offer.mentor.chapter.zone, life.now + after, random.fraction());
  const method = always ?? nextMethod(journey, offer);
  const result = random.weighted(tries[method]);
  life.later(journey, madeAt + loggingDelay(random), () => {
    logAttempt(life, journey, offer, { method, madeAt, result });
  });
}

function loggingDelay(random: Random): number {
  return random.chance(0.85) ? random.whole(1, 40) * minuteLength : random.skewed(10, 0.5) * hourLength;
}

/** The client's preferred method first (D4), then mostly another one than before. */
function nextMethod({ request, random }: Journey, { attempts }: Offer): Method {
  const last = attempts.at(-1)?.method;
  if (last === undefined) return random.chance(0.85) ? request.client.prefers : random.pick(methods);
  return random.chance(0.7) ? random.pick(methods.filter((method) => method !== last)) : last;
}

type Made = Pick<Attempt, 'method' | 'madeAt' | 'result'>;

function logAttempt(life: Life, journey: Journey, offer: Offer, made: Made): void {
  const { request, random } = journey;
  // Whole seconds, like every time that people enter.
  const madeAt = Math.round(made.madeAt / 1000) * 1000;
  const attempt: Attempt = { ...made, madeAt, loggedAt: life.now, touchedAt: life.now };
  offer.attempts.push(attempt);
  offer.touchedAt = life.now;
  if (made.result === 'Reached') {
    request.status = request.status === 'New' ? 'In Contact' : request.status;
    request.touchedAt = life.now;
    life.steps.arrangeSession(journey, offer);
    return;
  }
  if (random.chance(0.02)) planVoid(life, random, offer, attempt);
  if (attemptsAreEnough(offer)) {
    if (!random.chance(0.85)) return;
    life.later(journey, mentorsMoment(offer, random, life.now, random.skewed(36, 0.6)), () => {
      if (attemptsAreEnough(offer)) life.steps.close(journey, 'Unable to Contact', offer);
    });
  } else if (!random.chance(givesUpLater)) {
    const again = random.chance(0.1);
    if (again) planAttempt(life, journey, offer, random.whole(5, 50) * minuteLength, made.method);
    else planAttempt(life, journey, offer, random.skewed(32, 0.5) * hourLength);
  }
}

function planVoid(life: Life, random: Random, offer: Offer, attempt: Attempt): void {
  life.inAnyCase(life.now + random.whole(2, 300) * minuteLength, () => {
    if (offer.endedAt !== undefined) return;
    attempt.voidReason = random.pick(voidReasons);
    attempt.touchedAt = life.now;
    offer.touchedAt = life.now;
  });
}

/** D5: three attempts by two methods, a repeat by the same method within 60 minutes not counted, over at least 24 hours. */
export function attemptsAreEnough({ attempts }: Offer): boolean {
  const counted: Attempt[] = [];
  for (const attempt of attempts) {
    const previous = counted.findLast(({ method }) => method === attempt.method);
    const repeated = previous !== undefined && attempt.madeAt - previous.madeAt < hourLength;
    if (attempt.voidReason === undefined && !repeated) counted.push(attempt);
  }
  const times: Instant[] = counted.map(({ madeAt }) => madeAt);
  const methodsUsed = new Set(counted.map(({ method }) => method)).size;
  return counted.length >= 3 && methodsUsed >= 2 && Math.max(...times) - Math.min(...times) >= dayLength;
}

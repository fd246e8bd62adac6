import { addBusinessDays, addOfficeHours } from '../../calendar/businessTime.ts';
import { isoDate, startOfDate, wallTime } from '../../calendar/zoneTime.ts';
import { areas } from '../words/taxonomy.ts';
import { unlockReasons } from '../words/notes.ts';
import { moveOn, zoneOf, type Journey, type Life, type Steps } from './life.ts';

/** The request waits for a coordinator: after submission, a decline, a time-out or a transfer. */
export function enterQueue(life: Life, journey: Journey, why: Parameters<Steps['enterQueue']>[1]): void {
  const { request, random } = journey;
  moveOn(journey);
  request.assignmentStatus = why === 'new' || why === 'declined' ? 'Unassigned' : 'Pending Reassignment';
  request.owner = queueOwner(journey);
  request.touchedAt = life.now;
  if (random.chance(0.02))
    life.later(journey, pickUpTime(life, journey, 8), () => {
      withdraw(life, journey);
    });
  if (random.chance(0.015)) askToWait(journey, life);
  if (why === 'timedOut') planFollowUp(life, journey);
  else
    life.later(journey, pickUpTime(life, journey, medianWait), () => {
      pickUp(life, journey);
    });
}

/** Office hours until a coordinator gets to a request, median. */
const medianWait = 11;

/** Without a chapter there is no queue: the request is with the coordinator who must correct it (M1). */
function queueOwner({ request: { chapter, region }, random }: Journey): string {
  return chapter === undefined ? random.pick(region.coordinators) : `queue:${chapter.number}`;
}

function pickUpTime(life: Life, { request, random }: Journey, median: number): number {
  return addOfficeHours(zoneOf(request), life.now, random.skewed(median, 0.7));
}

function askToWait({ request, random }: Journey, life: Life): void {
  request.waitsUntil = isoDate(wallTime(zoneOf(request), life.now).day + random.whole(4, 21));
}

/** D3: the coordinator asks the mentor first; only then can somebody else get the request. */
function planFollowUp(life: Life, journey: Journey): void {
  const { request, random } = journey;
  life.later(journey, pickUpTime(life, journey, 5), () => {
    const offer = request.offers.at(-1);
    if (offer === undefined) return;
    if (random.chance(0.04)) {
      offer.unlockReason = random.pick(unlockReasons);
    } else {
      offer.followUpTriedAt = life.now;
      offer.followUpAnswered = random.chance(0.7);
    }
    offer.touchedAt = life.now;
    life.later(journey, pickUpTime(life, journey, 5), () => {
      pickUp(life, journey);
    });
  });
}

function pickUp(life: Life, journey: Journey): void {
  const { request, random } = journey;
  const zone = zoneOf(request);
  const waitsUntil = request.waitsUntil === undefined ? life.now : startOfDate(zone, request.waitsUntil);
  if (waitsUntil > life.now) {
    life.later(journey, addOfficeHours(zone, waitsUntil, 1), () => {
      pickUp(life, journey);
    });
    return;
  }
  if (!isComplete(life, journey)) {
    life.later(journey, pickUpTime(life, journey, 10), () => {
      pickUp(life, journey);
    });
    return;
  }
  const mentor = life.pool.chooseAssigned(request, random, life.now);
  if (mentor === undefined)
    life.later(journey, addBusinessDays(zone, life.now, 1), () => {
      pickUp(life, journey);
    });
  else life.steps.offer(journey, mentor, 'Assigned');
}

/** A coordinator looks up a missing chapter, and asks the client for a missing area; that takes a while. */
function isComplete(life: Life, { request, random }: Journey): boolean {
  if (request.chapter === undefined) {
    const chapter = random.pick(request.region.districts.flatMap((district) => district.chapters));
    request.chapter = chapter;
    request.owner = `queue:${chapter.number}`;
    request.touchedAt = life.now;
    return false;
  }
  if (request.area === undefined && random.chance(0.4)) {
    request.area = random.weighted(areas);
    request.touchedAt = life.now;
  }
  return request.area !== undefined;
}

function withdraw(life: Life, journey: Journey): void {
  life.steps.close(journey, 'Withdrawn', undefined);
}

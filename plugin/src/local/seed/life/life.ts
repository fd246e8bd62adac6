import { whenAwake } from '../../calendar/businessTime.ts';
import { hourLength, type Instant } from '../../calendar/zoneTime.ts';
import type { Random } from '../random.ts';
import type { Mentor, MentoringRequest, Offer } from '../world/model.ts';
import type { MentorPool } from './mentorPool.ts';

/** One request on its way, with its own source of chance, so that no request's fate depends on another's dice. */
export interface Journey {
  readonly request: MentoringRequest;
  readonly random: Random;
  /** Goes up when the request moves on: what was planned for an earlier turn no longer happens. */
  turn: number;
}

/** What a step of a journey can see and do. */
export interface Life {
  readonly now: Instant;
  readonly pool: MentorPool;
  /** Plans something that happens only if the request has not moved on by then. */
  later(journey: Journey, at: Instant, happen: () => void): void;
  /** Plans something that happens in any case. */
  inAnyCase(at: Instant, happen: () => void): void;
  readonly steps: Steps;
}

export interface Steps {
  enterQueue(journey: Journey, why: 'new' | 'declined' | 'timedOut' | 'transferred'): void;
  offer(journey: Journey, mentor: Mentor, how: Offer['how']): void;
  contactClient(journey: Journey, offer: Offer): void;
  arrangeSession(journey: Journey, offer: Offer): void;
  transfer(journey: Journey, offer: Offer): void;
  close(
    journey: Journey,
    status: 'Completed' | 'Unable to Contact' | 'Withdrawn',
    offer: Offer | undefined,
  ): void;
}

/** The zone in which the people of a request live: its chapter's. */
export function zoneOf({ chapter, region }: MentoringRequest): string {
  return chapter?.zone ?? region.zone;
}

/** When a mentor gets round to something: some hours from a moment on, not in the middle of the night. */
export function mentorsMoment({ mentor }: Offer, random: Random, from: Instant, hours: number): Instant {
  return whenAwake(mentor.chapter.zone, from + hours * hourLength, random.fraction());
}

export function moveOn(journey: Journey): void {
  journey.turn += 1;
}

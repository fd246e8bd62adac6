import { shiftBusinessDays } from '../../calendar/businessTime.ts';
import {
  dayLength,
  hourLength,
  instantOf,
  startOfSundayWeek,
  wallTime,
  type Instant,
} from '../../calendar/zoneTime.ts';
import type { Random } from '../random.ts';
import { inventClient } from '../world/clients.ts';
import { mentorOf, type MentorTraits } from '../world/mentors.ts';
import {
  userKey,
  type Attempt,
  type Chapter,
  type Mentor,
  type MentoringRequest,
  type Offer,
  type Region,
} from '../world/model.ts';
import { clientWords } from '../words/clientWords.ts';
import { inventedPerson } from '../words/personNames.ts';

/** Clients of stories are numbered from here, far from the everyday ones. */
const firstClient = 900_001;

type Asked = Partial<MentoringRequest> & { readonly submittedAt: Instant };

/** Where a story casts its mentors and tells what happened to its request. */
export class Stage {
  readonly asOf: Instant;
  /** The areas that everyday mentors of a chapter must not have. */
  readonly forbidden = new Map<Chapter, Set<string>>();
  readonly requests: MentoringRequest[] = [];
  readonly #random: Random;
  readonly #regions: readonly Region[];
  readonly #zone: string;
  #mentors = 0;

  constructor(regions: readonly Region[], random: Random, asOf: Instant, zone: string) {
    this.#regions = regions;
    this.#random = random;
    this.asOf = asOf;
    this.#zone = zone;
  }

  get mentorCount(): number {
    return this.#mentors;
  }

  /** Counted from 0. */
  chapter(region: string, district: number, index: number): Chapter {
    const found = this.#regions.find(({ name }) => name === region)?.districts[district]?.chapters[index];
    if (found === undefined)
      throw new RangeError(`No chapter ${index} in district ${district} of region ${region}.`);
    return found;
  }

  /** No everyday mentor of these chapters has the area. */
  nobodyKnows(area: string, chapters: readonly Chapter[]): void {
    for (const chapter of chapters) {
      this.forbidden.set(chapter, (this.forbidden.get(chapter) ?? new Set<string>()).add(area));
    }
  }

  /** A mentor of the story: Active, two a week, in every other way as told. */
  expert(chapter: Chapter, areas: readonly string[], told: Partial<MentorTraits> = {}): Mentor {
    this.#mentors += 1;
    const joinedAt = this.asOf - 700 * dayLength;
    const mentor = mentorOf(chapter, this.#mentors, {
      ...inventedPerson(this.#random),
      status: 'Active',
      classification: 'Mentor',
      areas,
      industries: ['Professional Services'],
      weeklyLimit: 2,
      expertiseText: undefined,
      textCapacity: { kind: 'none' },
      acceptsDirect: true,
      servesOutside: 'Yes',
      paused: undefined,
      joinedAt,
      leftAt: undefined,
      profileChangedAt: told.paused?.from ?? joinedAt,
      popularity: 1,
      cast: true,
      ...told,
    });
    chapter.mentors.push(mentor);
    return mentor;
  }

  /** A location request that waits in the chapter's queue, unless told otherwise. */
  request(chapter: Chapter, asked: Asked): MentoringRequest {
    const { submittedAt } = asked;
    const established = asked.established ?? true;
    const request: MentoringRequest = {
      client: inventClient(this.#random, firstClient + this.requests.length, submittedAt),
      region: chapter.district.region,
      requestedMentor: undefined,
      established,
      industry: established ? 'Retail' : undefined,
      meeting: 'Video',
      notify: 'Email',
      words: clientWords(this.#random, established, asked.area),
      chapter,
      area: 'Business Plan',
      waitsUntil: undefined,
      status: 'New',
      assignmentStatus: 'Unassigned',
      owner: `queue:${chapter.number}`,
      closedAt: undefined,
      touchedAt: submittedAt,
      offers: [],
      sessions: [],
      ...asked,
    };
    this.requests.push(request);
    return request;
  }

  offer(
    request: MentoringRequest,
    mentor: Mentor,
    told: Partial<Offer> & { readonly offeredAt: Instant },
  ): Offer {
    const offer: Offer = {
      request,
      mentor,
      how: request.requestedMentor === mentor ? 'Direct' : 'Assigned',
      note: undefined,
      attempts: [],
      touchedAt: told.endedAt ?? told.respondedAt ?? told.offeredAt,
      ...told,
    };
    request.offers.push(offer);
    mentor.offers.push(offer);
    request.touchedAt = Math.max(request.touchedAt, offer.touchedAt);
    return offer;
  }

  attempt(offer: Offer, method: Attempt['method'], madeAt: Instant, result: Attempt['result']): void {
    const loggedAt = Math.min(madeAt + 600_000, this.asOf);
    offer.attempts.push({ method, madeAt, loggedAt, result, touchedAt: loggedAt });
    offer.touchedAt = Math.max(offer.touchedAt, loggedAt);
  }

  /** Another request keeps the mentor busy since earlier this week. */
  busyThisWeek(mentor: Mentor): void {
    const request = this.request(mentor.chapter, {
      submittedAt: this.#thisWeek(0.3),
      status: 'In Contact',
      assignmentStatus: 'Assigned',
      owner: userKey(mentor.username),
      area: mentor.areas[0],
    });
    const respondedAt = this.#thisWeek(0.5);
    const offer = this.offer(request, mentor, {
      offeredAt: this.#thisWeek(0.4),
      response: 'Accepted',
      respondedAt,
    });
    this.attempt(offer, request.client.prefers, this.#thisWeek(0.6), 'Reached');
    request.touchedAt = offer.touchedAt;
  }

  /** A time of day, `back` business days before the day of `asOf`. */
  daysAgo(chapter: Chapter, back: number, hour: number): Instant {
    const { day } = wallTime(chapter.zone, this.asOf);
    return instantOf(chapter.zone, shiftBusinessDays(day, -back), hour * 60);
  }

  hoursAgo(hours: number): Instant {
    return this.asOf - hours * hourLength;
  }

  #thisWeek(share: number): Instant {
    const sunday = startOfSundayWeek(this.#zone, this.asOf);
    return sunday + Math.floor((share * (this.asOf - sunday)) / 1000) * 1000;
  }
}

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  businessCalendar,
  evaluateRequest,
  timeline,
  timelineLines,
  type Assignment,
  type AssignmentOutcome,
  type BusinessCalendar,
  type ClockId,
  type ContactAttempt,
  type ContactMethod,
  type Instant,
  type Mentor,
  type MentorId,
  type MentoringRequest,
  type MentoringSession,
  type RequestClock,
  type RequestContext,
  type RequestFacts,
  type RequestState,
} from '../../../plugin/src/rules/index.ts';
import { at, attempt, mentor, mentorId, offer, policy, request, session } from '../examples.ts';

/** A request as it goes: each verb is what somebody does, at a time on the clock of its chapter, and changes what Engage shows. */
export class Story {
  readonly calendar: BusinessCalendar;
  readonly #assignments: Assignment[] = [];
  readonly #attempts: ContactAttempt[] = [];
  readonly #sessions: MentoringSession[] = [];
  readonly #mentors = new Map<MentorId, Mentor>();
  #request: MentoringRequest;
  #awaySince: Instant | undefined;

  constructor(submitted: string, rest: Partial<MentoringRequest> = {}, zone = 'America/New_York') {
    this.calendar = businessCalendar(zone, []);
    this.#request = request({ submittedAt: this.at(submitted), ...rest });
  }

  at(local: string): Instant {
    return at(local, this.calendar.zone);
  }

  get facts(): RequestFacts {
    return {
      request: this.#request,
      assignments: [...this.#assignments],
      attempts: [...this.#attempts],
      sessions: [...this.#sessions],
      awaySince: this.#awaySince,
    };
  }

  context(when: string, rest: Partial<RequestContext> = {}): RequestContext {
    const now = this.at(when);
    return { calendar: this.calendar, policy, at: now, enrolled: true, mentors: this.#mentors, ...rest };
  }

  /** The client submits directly to a mentor. */
  chooses(to: string): this {
    const { id, submittedAt } = this.#request;
    this.#assignments.push(offer(to, submittedAt, { requestId: id, how: 'direct' }));
    this.#mentors.set(mentorId(to), mentor(to));
    return this.#now({ assignmentStatus: 'assignedPending', requestedMentorId: mentorId(to) });
  }

  assigned(to: string, when: string): this {
    this.#assignments.push(offer(to, this.at(when), { requestId: this.#request.id }));
    this.#mentors.set(mentorId(to), mentor(to));
    return this.#now({ assignmentStatus: 'assignedPending' });
  }

  accepted(when: string): this {
    this.#holder({ response: 'accepted', respondedAt: this.at(when) });
    return this.#now({ assignmentStatus: 'assigned' });
  }

  declined(when: string): this {
    this.#holder({ response: 'declined', respondedAt: this.at(when) });
    return this.#now({ assignmentStatus: 'unassigned' });
  }

  timedOut(when: string): this {
    this.#holder({ response: 'timedOut', respondedAt: this.at(when) });
    return this.#now({ assignmentStatus: 'pendingReassignment' });
  }

  followedUp(when: string): this {
    this.#holder({ followUpTriedAt: this.at(when) });
    return this;
  }

  gaveBack(outcome: 'transferred' | 'reassigned', when: string): this {
    this.#holder({ outcome, endedAt: this.at(when) });
    return this.#now({ assignmentStatus: 'pendingReassignment' });
  }

  tried(method: ContactMethod, when: string, rest: Partial<ContactAttempt> = {}): this {
    this.#attempts.push(attempt(this.#last(), method, this.at(when), rest));
    return this;
  }

  voided(place: number, when: string): this {
    const found = this.#attempts[place];
    assert.ok(found);
    this.#attempts[place] = { ...found, voided: true, voidedAt: this.at(when) };
    return this;
  }

  arranged(when: string, starts: string, ends: string): this {
    const { mentorId: by } = this.#last();
    const times = { startsAt: this.at(starts), endsAt: this.at(ends) };
    this.#sessions.push(session(this.at(when), { requestId: this.#request.id, mentorId: by, ...times }));
    return this;
  }

  session(rest: Partial<MentoringSession>): this {
    const last = this.#sessions.pop();
    assert.ok(last);
    this.#sessions.push({ ...last, ...rest });
    return this;
  }

  logged(when: string): this {
    return this.session({ status: 'held', notesLoggedAt: this.at(when) });
  }

  waits(until: string, when: string): this {
    return this.#now({ clientWaitsUntil: until, clientWaitAskedAt: this.at(when) });
  }

  /** M16: the profile of a mentor changes, and is seen to. */
  profile(of: string, rest: Partial<Mentor>, seen: string): this {
    this.#mentors.set(mentorId(of), mentor(of, rest));
    this.#awaySince = this.at(seen);
    return this;
  }

  closed(
    outcome: Extract<AssignmentOutcome, 'completed' | 'unableToReach' | 'withdrawn'>,
    when: string,
  ): this {
    this.#holder({ outcome, endedAt: this.at(when) });
    return this.#now({ status: outcome, closed: true, closedAt: this.at(when) });
  }

  with(rest: Partial<MentoringRequest>): this {
    return this.#now(rest);
  }

  holder(rest: Partial<Assignment>): this {
    this.#holder(rest);
    return this;
  }

  state(when: string, rest: Partial<RequestContext> = {}): RequestState {
    return evaluateRequest(this.facts, this.context(when, rest));
  }

  clock(id: ClockId, when: string): RequestClock {
    const found = this.state(when).clocks.find((one) => one.id === id);
    assert.ok(found);
    return found;
  }

  /** Prints the story up to a moment as people read it, and whose turn it is then; the lines, for a look at them. */
  tell(t: TestContext, when: string): string[] {
    const lines = timelineLines(timeline(this.facts, this.context(when)));
    const { nextAction, clocks } = this.state(when);
    const late = clocks.filter(
      ({ state }) => state === 'overdue' || state === 'paused' || state === 'metLate',
    );
    const turn = nextAction === undefined ? 'closed' : `${nextAction.owner}: ${nextAction.why}`;
    const told = [
      ...lines,
      `NOW ${when.replace('T', ' ')}  ${turn}`,
      ...late.map(({ rule, sentence }) => `    ${rule} ${sentence}`),
    ];
    for (const line of told) t.diagnostic(line);
    return told;
  }

  #last(): Assignment {
    const last = this.#assignments.at(-1);
    assert.ok(last);
    return last;
  }

  #holder(rest: Partial<Assignment>): void {
    this.#assignments.push({ ...this.#last(), ...rest });
    this.#assignments.splice(-2, 1);
  }

  #now(rest: Partial<MentoringRequest>): this {
    this.#request = { ...this.#request, ...rest };
    return this;
  }
}

import fc from 'fast-check';
import type { RequestFacts } from '../../../plugin/src/rules/index.ts';
import { attempt, mentorId, offer, request, session } from '../examples.ts';
import { SUBMITTED } from './requestStates.ts';

const HOUR = 3_600_000;
/** Up to thirty days after the submission. */
export const hoursOn = fc.integer({ min: 0, max: 24 * 30 }).map((hours) => SUBMITTED + hours * HOUR);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

/** Any facts of one request, also such as disagree. */
export const facts: fc.Arbitrary<RequestFacts> = fc
  .record({
    request: fc.record({
      assignmentStatus: fc.constantFrom(
        'unassigned',
        'assignedPending',
        'assigned',
        'pendingReassignment',
        'unknown',
      ),
      status: fc.constantFrom('open', 'open', 'open', 'unknown', 'withdrawn'),
      area: maybe(fc.constant('Marketing')),
      requestedMentorId: maybe(fc.constant(mentorId('a'))),
      clientWaitsUntil: maybe(fc.constantFrom('2026-11-25', '2026-12-10')),
    }),
    offers: fc.array(
      fc.record({
        to: fc.constantFrom('a', 'b'),
        offeredAt: hoursOn,
        how: fc.constantFrom('direct', 'assigned'),
        response: maybe(fc.constantFrom('accepted', 'declined', 'timedOut')),
        respondedAt: maybe(hoursOn),
        outcome: maybe(fc.constantFrom('transferred', 'reassigned')),
        endedAt: maybe(hoursOn),
        followUpTriedAt: maybe(hoursOn),
        unlockedByRoc: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    attempts: fc.array(
      fc.record({
        index: fc.nat(3),
        method: fc.constantFrom('email', 'phone', 'text'),
        madeAt: hoursOn,
        reached: fc.boolean(),
        voided: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    sessions: fc.array(
      fc.record({
        arrangedAt: hoursOn,
        status: fc.constantFrom('scheduled', 'held', 'canceled', 'noShow', 'unknown'),
        startsAt: maybe(hoursOn),
        endsAt: maybe(hoursOn),
        notesLoggedAt: maybe(hoursOn),
      }),
      { maxLength: 3 },
    ),
  } as const)
  .map((draft) => {
    const one = request({ submittedAt: SUBMITTED, ...draft.request });
    const assignments = draft.offers.map(({ to, offeredAt, ...rest }) =>
      offer(to, offeredAt, { requestId: one.id, ...rest }),
    );
    const attempts = draft.attempts.flatMap(({ index, method, madeAt, ...rest }) => {
      const of = assignments[index];
      return of === undefined ? [] : [attempt(of, method, madeAt, rest)];
    });
    return {
      request: one,
      assignments,
      attempts,
      sessions: draft.sessions.map(({ arrangedAt, ...rest }) => session(arrangedAt, rest)),
    };
  });

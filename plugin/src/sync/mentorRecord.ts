import {
  evaluateRequest,
  isOpen,
  offersOf,
  situationOf,
  worldAsOf,
  type Assignment,
  type ClockId,
  type Instant,
  type MentorId,
  type MentoringRequest,
  type RequestClock,
} from '../rules/index.ts';
import type { RequestEvaluator } from './requestEvaluator.ts';
import type { World } from './world.ts';

/** How one deadline was kept, over the assignments of some days. */
export interface KeptDeadline {
  readonly rule: 'D1' | 'D4b';
  readonly inTime: number;
  /** Done late, or not done when the time had passed. */
  readonly late: number;
  /** Neither yet. */
  readonly running: number;
}

const DAY_MS = 86_400_000;

const KEPT: readonly { readonly id: ClockId; readonly rule: KeptDeadline['rule'] }[] = [
  { id: 'accept', rule: 'D1' },
  { id: 'mentorContact', rule: 'D4b' },
];

const COUNTED: Readonly<Record<RequestClock['state'], 'inTime' | 'late' | 'running' | undefined>> = {
  met: 'inTime',
  metLate: 'late',
  overdue: 'late',
  running: 'running',
  paused: 'running',
  notApplicable: undefined,
};

/** When an assignment was over; undefined while it goes on. */
const overAt = ({ endedAt, response, respondedAt }: Assignment): Instant | undefined =>
  endedAt ?? (response === 'declined' || response === 'timedOut' ? respondedAt : undefined);

/** D1, D4b: how one mentor kept both over the requests offered in the last days, each as it stood when the assignment ended. Requests
 * of regions that take no part are left out (M0). */
export function mentorRecord(
  world: World,
  { enrollment, factsOf, contextOf }: RequestEvaluator,
  { mentorId, asOf, days }: { readonly mentorId: MentorId; readonly asOf: Instant; readonly days: number },
): KeptDeadline[] {
  const requestById = new Map(world.requests.map((request) => [request.id, request]));
  const offers = offersOf(world.assignments, world.requests).filter(
    (offer) =>
      offer.mentorId === mentorId && offer.offeredAt >= asOf - days * DAY_MS && offer.offeredAt <= asOf,
  );
  const clocks = offers.flatMap((offer): readonly RequestClock[] => {
    const request = requestById.get(offer.requestId);
    if (request === undefined || enrollment(request) === 'notEnrolled') return [];
    const over = overAt(offer);
    // Refused, and nobody recorded when.
    if (over === undefined && !isOpen(offer)) return [];
    const at = over === undefined ? asOf : Math.min(over - 1, asOf);
    const now = factsOf(request);
    const own: readonly MentoringRequest[] = [request];
    const { requests, assignments, sessions } = worldAsOf({ ...now, requests: own }, at);
    const [then] = requests;
    if (then === undefined) return [];
    const attempts = now.attempts.filter(({ madeAt }) => madeAt <= (over ?? asOf));
    const facts = { ...now, request: then, assignments, attempts, sessions };
    const context = { ...contextOf(request), at };
    if (situationOf(facts, context).current?.id !== offer.id) return [];
    const { clocks: found } = evaluateRequest(facts, context);
    // What had time left when the assignment ended was neither kept nor missed.
    return at === asOf ? found : found.filter(({ state }) => COUNTED[state] !== 'running');
  });
  return KEPT.map(({ id, rule }) => {
    const own = clocks.filter((clock) => clock.id === id).map(({ state }) => COUNTED[state]);
    const count = (wanted: 'inTime' | 'late' | 'running'): number =>
      own.filter((one) => one === wanted).length;
    return { rule, inTime: count('inTime'), late: count('late'), running: count('running') };
  });
}

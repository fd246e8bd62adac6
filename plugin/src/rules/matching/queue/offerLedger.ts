import type { Assignment, AssignmentId, MentorId, RequestId } from '../../facts.ts';
import { offersOf } from '../offers.ts';
import type { Pool } from '../pool.ts';

/** The offers of a pool and those that a queue makes. */
export interface OfferLedger {
  /** Of one request, oldest first. */
  of(requestId: RequestId): readonly Assignment[];
  /** Of one mentor, oldest first. */
  to(mentorId: MentorId): readonly Assignment[];
  /** M9 looks at the offers of other requests too. */
  history(): Pool['history'];
  /** Adds an assigned offer, made at the pool's instant; returns the mentors who had the request before. */
  add(requestId: RequestId, mentorId: MentorId): readonly MentorId[];
}

const NONE: readonly Assignment[] = [];

const isImplied = ({ id, requestId }: Assignment): boolean => id === `direct:${requestId}`;

const note = (requestsOf: Map<MentorId, Set<RequestId>>, { mentorId, requestId }: Assignment): void => {
  const known = requestsOf.get(mentorId);
  if (known === undefined) requestsOf.set(mentorId, new Set([requestId]));
  else known.add(requestId);
};

/** Opens the ledger of a pool; the pool itself does not change. */
export const openLedger = (pool: Pool): OfferLedger => {
  const made = new Map<RequestId, readonly Assignment[]>();
  let copy: Map<RequestId, readonly Assignment[]> | undefined;
  let requestsOf: Map<MentorId, Set<RequestId>> | undefined;
  let count = 0;

  const of = (requestId: RequestId): readonly Assignment[] =>
    made.get(requestId) ?? pool.history.get(requestId) ?? NONE;

  const index = (): Map<MentorId, Set<RequestId>> => {
    const found = new Map<MentorId, Set<RequestId>>();
    for (const offer of [...pool.history.values(), ...made.values()].flat()) note(found, offer);
    return found;
  };

  return {
    of,
    to: (mentorId) => {
      requestsOf ??= index();
      const own = [...(requestsOf.get(mentorId) ?? [])].flatMap((requestId) =>
        of(requestId).filter((offer) => offer.mentorId === mentorId),
      );
      return offersOf(own, []);
    },
    history: () => (copy ??= new Map([...pool.history, ...made])),
    add: (requestId, mentorId) => {
      const before = of(requestId);
      const offer: Assignment = {
        // After all others of the same instant.
        id: `~queue-${String(count++).padStart(9, '0')}` as AssignmentId,
        requestId,
        mentorId,
        how: 'assigned',
        offeredAt: pool.at,
        unlockedByRoc: false,
      };
      // What was only implied gives way to a record of the same mentor, and was refused where another one gets it.
      const earlier = before.flatMap((one): Assignment[] => {
        if (!isImplied(one)) return [one];
        return one.mentorId === mentorId ? [] : [{ ...one, response: 'declined' }];
      });
      const after = earlier.length === 0 ? [offer] : offersOf([...earlier, offer], []);
      made.set(requestId, after);
      copy?.set(requestId, after);
      if (requestsOf !== undefined) note(requestsOf, offer);
      return before.map((one) => one.mentorId);
    },
  };
};

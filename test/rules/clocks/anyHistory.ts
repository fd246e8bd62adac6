import fc from 'fast-check';
import {
  businessCalendar,
  isOpen,
  type ContactMethod,
  type RequestContext,
  type RequestFacts,
} from '../../../plugin/src/rules/index.ts';
import { at, policy } from '../examples.ts';
import { Story } from '../stories/story.ts';

/** What was known at a time. */
export interface Moment {
  /** On the clock of the zone. */
  readonly local: string;
  readonly zone: string;
  readonly facts: RequestFacts;
}

export const contextOf = ({ local, zone }: Moment): RequestContext => ({
  calendar: businessCalendar(zone, []),
  policy,
  at: at(local, zone),
  enrolled: true,
});

const VERBS = [
  'assign',
  'accept',
  'accept',
  'decline',
  'timeOut',
  'followUp',
  'try',
  'try',
  'try',
  'reach',
  'void',
  'arrange',
  'hold',
  'miss',
  'log',
  'transfer',
  'reassign',
  'wait',
] as const;

interface Step {
  readonly verb: (typeof VERBS)[number];
  readonly hours: number;
  readonly who: string;
  readonly method: ContactMethod;
}

const steps = fc.array(
  fc.record({
    verb: fc.constantFrom(...VERBS),
    hours: fc.integer({ min: 1, max: 60 }),
    who: fc.constantFrom('a', 'b', 'c'),
    method: fc.constantFrom<ContactMethod>('email', 'phone', 'text'),
  }),
  { minLength: 1, maxLength: 25 },
);

const localAfter = (hours: number): string =>
  new Date(Date.UTC(2026, 10, 2, 9) + hours * 3_600_000).toISOString().slice(0, 16);

/** Does one thing if it is possible now. */
const act = (story: Story, { verb, who, method }: Step, hours: number): void => {
  const now = localAfter(hours);
  const { request, assignments, attempts, sessions } = story.facts;
  const last = assignments.at(-1);
  const holder = last !== undefined && isOpen(last) ? last : undefined;
  const session = sessions.at(-1);
  const isOwn = session !== undefined && session.arrangedAt >= (holder?.offeredAt ?? Infinity);
  const isOver = isOwn && session.status === 'scheduled' && (session.endsAt ?? Infinity) <= story.at(now);
  const accepted = holder?.response === 'accepted' || holder?.how === 'direct';
  const locked = last?.response === 'timedOut' && last.followUpTriedAt === undefined;
  const doing: Readonly<Record<Step['verb'], () => unknown>> = {
    assign: () => holder === undefined && !locked && story.assigned(who, now),
    accept: () => holder !== undefined && !accepted && story.accepted(now),
    decline: () => holder !== undefined && !accepted && story.declined(now),
    timeOut: () => holder !== undefined && !accepted && story.timedOut(now),
    followUp: () => locked && story.followedUp(now),
    try: () => holder !== undefined && story.tried(method, now),
    reach: () => accepted && story.tried(method, now, { reached: true }),
    void: () => attempts.length > 0 && story.voided(hours % attempts.length, now),
    arrange: () =>
      accepted &&
      session?.status !== 'scheduled' &&
      story.arranged(now, localAfter(hours + 30), localAfter(hours + 31)),
    hold: () => isOver && story.session({ status: 'held' }),
    miss: () => isOver && story.session({ status: 'noShow' }),
    log: () =>
      sessions.at(-1)?.notesLoggedAt === undefined && session?.status === 'held' && story.logged(now),
    transfer: () => accepted && story.gaveBack('transferred', now),
    reassign: () => holder !== undefined && story.gaveBack('reassigned', now),
    wait: () =>
      request.clientWaitsUntil === undefined && story.waits(localAfter(hours + 24 * 9).slice(0, 10), now),
  };
  doing[verb]();
};

/** A request as its life goes on, looked at after everything that happens. */
export const history: fc.Arbitrary<Moment[]> = fc
  .record({
    steps,
    direct: fc.boolean(),
    zone: fc.constantFrom('America/New_York', 'America/Phoenix', 'Pacific/Guam'),
  })
  .map(({ steps: list, direct, zone }) => {
    const story = new Story(localAfter(0), {}, zone);
    if (direct) story.chooses('a');
    const moments: Moment[] = [];
    let hours = 0;
    for (const step of list) {
      hours += step.hours;
      act(story, step, hours);
      const local = localAfter(hours);
      moments.push({ local, zone, facts: story.facts });
    }
    return moments;
  });

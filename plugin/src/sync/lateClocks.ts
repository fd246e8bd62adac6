import {
  ageWords,
  elapsedWords,
  endOfNextBusinessDay,
  evaluateRequest,
  forecast,
  situationOf,
  type BusinessCalendar,
  type ClockId,
  type ClockRule,
  type Instant,
  type MentorId,
  type NextAction,
  type RequestContext,
  type RequestFacts,
  type Situation,
} from '../rules/index.ts';

/** How far ahead to look: the end of a business day on the clock of a request's chapter (0: now), or an instant. */
export type Horizon =
  | { readonly kind: 'businessDays'; readonly count: number }
  | { readonly kind: 'until'; readonly at: Instant };

/** A clock of an open request that is late, or will be if nobody acts; `nextAction`: no clock, the next action itself (D11). */
export interface LateClock {
  readonly clock: ClockId | 'nextAction';
  readonly rule: ClockRule;
  readonly state: 'late' | 'soon';
  /** Who is to act: M15. */
  readonly owner: NextAction['owner'];
  /** Only where a mentor is to act. */
  readonly mentorId?: MentorId | undefined;
  readonly due: Instant;
  /** How late, in business time ("1 business day and 2 hours"); D9 counts hours as they pass. Only of what is late. */
  readonly lateBy?: string | undefined;
  /** One plain sentence. */
  readonly sentence: string;
}

/** D10: the instant up to which a request is looked at. */
export const horizonOf = (horizon: Horizon, calendar: BusinessCalendar, at: Instant): Instant => {
  if (horizon.kind === 'until') return horizon.at;
  let until = at;
  // One business day ends where the next begins: a step back, so that none is passed over.
  for (let day = 0; day < horizon.count; day++)
    until = endOfNextBusinessDay(calendar, day === 0 ? at : until - 1);
  return until;
};

/** What is late, or will be by the horizon if nobody acts (D11), oldest due first. D2 is Engage's own clock and never late for us.
 * Nothing of a closed request. */
export function lateClocks(facts: RequestFacts, context: RequestContext, horizon: Horizon): LateClock[] {
  const { calendar, at } = context;
  const { clocks, nextAction } = evaluateRequest(facts, context);
  if (nextAction === undefined) return [];
  const situation = situationOf(facts, context);
  const until = horizonOf(horizon, calendar, at);
  const late = clocks.flatMap(({ id, rule, owner, due, state, sentence }) =>
    state === 'overdue' && due !== undefined ? [{ clock: id, rule, owner, due, sentence }] : [],
  );
  const ahead = until > at ? forecast(facts, context, until) : undefined;
  const soon = (ahead?.breaks ?? []).map(({ id, rule, owner, due }) => {
    const running = clocks.find((clock) => clock.id === id && clock.state === 'running');
    return { clock: id, rule, owner, due, sentence: running?.sentence ?? ahead?.sentence ?? '' };
  });
  const own = ownDue(nextAction, { known: [...late, ...soon], situation, until });
  return [...late, ...soon, ...own]
    .flatMap(({ clock, rule, owner, due, sentence }): LateClock[] =>
      owner === undefined || owner === 'engage'
        ? []
        : [
            {
              clock,
              rule,
              ...(due >= at ? { state: 'soon' } : { state: 'late', lateBy: lateWords(rule, due, context) }),
              owner,
              ...(owner === 'mentor' ? { mentorId: mentorOf(clock, situation) } : {}),
              due,
              sentence,
            },
          ],
    )
    .sort((left, right) => left.due - right.due);
}

/** D9: the notes are the mentor's who held the session, whoever has the request now. */
const mentorOf = (clock: LateClock['clock'], { unlogged, current }: Situation): MentorId | undefined =>
  (clock === 'sessionNotes' ? unlogged?.mentorId : undefined) ?? current?.mentorId;

const lateWords = (rule: ClockRule, due: Instant, { calendar, at }: RequestContext): string =>
  rule === 'D9' ? elapsedWords(at - due) : ageWords(calendar.age(due, at));

/** D11: a next action whose time is no clock's, like closing what cannot be reached. Waiting for the client, and a session that
 * has its time, are nobody's delay. */
function ownDue(
  { code, owner, due, why }: NextAction,
  look: {
    readonly known: readonly { due: Instant }[];
    readonly situation: Situation;
    readonly until: Instant;
  },
): (Pick<LateClock, 'clock' | 'rule' | 'due' | 'sentence'> & Pick<NextAction, 'owner'>)[] {
  const { known, situation, until } = look;
  const dated = code === 'holdSession' && situation.upcoming?.startsAt !== undefined;
  const isNew = due < Math.max(until, situation.at) && known.every((one) => one.due !== due);
  if (!isNew || dated || code === 'waitForClient') return [];
  return [{ clock: 'nextAction', rule: 'D11', owner, due, sentence: why }];
}

import assert from 'node:assert/strict';
import {
  businessCalendar,
  evaluateRequest,
  type ClockId,
  type MentoringRequest,
  type RequestContext,
  type RequestFacts,
  type RequestState,
} from '../../../plugin/src/rules/index.ts';
import { at, offer as offerOf, policy, request } from '../examples.ts';

export type Facts = Partial<Omit<RequestFacts, 'request'>> & { request?: Partial<MentoringRequest> };

// Friday 20 November 2026, 09:00; Thursday 26 is Thanksgiving Day.
export const SUBMITTED = at('2026-11-20T09:00');
export const OFFERED = at('2026-11-23T14:00');
export const NOON = at('2026-11-24T12:00');

export const evaluate = (facts: Facts, context: Partial<RequestContext> = {}): RequestState =>
  evaluateRequest(
    {
      assignments: [],
      attempts: [],
      sessions: [],
      ...facts,
      request: request({ submittedAt: SUBMITTED, ...facts.request }),
    },
    { calendar: businessCalendar('America/New_York', []), policy, at: NOON, enrolled: true, ...context },
  );

export const clock = (state: RequestState, id: ClockId) => {
  const found = state.clocks.find((one) => one.id === id);
  assert.ok(found);
  return found;
};
export const action = (state: RequestState) => {
  assert.ok(state.nextAction);
  const { code, owner, due, why } = state.nextAction;
  return { code, owner, due: new Date(due).toISOString(), why };
};
export const iso = (local: string) => new Date(at(local)).toISOString();

export const requestId = request().id;
export const offer = (rest: Parameters<typeof offerOf>[2] = {}, offeredAt = OFFERED) =>
  offerOf('a', offeredAt, { requestId, ...rest });
export const pending = { assignmentStatus: 'assignedPending' } as const;
export const assigned = { assignmentStatus: 'assigned' } as const;
export const accepted = { response: 'accepted', respondedAt: at('2026-11-23T16:00') } as const;

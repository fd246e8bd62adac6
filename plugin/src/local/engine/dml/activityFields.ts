import { formatDatetime, instantOf } from '../times.ts';
import type { Derivation } from './derivation.ts';
import { changes, fromParent } from './derivation.ts';

const MINUTE = 60_000;

/** The account an activity belongs to: that of what it is about, else that of the contact. */
export const activityAccount: Derivation = (draft, { engine }) => {
  const [what, who] = [draft.get('WhatId'), draft.get('WhoId')];
  const object = typeof what === 'string' ? engine.schema.objectOfId(what)?.name : undefined;
  const contact = typeof who === 'string' && engine.schema.objectOfId(who)?.name === 'Contact';
  if (object === 'Account') draft.set('AccountId', what ?? null);
  else if (object === 'Opportunity') draft.set('AccountId', fromParent(engine, object, 'AccountId', what));
  else draft.set('AccountId', contact ? fromParent(engine, 'Contact', 'AccountId', who) : null);
};

/** An event's start, end, duration and day say the same thing twice; what is given fills the rest. */
export const eventTimes: Derivation = (draft, { before }) => {
  const first = ['StartDateTime', 'ActivityDateTime'].find(
    (name) => typeof draft.get(name) === 'string' && changes(draft, before, name),
  );
  const start = draft.get(first ?? 'StartDateTime');
  if (typeof start !== 'string') return;
  draft.set('StartDateTime', start).set('ActivityDateTime', start).set('ActivityDate', start.slice(0, 10));
  const end = draft.get('EndDateTime');
  const minutes = draft.get('DurationInMinutes');
  if (
    typeof end === 'string' &&
    (typeof minutes !== 'number' || !changes(draft, before, 'DurationInMinutes'))
  )
    draft.set('DurationInMinutes', Math.round((instantOf(end) - instantOf(start)) / MINUTE));
  else if (typeof minutes === 'number')
    draft.set('EndDateTime', formatDatetime(new Date(instantOf(start) + minutes * MINUTE)));
  const last = draft.get('EndDateTime');
  draft.set('EndDate', typeof last === 'string' ? last.slice(0, 10) : null);
};

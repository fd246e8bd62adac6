import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Mentor } from '../../../plugin/src/rules/index.ts';
import { at, mentor, mentorId } from '../examples.ts';
import { accepted, action, assigned, evaluate, iso, NOON, offer, OFFERED, pending } from './requestStates.ts';

const holder = (rest: Partial<Mentor>) => ({ mentors: new Map([[mentorId('a'), mentor('a', rest)]]) });
const held = { request: assigned, assignments: [offer(accepted)] };

test('M16: a mentor who mentors leaves the next action alone', () => {
  const state = evaluate(held, holder({}));
  assert.equal(action(state).code, 'contactClient');
  assert.equal(state.holderAwaySince, undefined);
});

test('M16: paused, inactive, resigned or terminated: the CIC reassigns within 1 business day of the first look', () => {
  const words: [Partial<Mentor>, string][] = [
    [{ paused: true }, 'has paused mentoring'],
    [{ paused: true, pausedUntil: '2026-12-03' }, 'has paused mentoring until Dec 3, 2026'],
    [{ status: 'inactive' }, 'is inactive'],
    [{ status: 'resigned' }, 'has resigned'],
    [{ status: 'terminated', paused: true }, 'has been terminated'],
  ];
  for (const [profile, says] of words) {
    const state = evaluate(held, holder(profile));
    assert.deepEqual(action(state), {
      code: 'reassignRequest',
      owner: 'cic',
      due: iso('2026-11-25T12:00'),
      why: `The mentor ${says}: reassign the request by Wed, Nov 25, 12:00 PM.`,
    });
    assert.equal(state.holderAwaySince, NOON);
  }
});

test('M16: also before the offer is answered, while the client waits, and after a session was held', () => {
  for (const facts of [
    { request: pending, assignments: [offer()] },
    { request: { ...assigned, clientWaitsUntil: '2026-12-10' }, assignments: [offer(accepted)] },
    { request: { ...assigned, requestedMentorId: mentorId('a') } },
  ])
    assert.equal(action(evaluate(facts, holder({ status: 'resigned' }))).code, 'reassignRequest');
});

test('M16: later looks keep the first one; Thanksgiving moves the due time and is named', () => {
  const awaySince = at('2026-11-25T16:00');
  const later = evaluate({ ...held, awaySince }, { ...holder({ paused: true }), at: at('2026-12-08T09:00') });
  assert.equal(later.holderAwaySince, awaySince);
  assert.deepEqual(
    [action(later).due, action(later).why],
    [
      iso('2026-11-27T16:00'),
      'The mentor has paused mentoring: reassign the request by Fri, Nov 27, 4:00 PM (Thursday is Thanksgiving Day).',
    ],
  );
});

test('M16: another mentor, away as well, gets a time of their own; parts of a second are dropped', () => {
  const earlier = evaluate({ ...held, awaySince: at('2026-11-21T10:00') }, holder({ paused: true }));
  assert.equal(earlier.holderAwaySince, OFFERED);
  assert.equal(evaluate(held, { ...holder({ paused: true }), at: NOON + 999 }).holderAwaySince, NOON);
});

test('M16: nothing to reassign in the queue, on a closed request, or when nobody recorded who has it', () => {
  const away = holder({ status: 'resigned' });
  assert.equal(action(evaluate({}, away)).code, 'assignMentor');
  assert.equal(evaluate({ ...held, request: { closed: true } }, away).nextAction, undefined);
  assert.equal(evaluate({ ...held, request: { closed: true } }, away).holderAwaySince, undefined);
  assert.equal(action(evaluate({ request: assigned }, away)).code, 'contactClient');
});

test('M16: the due time never moves back, whenever the request is looked at again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 * 24 }), { minLength: 2, maxLength: 6 }), (hours) => {
      let awaySince: number | undefined;
      const dues = hours
        .sort((one, other) => one - other)
        .map((hour) => {
          const state = evaluate(
            { ...held, awaySince },
            { ...holder({ paused: true }), at: NOON + hour * 3_600_000 },
          );
          awaySince = state.holderAwaySince;
          return state.nextAction?.due;
        });
      assert.ok(dues.every((due) => due !== undefined && due === dues[0]));
    }),
    { numRuns: 1000 },
  );
});

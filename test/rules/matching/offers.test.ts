import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Assignment,
  AssignmentId,
  MentoringRequest,
  RequestId,
} from '../../../plugin/src/rules/index.ts';
import { isOpen, offersOf, requestOffers } from '../../../plugin/src/rules/matching/offers.ts';
import { at, mentorId, offer, request } from '../examples.ts';

const MORNING = at('2026-11-16T09:00');
const directRequest = (rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({ requestedMentorId: mentorId('a'), submittedAt: MORNING, assignmentStatus: 'assigned', ...rest });

test('M1: a direct request without any record is an offer to the mentor the client chose, made when it came in', () => {
  assert.deepEqual(offersOf([], [directRequest(), request()]), [
    {
      id: 'direct:request',
      requestId: 'request',
      mentorId: 'a',
      how: 'direct',
      offeredAt: MORNING,
      response: undefined,
      unlockedByRoc: false,
    },
  ]);
});

test('M1: once the assignment to the chosen mentor is recorded, a direct request implies none', () => {
  const recorded = offer('a', MORNING, { requestId: request().id });
  assert.deepEqual(offersOf([recorded], [directRequest()]), [recorded]);
  const other = offer('b', MORNING);
  assert.deepEqual(
    offersOf([other], [directRequest()]).map(({ requestId }) => requestId),
    ['request', other.requestId],
  );
});

test('M10: a direct request that another mentor has by now was refused by the one the client chose', () => {
  const recorded = offer('b', MORNING + 1, { requestId: request().id, how: 'direct' });
  assert.deepEqual(
    offersOf([recorded], [directRequest()]).map(({ mentorId: to, how, response }) => [to, how, response]),
    [
      ['a', 'direct', 'declined'],
      ['b', 'assigned', undefined],
    ],
  );
});

test('M10: back in the queue without any record, a direct request was refused', () => {
  const responseIn = (assignmentStatus: MentoringRequest['assignmentStatus']) =>
    offersOf([], [directRequest({ assignmentStatus })])[0]?.response;
  assert.deepEqual(
    (['unassigned', 'pendingReassignment', 'assignedPending', 'assigned', 'unknown'] as const).map(
      responseIn,
    ),
    ['declined', 'declined', undefined, undefined, undefined],
  );
});

test('M7: every offer after the first of its request is an assigned one, whatever it says', () => {
  const requestId = 'one' as RequestId;
  const direct = { requestId, how: 'direct' } as const;
  const offers = [
    offer('c', MORNING + 2, direct),
    offer('a', MORNING, direct),
    offer('b', MORNING + 1, { requestId }),
    offer('d', MORNING + 3, { how: 'direct' }),
  ];
  assert.deepEqual(
    offersOf(offers, []).map((one) => [one.mentorId, one.how, one.offeredAt - MORNING]),
    [
      ['a', 'direct', 0],
      ['b', 'assigned', 1],
      ['c', 'assigned', 2],
      ['d', 'direct', 3],
    ],
  );
});

test('M12: offers of one instant are in the order of their ids, however they arrive', () => {
  const ids = ['x1', 'x2', 'x3', 'x4'] as AssignmentId[];
  const offers = ids.map((id) => offer('a', MORNING, { id }));
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
    [1, 3, 0, 2],
  ]) {
    const given = order.flatMap((place) => offers[place] ?? []);
    assert.deepEqual(
      offersOf(given, []).map(({ id }) => id),
      ids,
    );
  }
});

test('M10: an offer is open until it is refused, runs out or ends', () => {
  const open = (rest: Partial<Assignment>) => isOpen(offer('a', MORNING, rest));
  assert.deepEqual(
    [
      {},
      { response: 'accepted' },
      { response: 'declined' },
      { response: 'timedOut' },
      { outcome: 'completed' },
      { endedAt: MORNING },
    ].map((rest) => open(rest as Partial<Assignment>)),
    [true, true, false, false, false, false],
  );
});

test('M1, M7, M10: the offers of one request are those that offersOf finds for it', () => {
  const own = (to: string, offeredAt: number, rest: Partial<Assignment> = {}) =>
    offer(to, offeredAt, { requestId: request().id, how: 'direct', ...rest });
  const recorded = [own('b', MORNING + 1), own('c', MORNING + 1, { how: 'assigned' }), own('d', MORNING - 1)];
  for (const assignments of [[], [own('a', MORNING + 2)], recorded, recorded.toReversed()]) {
    for (const one of [
      request(),
      directRequest(),
      directRequest({ assignmentStatus: 'unassigned' }),
      directRequest({ assignmentStatus: 'pendingReassignment' }),
    ]) {
      assert.deepEqual(requestOffers(assignments, one), offersOf(assignments, [one]));
    }
  }
  assert.deepEqual(
    requestOffers(recorded, directRequest()).map(({ mentorId: to, how, response }) => [to, how, response]),
    [
      ['d', 'direct', undefined],
      ['a', 'assigned', 'declined'],
      ['b', 'assigned', undefined],
      ['c', 'assigned', undefined],
    ],
  );
});

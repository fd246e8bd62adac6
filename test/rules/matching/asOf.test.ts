import assert from 'node:assert/strict';
import { test } from 'node:test';
import { worldAsOf, type Assignment, type MentoringRequest } from '../../../plugin/src/rules/index.ts';
import { NOW, offer, request, session } from '../examples.ts';

const HOUR = 3_600_000;
const own = { requestId: request().id };

const requestAsOf = (rest: Partial<MentoringRequest>, ...assignments: Assignment[]) => {
  const [found] = worldAsOf({ assignments, requests: [request(rest)] }, NOW).requests;
  return found && [found.assignmentStatus, found.status, found.closed];
};

test('M12: what came after the instant has not happened: offers, answers, endings, follow-ups, requests, sessions', () => {
  const offers = [
    offer('m1', NOW + 1),
    offer('m2', NOW, { response: 'accepted', respondedAt: NOW + 1 }),
    offer('m3', NOW - HOUR, {
      response: 'accepted',
      respondedAt: NOW,
      outcome: 'completed',
      endedAt: NOW + 1,
    }),
    offer('m4', NOW - HOUR, { response: 'timedOut', respondedAt: NOW, followUpTriedAt: NOW + 1 }),
  ];
  const world = worldAsOf(
    {
      assignments: offers,
      requests: [request(), request({ submittedAt: NOW + 1 })],
      sessions: [
        session(NOW + 1),
        session(NOW - HOUR, { status: 'held', startsAt: NOW, endsAt: NOW + 1 }),
        session(NOW - HOUR, { status: 'held', endsAt: NOW }),
      ],
    },
    NOW,
  );
  assert.deepEqual(
    world.assignments.map(({ mentorId, response, outcome, followUpTriedAt }) => [
      mentorId,
      response,
      outcome,
      followUpTriedAt,
    ]),
    [
      ['m2', undefined, undefined, undefined],
      ['m3', 'accepted', undefined, undefined],
      ['m4', 'timedOut', undefined, undefined],
    ],
  );
  assert.equal(world.requests.length, 1);
  assert.deepEqual(
    world.sessions.map(({ status }) => status),
    ['scheduled', 'held'],
  );
});

test('M12: an answer or an ending without its time counts as having happened', () => {
  const before = offer('m1', NOW - HOUR, { response: 'declined', outcome: 'reassigned' });
  const [after] = worldAsOf({ assignments: [before] }, NOW).assignments;
  assert.deepEqual(after, before);
});

test('M12: a request that went on later was open then: with a mentor, or in the queue', () => {
  const done = { assignmentStatus: 'assigned', status: 'completed', closed: true } as const;
  const later = offer('m1', NOW + HOUR, own);
  const refused = offer('m2', NOW - HOUR, { ...own, response: 'declined', respondedAt: NOW - 1 });
  const held = offer('m3', NOW - HOUR, { ...own, endedAt: NOW + 1, outcome: 'completed' });
  assert.deepEqual(requestAsOf(done, later), ['unassigned', 'open', false]);
  assert.deepEqual(requestAsOf(done, refused, later), ['pendingReassignment', 'open', false]);
  assert.deepEqual(requestAsOf(done, held), ['assignedPending', 'open', false]);
  assert.deepEqual(requestAsOf(done, { ...held, response: 'accepted', respondedAt: NOW - 1 }), [
    'assigned',
    'open',
    false,
  ]);
  assert.deepEqual(requestAsOf({ ...done, closedAt: NOW + 1 }), ['unassigned', 'open', false]);
});

test('M12: nothing later is known of a request: it stays as it is', () => {
  const done = { assignmentStatus: 'assigned', status: 'withdrawn', closed: true } as const;
  assert.deepEqual(requestAsOf(done), ['assigned', 'withdrawn', true]);
  assert.deepEqual(requestAsOf({ ...done, closedAt: NOW }), ['assigned', 'withdrawn', true]);
});

test('M12: what came at the very instant had happened', () => {
  const done = { assignmentStatus: 'assigned', status: 'completed', closed: true } as const;
  const now = offer('m1', NOW, { ...own, response: 'accepted', respondedAt: NOW, endedAt: NOW + 1 });
  assert.deepEqual(requestAsOf(done, now), ['assigned', 'open', false]);
  const world = worldAsOf(
    { assignments: [], requests: [request({ submittedAt: NOW })], sessions: [session(NOW)] },
    NOW,
  );
  assert.deepEqual([world.requests.length, world.sessions.length], [1, 1]);
});

test('M12: offers that lie behind say nothing of when a status changed: it stays', () => {
  const done = { assignmentStatus: 'assigned', status: 'completed', closed: true } as const;
  const behind = offer('m1', NOW - HOUR, { ...own, response: 'accepted', respondedAt: NOW, endedAt: NOW });
  assert.deepEqual(requestAsOf(done, behind), ['assigned', 'completed', true]);
});

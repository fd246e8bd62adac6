import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MentoringRequest, RequestId, World } from '../../../plugin/src/rules/index.ts';
import { decideAsOf, decideIn } from '../../../plugin/src/rules/matching/decideAsOf.ts';
import { mentor, NOW, offer, policy, request, session, units } from '../examples.ts';
import { THIS_WEEK } from './decisions.ts';

const HOUR = 3_600_000;
const { id } = request();
const other = request({ id: 'other' as RequestId });

const worldOf = (rest: Partial<MentoringRequest>, more: Partial<World> = {}) => ({
  units,
  mentors: [mentor('a'), mentor('b')],
  assignments: [],
  requests: [other, request(rest)],
  ...more,
});
const decideThen = (world: World, requestId = id) => decideAsOf(world, requestId, { policy, at: NOW });

test('M12: a request that had not been submitted, or is not known, was not decided', () => {
  assert.equal(decideThen(worldOf({ submittedAt: NOW + 1 })), undefined);
  assert.equal(decideThen(worldOf({}), 'unknown' as RequestId), undefined);
  assert.equal(decideThen({ ...worldOf({}), requests: undefined }), undefined);
});

test('M12: what came later is not looked at: the offer made since, the answer, the session', () => {
  const later = [
    offer('a', THIS_WEEK, { response: 'declined', respondedAt: NOW + HOUR }),
    offer('a', NOW + HOUR, { requestId: id }),
  ];
  const past = decideThen(
    worldOf({ assignmentStatus: 'assigned' }, { assignments: later, sessions: [session(NOW + HOUR)] }),
  );
  assert.ok(past);
  assert.deepEqual(
    past.decision.candidates.map(({ mentorId }) => mentorId),
    ['b', 'a'],
  );
  assert.equal(past.pool.at, NOW);
  assert.equal(past.pool.policy, policy);
  assert.deepEqual(
    past.world.assignments.map(({ mentorId, response }) => [mentorId, response]),
    [['a', undefined]],
  );
  assert.deepEqual(past.world.sessions, []);
  assert.equal(past.request.assignmentStatus, 'unassigned');
});

test('M12: a request that waited is decided as it stood', () => {
  for (const assignmentStatus of ['unassigned', 'pendingReassignment'] as const) {
    const past = decideThen(worldOf({ assignmentStatus, status: 'unknown' }));
    assert.deepEqual(past?.request, request({ assignmentStatus, status: 'unknown' }), assignmentStatus);
    assert.equal(past.decision.requestId, id);
  }
});

test('M12: a request that waited is decided as open, whatever Engage says of it now, and nothing else changes', () => {
  for (const assignmentStatus of ['assigned', 'assignedPending', 'unknown'] as const) {
    const past = decideThen(worldOf({ assignmentStatus, status: 'completed', closed: true }));
    assert.ok(past);
    assert.deepEqual(
      past.request,
      request({ assignmentStatus: 'unassigned', status: 'open', closed: false }),
    );
    assert.deepEqual(past.world.requests, [other, past.request]);
    assert.equal(past.decision.outcome, 'recommended');
  }
});

test('M10: taken as waiting, a direct request without a record was refused by the one the client chose', () => {
  const chosen = worldOf({ assignmentStatus: 'assigned', requestedMentorId: mentor('a').id });
  assert.deepEqual(
    decideThen(chosen)?.decision.candidates.map(({ mentorId }) => mentorId),
    ['b'],
  );
});

test('M12: a world can be taken as it is', () => {
  const world = worldOf({}, { assignments: [offer('a', NOW + HOUR, { requestId: id })] });
  const now = decideIn(world, request(), { policy, at: NOW });
  assert.equal(now.world, world);
  assert.deepEqual([now.request, now.pool.at], [request(), NOW]);
  assert.deepEqual(
    now.decision.reasons.map(({ mentorId, code }) => [mentorId, code]),
    [
      ['a', 'holdsRequest'],
      ['b', 'eligible'],
    ],
  );
});

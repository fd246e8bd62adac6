import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Assignment,
  MentoringRequest,
  MentoringSession,
  RequestId,
  SessionId,
} from '../../../plugin/src/rules/index.ts';
import { lastMentoring } from '../../../plugin/src/rules/matching/lastMentoring.ts';
import { at, mentorId, offer, request, session } from '../examples.ts';
import { CLIENT, EARLIER, earlierRequest } from './returningClient.ts';

const HELD_AT = at('2026-11-03T14:00');
const HOUR = 3_600_000;

const held = (rest: Partial<MentoringSession> = {}): MentoringSession =>
  session(at('2026-10-29T10:00'), {
    requestId: EARLIER,
    mentorId: mentorId('known'),
    status: 'held',
    startsAt: HELD_AT,
    endsAt: HELD_AT + HOUR,
    ...rest,
  });
const completed = (rest: Partial<Assignment> = {}): Assignment =>
  offer('known', at('2026-10-28T10:00'), { requestId: EARLIER, outcome: 'completed', ...rest });

/** A client's past, completed by `known` unless told otherwise. */
interface Past {
  readonly requests?: readonly MentoringRequest[];
  readonly offers?: readonly Assignment[];
  readonly sessions?: readonly MentoringSession[];
  readonly asked?: Partial<MentoringRequest>;
}
const last = ({
  requests = [earlierRequest()],
  offers = [completed()],
  sessions = [held()],
  asked,
}: Past = {}) =>
  lastMentoring(
    {
      requestsOf: Map.groupBy(requests, ({ clientId }) => clientId),
      history: Map.groupBy(offers, ({ requestId }) => requestId),
      sessionsOf: Map.groupBy(sessions, ({ requestId }) => requestId),
    },
    request({ clientId: CLIENT, ...asked }),
  );

test('M9: the mentor of the last request, and when the last held session began', () => {
  assert.deepEqual(last(), { mentorId: 'known', sessionAt: HELD_AT });
});

test('M9: a session without a start is taken at its end, or when it was arranged', () => {
  assert.equal(last({ sessions: [held({ startsAt: undefined })] })?.sessionAt, HELD_AT + HOUR);
  const bare = held({ startsAt: undefined, endsAt: undefined });
  assert.equal(last({ sessions: [bare] })?.sessionAt, bare.arrangedAt);
});

test('M9: sessions are taken in the order in which they ended, however they come', () => {
  const early = held({ startsAt: HELD_AT - 48 * HOUR, endsAt: HELD_AT - 47 * HOUR });
  const missed = { ...early, status: 'noShow' } as const;
  for (const sessions of [
    [early, held()],
    [held(), early],
    [missed, held()],
    [held(), missed],
  ]) {
    assert.equal(last({ sessions })?.sessionAt, HELD_AT);
  }
  const late = { status: 'noShow', startsAt: HELD_AT + HOUR, endsAt: HELD_AT + 2 * HOUR } as const;
  assert.equal(last({ sessions: [held(late), held()] }), undefined);
  assert.equal(last({ sessions: [held(), held(late)] }), undefined);
});

test('M9, M12: sessions that ended together are taken in the order of their ids', () => {
  const [first, second] = ['s1', 's2'] as SessionId[];
  for (const turned of [false, true]) {
    const told = (...sessions: MentoringSession[]) =>
      last({ sessions: turned ? sessions.reverse() : sessions })?.sessionAt;
    assert.equal(told(held({ id: first, status: 'noShow' }), held({ id: second })), HELD_AT);
    assert.equal(told(held({ id: first }), held({ id: second, status: 'noShow' })), undefined);
  }
});

test('M9: a session that was called off, or is ahead, changes nothing', () => {
  for (const status of ['canceled', 'scheduled', 'unknown'] as const) {
    const other = held({ status, startsAt: HELD_AT + 24 * HOUR, endsAt: HELD_AT + 25 * HOUR });
    assert.deepEqual(last({ sessions: [held(), other] }), { mentorId: 'known', sessionAt: HELD_AT }, status);
  }
});

test("M9: a session held by somebody else is not the mentor's, nor is a no-show", () => {
  const others = held({ mentorId: mentorId('other') });
  const missed = held({ status: 'noShow', startsAt: HELD_AT - 48 * HOUR, endsAt: HELD_AT - 47 * HOUR });
  assert.equal(last({ sessions: [others] }), undefined);
  assert.equal(last({ sessions: [missed, others] }), undefined);
  assert.equal(last({ sessions: [held({ mentorId: undefined })] })?.mentorId, 'known');
});

test('M9: without any record of an offer, the session names the mentor; without either, nobody does', () => {
  assert.equal(last({ offers: [] })?.mentorId, 'known');
  assert.equal(last({ offers: [], sessions: [held({ mentorId: undefined })] }), undefined);
  assert.equal(last({ offers: [], sessions: [] }), undefined);
});

const again = (rest: Partial<MentoringRequest>): MentoringRequest =>
  earlierRequest({ id: 'again' as RequestId, submittedAt: at('2026-11-10T09:00'), ...rest });

test('M9: the last request is the one submitted last, however they come', () => {
  for (const requests of [
    [earlierRequest(), again({})],
    [again({}), earlierRequest()],
  ]) {
    assert.equal(last({ requests }), undefined);
  }
  const before = { submittedAt: at('2026-10-01T09:00') };
  for (const requests of [
    [earlierRequest(), again(before)],
    [again(before), earlierRequest()],
  ]) {
    assert.equal(last({ requests })?.mentorId, 'known');
  }
});

test('M9, M12: of requests submitted together the one with the higher Id is the last', () => {
  const { submittedAt } = earlierRequest();
  for (const [id, named] of [
    ['a', 'known'],
    ['z', undefined],
  ] as const) {
    const twin = again({ id: id as RequestId, submittedAt });
    for (const requests of [
      [earlierRequest(), twin],
      [twin, earlierRequest()],
    ]) {
      assert.equal(last({ requests })?.mentorId, named);
    }
  }
});

test('M9: a request that is still with the mentor names them', () => {
  const open = { closed: false, status: 'open', assignmentStatus: 'assigned' } as const;
  const offers = [completed({ response: 'accepted', outcome: undefined })];
  assert.equal(last({ requests: [earlierRequest(open)], offers })?.mentorId, 'known');
});

test('M9: a request in the queue, or back in it, has no mentor; one that is closed is in no queue', () => {
  for (const assignmentStatus of ['unassigned', 'pendingReassignment'] as const) {
    const offers = [completed({ outcome: undefined })];
    const closed = earlierRequest({ assignmentStatus });
    assert.equal(last({ requests: [closed], offers })?.mentorId, 'known');
    assert.equal(last({ requests: [{ ...closed, closed: false }], offers }), undefined);
  }
});

test('M9: one that nobody has had yet says nothing; one that came back does, and so does one that is closed', () => {
  const waiting = { closed: false, status: 'open' } as const;
  const after = (rest: Partial<MentoringRequest>, offers: readonly Assignment[] = []) =>
    last({ requests: [earlierRequest(), again(rest)], offers: [completed(), ...offers] })?.mentorId;
  assert.equal(after({ ...waiting, assignmentStatus: 'unassigned' }), 'known');
  assert.equal(after({ ...waiting, assignmentStatus: 'pendingReassignment' }), undefined);
  assert.equal(after({ assignmentStatus: 'unassigned' }), undefined);
  const had = offer('other', at('2026-11-10T10:00'), { requestId: again({}).id, response: 'declined' });
  assert.equal(after({ ...waiting, assignmentStatus: 'unassigned' }, [had]), undefined);
});

test('M9: only an offer that was neither refused, passed on nor ended without the client names its mentor', () => {
  const named = (rest: Partial<Assignment>) => last({ offers: [completed(rest)] })?.mentorId;
  assert.equal(named({ outcome: undefined, response: 'accepted' }), 'known');
  assert.equal(named({ outcome: undefined }), 'known');
  assert.equal(named({ outcome: 'completed' }), 'known');
  for (const outcome of ['transferred', 'reassigned', 'withdrawn', 'unableToReach'] as const) {
    assert.equal(named({ outcome }), undefined, outcome);
  }
  assert.equal(named({ response: 'declined' }), undefined);
  assert.equal(named({ response: 'timedOut' }), undefined);
});

test('M9: a direct request is for the mentor it names', () => {
  assert.equal(last({ asked: { requestedMentorId: mentorId('known') } })?.mentorId, 'known');
  assert.equal(last({ asked: { requestedMentorId: mentorId('other') } }), undefined);
});

test('M9: nobody returns without an Id, or as somebody else', () => {
  assert.equal(last({ asked: { clientId: undefined } }), undefined);
  assert.equal(last({ requests: [earlierRequest({ clientId: undefined })] }), undefined);
  assert.equal(
    last({ requests: [earlierRequest({ clientId: undefined })], asked: { clientId: undefined } }),
    undefined,
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestContext } from '../../../plugin/src/rules/index.ts';
import { at, session } from '../examples.ts';
import { Story } from '../stories/story.ts';
import { action, assigned, evaluate, iso } from './requestStates.ts';

const waiting = (rest: ConstructorParameters<typeof Story>[1] = {}): Story =>
  new Story('2026-11-16T09:00', rest);
const offered = (): Story => waiting().assigned('a', '2026-11-16T10:00');
const held = (): Story => offered().accepted('2026-11-16T14:00');
const chosen = (): Story => waiting().chooses('a').accepted('2026-11-16T15:00');
const arranged = (): Story => held().arranged('2026-11-17T09:00', '2026-11-18T10:00', '2026-11-18T11:00');
const early = (story: Story): Story =>
  story.arranged('2026-11-16T11:00', '2026-11-16T12:00', '2026-11-16T13:00').session({ status: 'canceled' });
const NONE = { hasCandidates: false };

const ACTIONS: readonly (readonly [
  why: string,
  story: Story,
  when: string,
  action: string,
  sentence: string,
  context?: Partial<RequestContext>,
])[] = [
  [
    'M1: without a chapter',
    waiting({ chapterId: undefined }),
    '2026-11-16T12:00',
    'cic correctChapter 2026-11-17T09:00',
    'The request has no known chapter: correct it by Tue, Nov 17, 9:00 AM, then it can be matched.',
  ],
  [
    'M1: without a chapter, with a mentor all the same',
    waiting({ chapterId: undefined }).assigned('a', '2026-11-16T10:00'),
    '2026-11-16T12:00',
    'mentor acceptRequest 2026-11-18T10:00',
    'Accept the request by Wed, Nov 18, 10:00 AM.',
  ],
  [
    'M1: without an area',
    waiting({ area: undefined }),
    '2026-11-16T12:00',
    'cic correctArea 2026-11-17T09:00',
    'The request names no area of expertise: add it by Tue, Nov 17, 9:00 AM, then it can be matched.',
  ],
  [
    'M1: without an area, with a mentor all the same',
    waiting({ area: undefined }).assigned('a', '2026-11-16T10:00'),
    '2026-11-16T12:00',
    'mentor acceptRequest 2026-11-18T10:00',
    'Accept the request by Wed, Nov 18, 10:00 AM.',
  ],
  [
    'D11: nobody can take it',
    waiting(),
    '2026-11-16T12:00',
    'cic findMentor 2026-11-17T09:00',
    'Nobody in the chapter, district or region can take it now: find a mentor by Tue, Nov 17, 9:00 AM.',
    NONE,
  ],
  [
    'D11: offered, though nobody else could take it',
    offered(),
    '2026-11-16T12:00',
    'mentor acceptRequest 2026-11-18T10:00',
    'Accept the request by Wed, Nov 18, 10:00 AM.',
    NONE,
  ],
  [
    'D11: in the queue',
    waiting(),
    '2026-11-16T12:00',
    'cic assignMentor 2026-11-17T09:00',
    'The request waits in the queue: assign a mentor by Tue, Nov 17, 9:00 AM.',
  ],
  [
    'D3: timed out over a holiday',
    waiting().assigned('a', '2026-11-23T10:00').timedOut('2026-11-25T12:00'),
    '2026-11-25T13:00',
    'cic followUpTimeout 2026-11-27T12:00',
    'The offer timed out: follow up with the mentor by Fri, Nov 27, 12:00 PM (Thursday is Thanksgiving Day); nobody else can be assigned before.',
  ],
  [
    'D1: offered before a holiday',
    waiting().assigned('a', '2026-11-25T10:00'),
    '2026-11-25T13:00',
    'mentor acceptRequest 2026-11-30T10:00',
    'Accept the request by Mon, Nov 30, 10:00 AM (Thursday is Thanksgiving Day).',
  ],
  [
    'D1: Assigned-Pending, nobody recorded',
    waiting({ assignmentStatus: 'assignedPending' }),
    '2026-11-16T12:00',
    'cic acceptRequest 2026-11-18T09:00',
    'Engage shows Assigned-Pending, but no assignment is recorded: see which mentor has it. Accept the request by Wed, Nov 18, 9:00 AM.',
  ],
  [
    'D4: Assigned, nobody recorded',
    waiting({ assignmentStatus: 'assigned' }),
    '2026-11-16T12:00',
    'cic contactClient 2026-11-18T09:00',
    'Engage shows Assigned, but no assignment is recorded: see which mentor has it. Contact the client by Wed, Nov 18, 9:00 AM.',
  ],
  [
    'D4: accepted, with a preferred method',
    held().with({ preferredMethod: 'text' }),
    '2026-11-16T15:00',
    'mentor contactClient 2026-11-18T10:00',
    'Contact the client by Wed, Nov 18, 10:00 AM. The client prefers text message.',
  ],
  [
    'M16: the mentor has left',
    held().profile('a', { status: 'resigned' }, '2026-11-17T09:00'),
    '2026-11-17T10:00',
    'cic reassignRequest 2026-11-18T09:00',
    'The mentor has resigned: reassign the request by Wed, Nov 18, 9:00 AM.',
  ],
  [
    'D12: the client waits',
    held().waits('2026-12-01', '2026-11-17T09:00'),
    '2026-11-17T10:00',
    'mentor waitForClient 2026-12-01T00:00',
    'The client asked to wait until Dec 1, 2026; the clocks are paused.',
  ],
  [
    'D9: a session is over, its notes missing, while the client waits',
    arranged().waits('2026-12-01', '2026-11-18T11:30'),
    '2026-11-18T12:00',
    'mentor logSession 2026-11-19T11:00',
    'A session is over: log its notes by Thu, Nov 19, 11:00 AM.',
  ],
  [
    'D9: transferred, the notes missing',
    arranged().gaveBack('transferred', '2026-11-18T12:00'),
    '2026-11-18T13:00',
    'cic assignMentor 2026-11-19T12:00',
    'The request waits in the queue: assign a mentor by Thu, Nov 19, 12:00 PM.',
  ],
  [
    'D7: a session is arranged',
    arranged(),
    '2026-11-17T12:00',
    'mentor holdSession 2026-11-18T10:00',
    'Hold the session: Wed, Nov 18, 10:00 AM.',
  ],
  [
    'D7: a session is arranged without a time',
    arranged().session({ startsAt: undefined, endsAt: undefined }),
    '2026-11-18T12:00',
    'mentor holdSession 2026-11-30T14:00',
    'A session is arranged without a time: set one by Mon, Nov 30, 2:00 PM.',
  ],
  [
    'D8: held and logged',
    arranged().logged('2026-11-18T15:00'),
    '2026-11-18T16:00',
    'mentor completeRequest 2026-11-20T11:00',
    'The session is held and logged: set the next date, complete the request or offer another service by Fri, Nov 20, 11:00 AM.',
  ],
  [
    'D8, T3: held and logged, another service offered when it ended',
    arranged()
      .logged('2026-11-18T15:00')
      .with({ otherServiceAt: at('2026-11-18T11:00') }),
    '2026-11-18T16:00',
    'mentor completeRequest 2026-11-20T11:00',
    'Another service is offered to the client: complete the request, or set the next date, by Fri, Nov 20, 11:00 AM.',
  ],
  [
    'D8, T3: another service offered before the session ended',
    arranged()
      .logged('2026-11-18T15:00')
      .with({ otherServiceAt: at('2026-11-18T10:59') }),
    '2026-11-18T16:00',
    'mentor completeRequest 2026-11-20T11:00',
    'The session is held and logged: set the next date, complete the request or offer another service by Fri, Nov 20, 11:00 AM.',
  ],
  [
    'D7: a direct request, the client is reached',
    chosen().tried('phone', '2026-11-17T10:00', { reached: true }),
    '2026-11-17T11:00',
    'mentor arrangeSession 2026-11-30T09:00',
    'The client is reached: arrange the first session by Mon, Nov 30, 9:00 AM.',
  ],
  [
    'D7: the client missed the session',
    arranged().session({ status: 'noShow' }),
    '2026-11-18T15:00',
    'mentor arrangeSession 2026-12-02T10:00',
    'The session did not take place: arrange another by Wed, Dec 2, 10:00 AM.',
  ],
  [
    'D7: a session of before the acceptance was called off',
    early(offered()).accepted('2026-11-16T14:00'),
    '2026-11-18T15:00',
    'mentor arrangeSession 2026-11-30T14:00',
    'The session did not take place: arrange another by Mon, Nov 30, 2:00 PM.',
  ],
  [
    'D7: a session of a direct request was called off; it was accepted with the submission',
    early(waiting().chooses('a')).accepted('2026-11-16T14:00'),
    '2026-11-18T15:00',
    'mentor arrangeSession 2026-11-30T12:00',
    'The session did not take place: arrange another by Mon, Nov 30, 12:00 PM.',
  ],
  [
    'D5: one attempt',
    held().tried('phone', '2026-11-17T10:00'),
    '2026-11-17T11:00',
    'mentor attemptAgain 2026-11-30T10:00',
    '1 of 3 attempts counts: try again; all by Mon, Nov 30, 10:00 AM.',
  ],
  [
    'D5: two attempts by two methods, the third must wait',
    held().tried('phone', '2026-11-17T10:00').tried('email', '2026-11-17T10:30'),
    '2026-11-17T11:00',
    'mentor attemptAgain 2026-11-30T10:00',
    '2 of 3 attempts count: the next one counts from Wed, Nov 18, 10:00 AM on; all by Mon, Nov 30, 10:00 AM.',
  ],
  [
    'D5, D6: enough attempts',
    held()
      .tried('phone', '2026-11-17T10:00')
      .tried('email', '2026-11-17T10:01')
      .tried('text', '2026-11-18T10:00'),
    '2026-11-18T11:00',
    'mentor closeUnableToReach 2026-11-30T10:00',
    '3 attempts by 3 methods count, without an answer: close as Unable to Reach Client by Mon, Nov 30, 10:00 AM.',
  ],
  [
    'D5, D6: enough attempts, but late',
    held()
      .tried('phone', '2026-12-01T10:00')
      .tried('email', '2026-12-01T10:01')
      .tried('text', '2026-12-02T10:00'),
    '2026-12-02T11:00',
    'mentor closeUnableToReach 2026-12-02T10:00',
    '3 attempts by 3 methods count, without an answer: close as Unable to Reach Client by Wed, Dec 2, 10:00 AM.',
  ],
];
for (const [why, story, when, expected, sentence, context] of ACTIONS) {
  test(`next action, ${why}`, () => {
    const { nextAction } = story.state(when, context);
    assert.ok(nextAction);
    const [owner = '', code = '', due = ''] = expected.split(' ');
    assert.deepEqual(nextAction, { owner, code, due: at(due), why: sentence });
  });
}

test('D7, D11: a session that nobody is recorded to hold: its time runs from where the request came into the queue', () => {
  const arrangedAt = at('2026-11-23T09:00');
  const next = (rest: Parameters<typeof session>[1]) =>
    action(evaluate({ request: assigned, sessions: [session(arrangedAt, rest)] }));
  assert.deepEqual(next({}), {
    code: 'holdSession',
    owner: 'cic',
    due: iso('2026-12-04T09:00'),
    why: 'A session is arranged without a time: set one by Fri, Dec 4, 9:00 AM.',
  });
  assert.equal(next({ status: 'canceled' }).due, iso('2026-12-07T09:00'));
});

test('D7: without a recorded acceptance the time to arrange another session runs from the offer', () => {
  const [offer] = offered().facts.assignments;
  assert.ok(offer);
  const sessions = [session(offer.offeredAt - 3_600_000, { mentorId: offer.mentorId, status: 'canceled' })];
  const state = evaluate({ request: assigned, assignments: [offer], sessions });
  assert.equal(action(state).due, iso('2026-11-30T10:00'));
});

test('D11: the words of a next action fit the field that keeps them', () => {
  const closures = Array.from({ length: 20 }, (_, day) => ({
    date: `2026-12-${String(day + 1).padStart(2, '0')}`,
    name: 'a closure with a long name',
  }));
  const story = new Story('2026-11-30T09:00');
  const { calendar } = story;
  const long = { ...calendar, closuresBetween: () => closures };
  assert.equal(story.state('2026-11-30T10:00', { calendar: long }).nextAction?.why.length, 255);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gaps, type Gap } from '../../plugin/src/reports/index.ts';
import {
  simulate,
  type Mentor,
  type MentoringRequest,
  type RequestId,
  type World,
} from '../../plugin/src/rules/index.ts';
import { at, mentor, mentorId, offer, policy, request, session, unitId, units } from '../rules/examples.ts';
import { CLIENT, EARLIER, earlierRequest } from '../rules/matching/returningClient.ts';

const span = { from: at('2026-11-09T00:00'), to: at('2026-11-20T00:00') };

const ask = (id: string, rest: Partial<MentoringRequest> = {}): MentoringRequest =>
  request({ id: id as RequestId, number: id, submittedAt: at('2026-11-10T10:00'), area: 'Legal', ...rest });
const report = (
  mentors: readonly Mentor[],
  requests: readonly MentoringRequest[],
  rest?: Partial<World>,
): Gap[] => {
  const world = { units, mentors, requests, assignments: [], ...rest };
  return gaps(world, simulate(world, policy, span));
};
const lawyer = (id: string, rest: Partial<Mentor> = {}): Mentor => mentor(id, { areas: ['Legal'], ...rest });
const sentences = (rows: readonly Gap[]): string[] => rows.map(({ sentence }) => sentence);

describe('whom to recruit', () => {
  it('M3: nothing is listed where the chapter serves its own at once', () => {
    assert.deepEqual(report([lawyer('a', { weeklyLimit: 9 })], [ask('1'), ask('2')]), []);
    assert.deepEqual(report([], []), []);
  });

  it('M3: requests that moved up to the district and the region, by how far', () => {
    const [gap, ...others] = report(
      [
        lawyer('b', { chapterId: unitId('Boone'), weeklyLimit: 1 }),
        lawyer('c', { chapterId: unitId('Canton') }),
      ],
      [ask('1'), ask('2'), ask('3')],
    );
    assert.deepEqual(others, []);
    assert.deepEqual(gap, {
      chapter: 'Ames',
      area: 'Legal',
      requests: 3,
      need: 3,
      toDistrict: 1,
      toRegion: 2,
      relaxed: 0,
      foundNobody: 0,
      stillWaiting: 0,
      longestWait: 0,
      mentors: { eligible: 0, full: 0, paused: 0, other: 0 },
      sentence: 'Ames: recruit for Legal: 3 of 3 requests left the chapter; nobody there lists it.',
    });
  });

  it('M3: who lists the area there, and stands where at the end', () => {
    const rows = report(
      [
        lawyer('full', { weeklyLimit: 1 }),
        lawyer('paused', { paused: true }),
        lawyer('unclear', { weeklyLimit: undefined, capacityText: { kind: 'unclear', words: 'ask' } }),
        lawyer('gone', { status: 'inactive' }),
        mentor('none', { areas: ['Sales'], weeklyLimit: 0 }),
        lawyer('b', { chapterId: unitId('Boone') }),
      ],
      [ask('1'), ask('2')],
      { assignments: [offer('full', at('2026-11-16T10:00'))] },
    );
    assert.deepEqual(sentences(rows), [
      'Ames: recruit for Legal: 1 of 2 requests left the chapter; 3 there list it: 1 full, 1 paused, 1 to be asked first.',
    ]);
  });

  it('M3: the relaxed pass is a need, in the chapter too', () => {
    const rows = report([mentor('a', { areas: ['Sales'] })], [ask('1'), ask('2', { area: 'Sales' })]);
    assert.deepEqual(sentences(rows), [
      'Ames: recruit for Legal: 1 of 1 request went to somebody who does not list it; nobody there lists it.',
    ]);
  });

  it('M11: who found nobody and waited for the new week, and who waits still', () => {
    const rows = report([lawyer('a', { weeklyLimit: 1 })], [ask('1'), ask('2'), ask('3')]);
    assert.deepEqual(sentences(rows), [
      'Ames: recruit for Legal: 2 found nobody at first and waited, the longest 6 business days and 14 hours, 1 still waits; 1 there lists it: full.',
    ]);
    assert.deepEqual([rows[0]?.foundNobody, rows[0]?.stillWaiting, rows[0]?.need], [2, 1, 2]);
  });

  it('M9: a client who goes back to a mentor elsewhere is no need; one without an area or chapter is no gap', () => {
    const rows = report(
      [lawyer('a'), mentor('z', { chapterId: unitId('Boone') })],
      [earlierRequest(), ask('new', { clientId: CLIENT }), ask('vague', { area: undefined })],
      {
        assignments: [
          offer('z', at('2026-10-27T10:00'), {
            requestId: EARLIER,
            response: 'accepted',
            outcome: 'completed',
          }),
        ],
        sessions: [
          session(at('2026-10-28T10:00'), {
            requestId: EARLIER,
            mentorId: mentorId('z'),
            status: 'held',
            startsAt: at('2026-11-02T10:00'),
            endsAt: at('2026-11-02T11:00'),
          }),
        ],
      },
    );
    assert.deepEqual(rows, []);
  });

  it('C5: a branch counts as its chapter; the greatest need comes first, then the longest wait', () => {
    const rows = report(
      [lawyer('c', { chapterId: unitId('Canton'), weeklyLimit: 9, areas: ['Legal', 'Sales', 'Pricing'] })],
      [
        ask('1', { area: 'Sales' }),
        ask('2', { area: 'Pricing', chapterId: unitId('Boone') }),
        ask('3'),
        ask('4', { chapterId: unitId('Ames North') }),
      ],
    );
    assert.deepEqual(
      rows.map(({ chapter, area, need }) => [chapter, area, need]),
      [
        ['Ames', 'Legal', 2],
        ['Ames', 'Sales', 1],
        ['Boone', 'Pricing', 1],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildPool,
  matchRequest,
  type Decision,
  type Mentor,
  type World,
} from '../../../plugin/src/rules/index.ts';
import { sentence, THIS_WEEK } from './decisions.ts';
import { at, mentor, mentorId, NOW, offer, policy, request, session, unitId, units } from '../examples.ts';
import { CLIENT, EARLIER, earlierRequest } from './returningClient.ts';

/** The reasons of the first candidate. */
const reasons = (decision: Decision): string[] =>
  decision.candidates[0]?.reasons.map(({ code, sentence: words }) => `${code}: ${words}`) ?? [];
const reason = (decision: Decision, code: string): string | undefined =>
  reasons(decision).find((words) => words.startsWith(`${code}: `));
const offers = (to: string, number: number) => Array.from({ length: number }, () => offer(to, THIS_WEEK));

/** A client who returns to `known`. */
const returning = (
  known: Partial<Mentor>,
  others: readonly Mentor[],
  rest: Partial<World> = {},
): Decision => {
  const world = {
    units: rest.units ?? units,
    mentors: [mentor('known', known), ...others],
    assignments: [
      offer('known', at('2026-10-20T10:00'), { requestId: EARLIER, outcome: 'completed' }),
      ...(rest.assignments ?? []),
    ],
    requests: [earlierRequest()],
    sessions: [
      session(at('2026-10-21T10:00'), {
        requestId: EARLIER,
        mentorId: mentorId('known'),
        status: 'held',
        startsAt: at('2026-11-03T23:30'),
        endsAt: at('2026-11-04T00:30'),
      }),
    ],
  };
  return matchRequest(buildPool(world, policy, NOW), request({ clientId: CLIENT }));
};

test('M9, M12: what is said of the previous mentor, and of those after', () => {
  const decision = returning({ acceptsDirect: false, weeklyLimit: 4 }, [mentor('a'), mentor('b')], {
    assignments: [...offers('known', 1), ...offers('a', 1)],
  });
  assert.deepEqual(reasons(decision), [
    'summary: Mentored this client before: last session Nov 3; 1 of 4 this week.',
    'capacity: 1 of 4 this week (from the number field): 1 assigned, 0 direct.',
    'turn: 1 request in 28 days, at 4 a week; last offered Nov 18, 2026.' +
      ' New or back: counted from the middle of the chapter.',
    'noDirectRequests: Set up for no direct request: the least is 1 a week.',
  ]);
  const { reasons: _, ...first } = decision.candidates[0] ?? {};
  assert.deepEqual(first, {
    mentorId: 'known',
    rank: 1,
    tier: 'chapter',
    group: 'continuity',
    relaxed: false,
    assignedThisWeek: 1,
    weeklyLimit: 4,
    recentAssignments: 1,
  });
  assert.deepEqual(
    decision.candidates.slice(1).map(({ rank, reasons: [summary] }) => `${rank} ${summary?.sentence ?? ''}`),
    [
      '2 After the previous mentor: second choice in Chapter Ames: lists Marketing; 0 of 2 this week.',
      '3 After the previous mentor: third choice in Chapter Ames: lists Marketing; 1 of 2 this week.',
    ],
  );
  assert.equal(sentence(decision, 'known'), 'Eligible: 1 of 4 this week.');
});

test('M9, M12: the previous mentor without the area, or of another region, is told as such', () => {
  const other = returning({ areas: ['Legal'] }, [mentor('a')]);
  assert.equal(
    reason(other, 'otherArea'),
    'otherArea: Does not list Marketing: who knows the client goes first, whatever the area.',
  );
  assert.equal(reason(other, 'otherRegion'), undefined);
  assert.equal(
    sentence(other, 'known'),
    'Eligible, mentored this client before: last session Nov 3; 0 of 2 this week.',
  );
  assert.deepEqual(
    returning({}, [mentor('a')]).candidates[0]?.reasons.map(({ code }) => code),
    ['summary', 'capacity', 'turn'],
  );
});

test('M9, M12: a previous mentor who is only to be waited for is in the summary, and nobody is said to be first', () => {
  const decision = returning({ weeklyLimit: 1 }, [mentor('a', { chapterId: unitId('Boone') })], {
    assignments: offers('known', 1),
  });
  assert.equal(
    decision.summary,
    "The client's previous mentor (last session Nov 3) is full: 1 of 1 this week, free again Nov 22; the CIC may choose to wait." +
      ' Nobody eligible in Chapter Ames; moved up. 1 eligible in District Iowa for Marketing.',
  );
  assert.equal(sentence(decision, 'known'), 'At weekly limit: 1 of 1 this week; free again Sunday 00:00.');
});

test('M9, M12: beside the previous mentor it is nobody else who could take it', () => {
  const far = { chapterId: unitId('Canton') };
  assert.equal(
    returning({}, [mentor('a', far)]).summary,
    "The client's previous mentor comes first: last session Nov 3; 0 of 2 this week. 1 eligible in Chapter Ames for Marketing.",
  );
  assert.equal(
    returning({ areas: ['Legal'] }, [mentor('a', far)]).summary,
    "The client's previous mentor comes first: last session Nov 3; 0 of 2 this week." +
      ' Nobody else eligible in Chapter Ames, District Iowa; moved up. 1 eligible in Region Central for Marketing.',
  );
  assert.equal(
    returning({ areas: ['Legal'] }, [mentor('a', { areas: ['Sales'] })]).summary,
    "The client's previous mentor comes first: last session Nov 3; 0 of 2 this week." +
      ' Nobody else eligible lists Marketing. Recommended only: 2 eligible in Chapter Ames without the area or a related one.',
  );
});

test('M9, M12: the region is named when it is another one', () => {
  const east = units.map((one) => (one.name === 'West' ? { ...one, name: 'Mid-Atlantic' } : one));
  const decision = returning({ chapterId: unitId('Reno') }, [mentor('a')], { units: east });
  assert.equal(reason(decision, 'otherRegion'), 'otherRegion: Belongs to another region: Mid-Atlantic.');
});

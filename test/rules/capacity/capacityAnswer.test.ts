import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countedBy } from '../../../plugin/src/rules/capacity/capacity.ts';
import {
  answerStands,
  buildPool,
  capacityOf,
  matchRequest,
  readCapacity,
  wordsOf,
  type AnsweredCapacity,
  type CapacityAnswer,
  type CapacityAnswerId,
  type Mentor,
} from '../../../plugin/src/rules/index.ts';
import { at, mentor, mentorId, NOW, offer, policy, request, units } from '../examples.ts';

const UNCLEAR = 'Ask me first';
const asked = (rest: Partial<Mentor> = {}): Mentor =>
  mentor('a', { weeklyLimit: undefined, capacityText: readCapacity(UNCLEAR), ...rest });
const answer = (takes: AnsweredCapacity, words = UNCLEAR): CapacityAnswer => ({
  id: 'answer' as CapacityAnswerId,
  mentorId: mentorId('a'),
  takes,
  words,
});
const week = (limit: number): AnsweredCapacity => ({ kind: 'limit', limit, per: 'week' });

describe('what a coordinator was answered about capacity', () => {
  it('M6: without an answer an unclear text stays unclear', () => {
    assert.equal(capacityOf(asked(), policy).kind, 'unclear');
  });

  it('M6: an answer is what counts for an unclear text: a week, two weeks, a month, no limit', () => {
    const capacity = (takes: AnsweredCapacity) => capacityOf(asked(), policy, answer(takes));
    assert.deepEqual(capacity(week(2)), {
      kind: 'limit',
      limit: 2,
      period: { weeks: 1 },
      perWeek: 2,
      source: 'answer',
    });
    assert.deepEqual(capacity({ kind: 'limit', limit: 3, per: 'twoWeeks' }), {
      kind: 'limit',
      limit: 3,
      period: { weeks: 2 },
      perWeek: 1.5,
      source: 'answer',
    });
    const monthly = capacity({ kind: 'limit', limit: 4, per: 'month' });
    assert.ok(monthly.kind === 'limit' && monthly.period === 'month');
    assert.ok(Math.abs(monthly.perWeek - 0.92) < 0.01);
    assert.deepEqual(capacity({ kind: 'unlimited' }), { kind: 'unlimited', source: 'answer' });
  });

  it('M6: the number field wins over an answer, 0 as well', () => {
    for (const weeklyLimit of [0, 3]) {
      const capacity = capacityOf(asked({ weeklyLimit }), policy, answer(week(2)));
      assert.ok(capacity.kind === 'limit' && capacity.limit === weeklyLimit && capacity.source === 'number');
    }
  });

  it('M6: other words make the answer lapse, and the mentor is asked again; other spaces do not', () => {
    const capacityText = readCapacity('Call me first');
    assert.deepEqual(capacityOf(asked({ capacityText }), policy, answer(week(2))), {
      kind: 'unclear',
      words: 'Call me first',
    });
    assert.equal(answerStands(answer(week(2), 'Ask  me first '), readCapacity(UNCLEAR)), true);
  });

  it('M6: a text that has become plain counts as it reads, whatever was answered about the old one', () => {
    const capacity = capacityOf(asked({ capacityText: readCapacity('1 per week') }), policy, answer(week(9)));
    assert.ok(capacity.kind === 'limit' && capacity.limit === 1 && capacity.source === 'text');
  });

  it('M6: an answer may state more than a text is believed', () => {
    const words = '40 per week';
    const doubted = asked({ capacityText: readCapacity(words) });
    assert.equal(capacityOf(doubted, policy).kind, 'unclear');
    const capacity = capacityOf(doubted, policy, answer(week(40), words));
    assert.ok(capacity.kind === 'limit' && capacity.limit === 40);
  });

  it('M7: an answer counts what the text counts', () => {
    const counting = {
      ...policy,
      capacity: { ...policy.capacity, numberCounts: ['direct'] as const, textCounts: ['assigned'] as const },
    } as unknown as typeof policy;
    assert.deepEqual(countedBy(capacityOf(asked(), counting, answer(week(2))), counting), ['assigned']);
    assert.deepEqual(countedBy(capacityOf(asked({ weeklyLimit: 2 }), counting), counting), ['direct']);
  });

  it('M6, P7: for any text, answer and number, an answer counts only where no number is set and the words are the same', () => {
    const takes = fc.oneof(
      fc.constant<AnsweredCapacity>({ kind: 'unlimited' }),
      fc.record({
        kind: fc.constant('limit' as const),
        limit: fc.integer({ min: 0, max: 999 }),
        per: fc.constantFrom('week', 'twoWeeks', 'month'),
      }),
    );
    const text = fc.constantFrom(
      UNCLEAR,
      'Call me first',
      '2 per week',
      'unlimited',
      'Marketing',
      '40 per week',
      '',
    );
    fc.assert(
      fc.property(
        text,
        text,
        takes,
        fc.option(fc.integer({ min: 0, max: 5 })),
        (now, then, answered, number) => {
          const one = asked({ capacityText: readCapacity(now), weeklyLimit: number ?? undefined });
          const capacity = capacityOf(one, policy, answer(answered, wordsOf(readCapacity(then))));
          const counts = number === null && wordsOf(readCapacity(now)) === wordsOf(readCapacity(then));
          assert.equal(capacity.kind !== 'unclear' && capacity.source === 'answer', counts);
          if (!counts) assert.deepEqual(capacity, capacityOf(one, policy));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('matching with an answer', () => {
  const decide = (
    capacityAnswers?: readonly CapacityAnswer[],
    assignments = [offer('other', at('2026-11-16T09:00'))],
  ) =>
    matchRequest(
      buildPool({ units, mentors: [asked()], assignments, capacityAnswers }, policy, NOW),
      request(),
    );

  it('M6: nobody is recommended before; afterwards the mentor is, and the reason says who answered', () => {
    const before = decide();
    assert.equal(before.outcome, 'nobodyEligible');
    assert.equal(before.reasons[0]?.code, 'capacityUnclear');
    const [first] = decide([answer(week(2))]).candidates;
    assert.equal(first?.mentorId, 'a');
    assert.equal(
      first.reasons.find(({ code }) => code === 'capacity')?.sentence,
      '0 of 2 this week (answered by a coordinator): 0 assigned, 0 direct.',
    );
    const [unlimited] = decide([answer({ kind: 'unlimited' })]).candidates;
    assert.match(
      unlimited?.reasons[1]?.sentence ?? '',
      /^0 this week, no limit \(answered by a coordinator\)/,
    );
  });

  it('M7, P7: an answered limit is kept: direct requests do not count against it, assigned ones do', () => {
    const friday = at('2026-11-20T09:00');
    const direct = [offer('a', friday, { how: 'direct' }), offer('a', friday, { how: 'direct' })];
    assert.equal(decide([answer(week(1))], direct).outcome, 'recommended');
    const full = decide([answer(week(1))], [offer('a', friday)]);
    assert.deepEqual([full.outcome, full.reasons[0]?.code], ['nobodyEligible', 'atLimit']);
    assert.equal(decide([answer(week(0))]).reasons[0]?.code, 'noCapacity');
  });

  it("another mentor's answer says nothing", () => {
    const others = { ...answer(week(2)), mentorId: mentorId('b') };
    assert.equal(decide([others]).outcome, 'nobodyEligible');
  });

  it('M6: a text about something else has no words; spaces apart, other words need another answer', () => {
    assert.equal(wordsOf({ kind: 'none' }), '');
    const stands = (words: string) => answerStands(answer(week(1), '1 2 a week'), { kind: 'unclear', words });
    assert.deepEqual([stands(' 1  2 a\nweek'), stands('12 a week')], [true, false]);
  });
});

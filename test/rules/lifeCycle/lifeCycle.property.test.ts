import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { businessCalendar, eventsOf, lifeCycle, timeline } from '../../../plugin/src/rules/index.ts';
import { facts } from '../clocks/anyFacts.ts';

const shuffledWithDoubles = facts.chain((known) => {
  const events = eventsOf(known);
  return fc.record({
    known: fc.constant(known),
    events: fc.constant(events),
    told: fc
      .array(fc.record({ index: fc.nat(events.length - 1), late: fc.integer({ min: 0, max: 1e9 }) }), {
        maxLength: 8,
      })
      .chain((doubles) => {
        const again = doubles.flatMap(({ index, late }) => {
          const event = events[index];
          return event === undefined ? [] : [{ ...event, loggedAt: event.loggedAt + late }];
        });
        const all = [...events, ...again];
        return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
      }),
  });
});

test('life cycle: late, doubled and shuffled events change nothing', () => {
  fc.assert(
    fc.property(shuffledWithDoubles, ({ events, told }) => {
      assert.deepEqual(lifeCycle(told), lifeCycle(events));
    }),
    { numRuns: 2000 },
  );
});

test('life cycle: an event that arrives late leads to what it would have led to in time', () => {
  fc.assert(
    fc.property(shuffledWithDoubles, fc.nat(), ({ events }, place) => {
      const late = events[place % events.length];
      assert.ok(late);
      const others = events.filter((event) => event !== late);
      lifeCycle(others);
      assert.deepEqual(lifeCycle([...others, late]), lifeCycle(events));
    }),
    { numRuns: 1000 },
  );
});

test('life cycle: every event happened once, was refused with why, or was voided; at most one mentor has the request', () => {
  fc.assert(
    fc.property(shuffledWithDoubles, ({ events }) => {
      const { happened, refused, assignments, holder } = lifeCycle(events);
      const voided = new Set(events.flatMap((event) => (event.kind === 'voided' ? [event.attemptId] : [])));
      const gone = events.filter(
        (event) => (event.kind === 'attempted' || event.kind === 'reached') && voided.has(event.attemptId),
      );
      const all = [...happened, ...refused.map(({ event }) => event)].map(({ key }) => key);
      assert.equal(new Set(all).size, all.length);
      assert.ok(all.length >= new Set(events.map(({ key }) => key)).size - gone.length);
      for (const { why } of refused) assert.match(why, /^[A-Z].*\.$/);
      const holding = [...assignments].filter(([, stage]) =>
        ['offered', 'chosen', 'accepted', 'inContact', 'mentored'].includes(stage),
      );
      assert.ok(holding.length <= 1);
      assert.deepEqual(
        holding.map(([id]) => id),
        holder === undefined ? [] : [holder],
      );
    }),
    { numRuns: 2000 },
  );
});

test('timeline: rows in any order tell the same story, in time, and no line holds an id of a mentor', () => {
  const calendar = businessCalendar('America/Denver', []);
  fc.assert(
    fc.property(facts, (known) => {
      const at = known.request.submittedAt + 40 * 86_400_000;
      const entries = timeline(known, { calendar, at });
      const reversed = {
        ...known,
        assignments: known.assignments.toReversed(),
        attempts: known.attempts.toReversed(),
        sessions: known.sessions.toReversed(),
      };
      assert.deepEqual(timeline(reversed, { calendar, at }), entries);
      for (const [index, { at: when, sentence }] of entries.entries()) {
        assert.ok(when >= (entries[index - 1]?.at ?? -Infinity));
        assert.match(sentence, /^[A-Z].*\.\)?$/);
        assert.doesNotMatch(sentence, /id\d{6}/);
      }
    }),
    { numRuns: 1000 },
  );
});

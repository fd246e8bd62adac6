import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildPool, matchRequest, readCapacity } from '../../../plugin/src/rules/index.ts';
import { mentor, mentorId, NOW, offer, policy, request, unitId, units } from '../examples.ts';

const AREAS = ['Marketing', 'Branding', 'Legal', 'Sales'];
const CHAPTERS = ['Ames', 'Ames North', 'Boone', 'Canton', 'Reno'];
const mentorsOf = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 200 }).map((number) => `m${String(number).padStart(3, '0')}`),
    chapter: fc.constantFrom(...CHAPTERS),
    areas: fc.subarray(AREAS),
    industries: fc.subarray(['Retail', 'Education']),
    weeklyLimit: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    text: fc.constantFrom('', '1 per week', '1-2 per week', 'one every other week', '2/month'),
    paused: fc.boolean(),
    status: fc.constantFrom('active', 'active', 'active', 'inactive' as const),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
);
const worlds = mentorsOf.chain((drafts) =>
  fc.record({
    mentors: fc.constant(
      drafts.map(({ chapter, text, ...rest }) =>
        mentor(rest.id, {
          ...rest,
          id: mentorId(rest.id),
          chapterId: unitId(chapter),
          capacityText: readCapacity(text),
        }),
      ),
    ),
    assignments: fc.array(
      fc
        .record({
          to: fc.constantFrom('m000', ...drafts.map(({ id }) => id)),
          hoursAgo: fc.integer({ min: 0, max: 24 * 40 }),
          how: fc.constantFrom('direct' as const, 'assigned' as const),
          response: fc.constantFrom(undefined, 'accepted' as const, 'declined' as const, 'timedOut' as const),
          own: fc.boolean(),
        })
        .map(({ to, hoursAgo, how, response, own }) =>
          offer(to, NOW - hoursAgo * 3_600_000, {
            how,
            response,
            ...(own ? { requestId: request().id } : {}),
          }),
        ),
      { maxLength: 60 },
    ),
  }),
);
const requests = fc.record({
  area: fc.constantFrom(...AREAS),
  industry: fc.constantFrom(undefined, 'Retail'),
  inBusiness: fc.boolean(),
  chapterId: fc.constantFrom(...CHAPTERS).map(unitId),
});

test('M12: the decision does not depend on the order of units, mentors or assignments', () => {
  const shuffled = <Item>(items: readonly Item[], seed: number): Item[] =>
    items
      .map((item, index) => ({ item, key: Math.imul(index + 1, seed * 2 + 1) >>> 0 }))
      .sort((left, right) => left.key - right.key)
      .map(({ item }) => item);
  fc.assert(
    fc.property(worlds, requests, fc.integer({ min: 1, max: 2 ** 30 }), (world, wanted, seed) => {
      const one = buildPool({ units, ...world }, policy, NOW);
      const other = buildPool(
        {
          units: shuffled(units, seed),
          mentors: shuffled(world.mentors, seed),
          assignments: shuffled(world.assignments, seed),
        },
        policy,
        NOW,
      );
      assert.deepEqual(matchRequest(other, request(wanted)), matchRequest(one, request(wanted)));
    }),
    { numRuns: 1000 },
  );
});

test('P7: nobody recommended is inactive, paused, full, unsure, or had this request; no lower tier has anybody', () => {
  const tiers = ['chapter', 'district', 'region'];
  fc.assert(
    fc.property(worlds, requests, (world, wanted) => {
      const pool = buildPool({ units, ...world }, policy, NOW);
      const decision = matchRequest(pool, request(wanted));
      const codeOf = new Map(decision.reasons.map(({ mentorId: id, code }) => [id, code]));
      const [best] = decision.candidates;
      for (const candidate of decision.candidates) {
        const own = world.mentors.find(({ id }) => id === candidate.mentorId);
        assert.ok(own?.status === 'active' && !own.paused);
        assert.equal(codeOf.get(candidate.mentorId), 'eligible');
        assert.equal(candidate.tier, best?.tier);
        assert.ok(candidate.relaxed || own.areas.includes(wanted.area));
        if (own.weeklyLimit !== undefined) assert.ok(candidate.assignedThisWeek < own.weeklyLimit);
        assert.ok(
          !world.assignments.some(
            ({ requestId, mentorId: id }) => requestId === request().id && id === own.id,
          ),
        );
      }
      const lower = tiers.slice(0, tiers.indexOf(best?.tier ?? 'chapter'));
      assert.ok(decision.reasons.every(({ tier, code }) => code !== 'eligible' || !lower.includes(tier)));
      assert.equal(codeOf.size, decision.reasons.length);
      assert.ok(decision.reasons.every(({ sentence: words }) => words.endsWith('.')));
    }),
    { numRuns: 1000 },
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareAssignment } from '../../plugin/src/reports/compareAssignment.ts';
import { agreement } from '../../plugin/src/reports/index.ts';
import { briefOf, decideAsOf, offersOf, type World } from '../../plugin/src/rules/index.ts';
import { NOW } from '../rules/examples.ts';
import { examplePolicy, futures, worlds } from '../sync/generatedHistory.ts';

const DAY = 86_400_000;
/** Both regions of the examples take part, so that mentors and clients cross from one to the other. */
const policy = {
  ...examplePolicy,
  rules: { ...examplePolicy.rules, scope: { enrolledRegions: ['Central', 'West'] } },
};

/** The same comparison, each time from the whole world. */
const expected = (world: World): unknown[] =>
  offersOf(world.assignments, []).flatMap((offer) => {
    if (offer.how !== 'assigned') return [];
    const at = offer.offeredAt - 1;
    const past = decideAsOf(world, offer.requestId, { policy: policy.rules, at });
    if (past === undefined) return [];
    const brief = briefOf(past.decision);
    const basis = 'reconstructed' as const;
    const decision = { brief, at, policyVersion: policy.version, mode: 'recommend' as const, basis };
    const { agreement: how, rank, standing } = compareAssignment(offer, decision, () => past);
    return how === 'firstChoice'
      ? []
      : [[offer.requestId, offer.mentorId, how, rank, standing?.code, brief.candidates[0], brief.tier]];
  });

test('M13: decisions made again from a part of the world are those of the whole world', () => {
  const seen = { differing: 0, reports: 0 };
  fc.assert(
    fc.property(worlds, futures, (before, future) => {
      const world = future(before);
      const options = { policy, kept: [], since: NOW - 99 * DAY, until: NOW + 99 * DAY };
      const { differing } = agreement(world, options);
      assert.deepEqual(
        differing.map(({ requestId, agreement: how, assigned, recommended }) => [
          requestId,
          assigned.mentorId,
          how,
          assigned.rank,
          assigned.reason,
          recommended.mentorId,
          recommended.tier,
        ]),
        expected(world),
      );
      seen.differing += differing.length;
      seen.reports += 1;
    }),
    { numRuns: 1000 },
  );
  assert.ok(seen.differing > 2 * seen.reports, JSON.stringify(seen));
});

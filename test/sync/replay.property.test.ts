import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  buildPool,
  matchRequest,
  type Decision,
  type InputPart,
  type MentoringRequest,
} from '../../plugin/src/rules/index.ts';
import type { KeptDecision } from '../../plugin/src/store/index.ts';
import { inputFingerprints } from '../../plugin/src/sync/inputFingerprint.ts';
import { freshDecisions, type MatchedWorld as World } from '../../plugin/src/sync/keptDecisions.ts';
import { replay, type Replay } from '../../plugin/src/sync/replay.ts';
import { NOW, offer, request, session, unitId } from '../rules/examples.ts';
import { CLIENT, examplePolicy as policy, futures, worlds } from './generatedHistory.ts';

const runs = { numRuns: 1000 };

const decidedIn = ({ requests }: World): MentoringRequest => {
  const found = requests.find(({ id }) => id === request().id);
  assert.ok(found);
  return found;
};

const decide = (world: World): { kept: KeptDecision; decision: Decision } => {
  const pool = buildPool(world, policy.rules, NOW);
  const one = decidedIn(world);
  const decision = matchRequest(pool, one);
  const decided = [{ request: one, decision, mode: 'recommend' as const }];
  const [kept] = freshDecisions({ world, pool, decided, policy, asOf: NOW }, []);
  assert.ok(kept);
  // As the store gives it back.
  return { kept: JSON.parse(JSON.stringify(kept)) as KeptDecision, decision };
};

const again = (world: World, kept: KeptDecision): Replay =>
  replay(world, kept, decidedIn(world), { policy, changedRows: [] });

const differing = (world: World, { kept }: { kept: KeptDecision }): InputPart[] => {
  const visited = kept.tiers.map(({ unitId: id }) => id);
  const pool = buildPool(world, policy.rules, NOW);
  const now = inputFingerprints(pool, world.units)(decidedIn(world), visited);
  return (Object.keys(now) as InputPart[]).filter((part) => now[part] !== kept.inputs[part]).sort();
};

test('M12: the replay of an unchanged world is the decision, to the last sentence', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { kept, decision } = decide(world);
      const { same, changed, past, otherPolicy } = again(world, kept);
      assert.deepEqual({ same, changed, otherPolicy }, { same: true, changed: [], otherPolicy: false });
      assert.deepEqual(past.decision, decision);
    }),
    runs,
  );
});

test('M12: what happens after a decision, the assignment itself included, leaves its replay as it was', () => {
  fc.assert(
    fc.property(worlds, futures, (world, future) => {
      const { kept, decision } = decide(world);
      const { same, changed, past } = again(future(world), kept);
      assert.deepEqual({ same, changed }, { same: true, changed: [] });
      assert.deepEqual(past.decision, decision);
    }),
    runs,
  );
});

test('M12: worlds with the same fingerprint give the same decision, whatever differs in them', () => {
  const seen = { equal: 0, different: 0 };
  fc.assert(
    fc.property(worlds, worlds, fc.nat({ max: 5 }), (world, other, which) => {
      const first = decide(world);
      const mixed: World = {
        ...world,
        ...[
          { mentors: world.mentors.map((one, index) => (index === 3 ? (other.mentors[3] ?? one) : one)) },
          { mentors: world.mentors.map((one, index) => (index > 4 ? (other.mentors[index] ?? one) : one)) },
          { sessions: other.sessions },
          { assignments: world.assignments.slice(1) },
          { requests: [decidedIn(world), ...other.requests.slice(1)] },
          { assignments: [...world.assignments, ...other.assignments.slice(-1)] },
        ][which],
      };
      if (differing(mixed, first).length > 0) {
        seen.different += 1;
        return;
      }
      seen.equal += 1;
      assert.deepEqual(decide(mixed).decision, first.decision);
    }),
    { numRuns: 3000 },
  );
  assert.ok(seen.equal > 300 && seen.different > 300, JSON.stringify(seen));
});

/** One changed row each, and the parts it is in. `undefined`: this world has no such row. */
const CHANGES: Readonly<
  Record<string, (world: World, kept: KeptDecision) => readonly [World, readonly InputPart[]] | undefined>
> = {
  'the area of the request': (world) => [
    {
      ...world,
      requests: world.requests.map((one) => (one.id === request().id ? { ...one, area: 'Sales' } : one)),
    },
    ['request'],
  ],
  'the name of a district': (world) => [
    {
      ...world,
      units: world.units.map((one) => ({ ...one, name: one.id === 'Ohio' ? 'Ohio East' : one.name })),
    },
    decidedIn(world).chapterId === unitId('Canton') ? ['hierarchy'] : [],
  ],
  'a mentor of a visited unit': (world, { tiers }) => {
    const [chosen] = world.mentors.filter(({ chapterId }) => chapterId === tiers[0]?.unitId);
    return (
      chosen && [
        {
          ...world,
          mentors: world.mentors.map((one) =>
            one === chosen ? { ...one, servesOutsideArea: !one.servesOutsideArea } : one,
          ),
        },
        ['mentors'],
      ]
    );
  },
  'an offer that a mentor of a visited unit got this week': (world, { tiers }) => {
    const [chosen] = world.mentors.filter(({ chapterId }) => chapterId === tiers[0]?.unitId);
    const made = chosen && offer(chosen.id, NOW - 3_600_000);
    return made && [{ ...world, assignments: [...world.assignments, made] }, ['offers']];
  },
  'an offer to a mentor of a region that takes no part': (world) => [
    { ...world, assignments: [...world.assignments, offer('nobody', NOW - 3_600_000)] },
    [],
  ],
  'a refusal by somebody outside every unit visited': (world) => [
    {
      ...world,
      assignments: [
        ...world.assignments,
        offer('elsewhere', NOW - 3_600_000, { requestId: request().id, response: 'declined' }),
      ],
    },
    ['history'],
  ],
  'a later session with the previous mentor': (world, kept) => {
    if (kept.tiers.length === 0 || kept.group !== 'continuity') return undefined;
    const held = world.sessions.findLast(
      ({ requestId, status }) =>
        status === 'held' &&
        world.requests.some(({ id, clientId }) => id === requestId && clientId === CLIENT),
    );
    const last = world.requests
      .filter(({ clientId, id }) => clientId === CLIENT && id !== request().id)
      .sort((left, right) => left.submittedAt - right.submittedAt)
      .at(-1);
    if (held === undefined || last === undefined) return undefined;
    const more = session(NOW - 7_200_000, {
      ...held,
      id: session(NOW).id,
      requestId: last.id,
      mentorId: kept.candidates[0],
      startsAt: NOW - 5_400_000,
      endsAt: NOW - 3_600_000,
    });
    return [{ ...world, sessions: [...world.sessions, more] }, ['continuity']];
  },
};

for (const [what, change] of Object.entries(CHANGES)) {
  test(`M12: ${what} changes exactly its part of the fingerprint`, () => {
    let seen = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const first = decide(world);
        const changed = change(world, first.kept);
        if (changed === undefined || first.kept.tiers.length === 0) return;
        seen += 1;
        assert.deepEqual(differing(changed[0], first), changed[1]);
      }),
      runs,
    );
    assert.ok(seen > 20, `only ${seen} worlds had such a row`);
  });
}

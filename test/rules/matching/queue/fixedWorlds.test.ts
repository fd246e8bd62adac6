import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  briefOf,
  buildPool,
  matchRequest,
  openQueue,
  type Assignment,
  type AssignmentId,
  type MentorId,
  type Pool,
} from '../../../../plugin/src/rules/index.ts';
import { mentorId, NOW } from '../../examples.ts';
import { mentorIds, queueScenes, type QueueScene } from './queueWorlds.ts';

/** Always the same worlds, so few that thousands of changes of the rules can be held against them; many more are in
 * openQueue.property.test.ts. */
const GROUPS_OF_WORLDS = [1, 2, 3, 4, 5, 6];
const worldsOf = (seed: number): readonly QueueScene[] => fc.sample(queueScenes, { seed, numRuns: 25 });

const poolWith = ({ world, policy }: QueueScene, made: readonly Assignment[]): Pool =>
  buildPool({ ...world, assignments: [...world.assignments, ...made] }, policy, NOW);

const offerAt = (place: number, { requestId, mentorId: to }: Pick<Assignment, 'requestId' | 'mentorId'>) => ({
  id: `~made-${String(place).padStart(3, '0')}` as AssignmentId,
  requestId,
  mentorId: to,
  how: 'assigned' as const,
  offeredAt: NOW,
  unlockedByRoc: false,
});

/** Holds every decision against the explanation of a pool that has the offers made so far. `others` get some of the offers, as a
 * coordinator may have it. */
const compare = (scene: QueueScene, others: readonly MentorId[], shift: number): void => {
  const made: Assignment[] = [];
  let pool = poolWith(scene, made);
  const queue = openQueue(pool);
  // Twice, so that requests which went to somebody come up again.
  for (const [place, request] of [...scene.requests, ...scene.requests].entries()) {
    const decision = queue.decide(request);
    assert.deepEqual(decision, briefOf(matchRequest(pool, request)));
    const other = others[(shift * 5 + place * 3) % others.length];
    const to = [decision.candidates[0], decision.candidates[0], other, undefined][(shift + place) % 4];
    if (to === undefined || !pool.byId.has(to)) continue;
    queue.offer(request.id, to);
    made.push(offerAt(place, { requestId: request.id, mentorId: to }));
    pool = poolWith(scene, made);
  }
};

for (const seed of GROUPS_OF_WORLDS) {
  test(`M3-M7, M9-M12: offer after offer, a queue decides what the full explanation says: worlds ${seed}`, () => {
    const others = mentorIds.map((id) => mentorId(id));
    for (const [number, scene] of worldsOf(seed).entries()) compare(scene, others, number);
  });
}

/** The mentors of many worlds in one, so that a chapter has more of them than one word of bits holds. */
const crowded = (seed: number): QueueScene | undefined => {
  const scenes = fc.sample(queueScenes, { seed, numRuns: 24 });
  const [first] = scenes;
  return (
    first && {
      ...first,
      policy: { ...first.policy, match: { ...first.policy.match, candidates: 5 } },
      world: {
        ...first.world,
        mentors: scenes.flatMap(({ world }, number) =>
          world.mentors.map((one) => ({ ...one, id: mentorId(`${one.id}-${number}`) })),
        ),
        assignments: scenes.flatMap(({ world }, number) =>
          world.assignments.map((one) => ({ ...one, mentorId: mentorId(`${one.mentorId}-${number}`) })),
        ),
      },
    }
  );
};

test('M3-M7, M9-M12: the same among hundreds of mentors', () => {
  for (const seed of [101, 102, 103]) {
    const scene = crowded(seed);
    assert.ok(scene && scene.world.mentors.length > 100);
    compare(
      scene,
      scene.world.mentors.map(({ id }) => id),
      seed,
    );
  }
});

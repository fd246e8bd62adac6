import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPolicy } from '../../plugin/src/policy/index.ts';
import { buildPool, matchRequest, type MentoringRequest } from '../../plugin/src/rules/index.ts';
import { asOf, type LocalEngage } from './localEngage.ts';

/** A waiting request and an area that would bring another mentor to its front. */
export async function requestThatTopicsTurn(
  engage: LocalEngage,
): Promise<{ request: MentoringRequest; area: string }> {
  const file = join(import.meta.dirname, '../../config/policy.yaml');
  const { rules } = readPolicy(await readFile(file, 'utf8'), 'policy.yaml');
  const world = await engage.world();
  const pool = buildPool(world, rules, asOf.getTime());
  const waiting = new Set(
    engage.rows('SELECT Request__c FROM Mentor_Recommendation__c').map((row) => row.Request__c),
  );
  for (const request of world.requests.filter(({ id }) => waiting.has(id))) {
    const [first, second] = matchRequest(pool, request).candidates;
    const areas = second && pool.byId.get(second.mentorId)?.mentor.areas;
    for (const area of areas ?? []) {
      const asked = matchRequest(pool, { ...request, topics: { areas: [area], industries: [] } });
      if (asked.candidates[0]?.mentorId !== first?.mentorId) return { request, area };
    }
  }
  assert.fail('no request of the demo is turned by a topic');
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildPool,
  matchRequest,
  mentorStanding,
  type MentoringRequest,
} from '../../../plugin/src/rules/index.ts';
import { mentor, mentorId, NOW, offer, policy, request, unitId, units } from '../examples.ts';
import { LAST_WEEK, THIS_WEEK } from './decisions.ts';

const requestId = request().id;
const boone = { chapterId: unitId('Boone') };
const mentors = [
  mentor('near'),
  mentor('lacks', { areas: ['Legal'] }),
  mentor('next', boone),
  mentor('nextLacks', { ...boone, areas: ['Legal'] }),
  mentor('nextPaused', { ...boone, areas: ['Legal'], paused: true }),
  mentor('nextFull', { ...boone, weeklyLimit: 1 }),
  mentor('nextFullLacks', { ...boone, weeklyLimit: 1, areas: ['Legal'] }),
  mentor('nextDeclined', { ...boone, areas: ['Legal'] }),
  mentor('nextPausedDeclined', { ...boone, paused: true }),
  mentor('far', { chapterId: unitId('Canton') }),
  mentor('direct', { chapterId: unitId('Central') }),
  mentor('coast', { chapterId: unitId('Dover') }),
  mentor('outside', { chapterId: unitId('Reno') }),
];
const poolOf = () =>
  buildPool(
    {
      units: [
        ...units,
        { id: unitId('Coast'), level: 'region', name: 'Mid-Atlantic' },
        { id: unitId('Dover'), level: 'chapter', name: 'Dover', parentId: unitId('Coast') },
      ],
      mentors,
      assignments: [
        offer('nextFull', THIS_WEEK),
        offer('nextFullLacks', THIS_WEEK),
        offer('nextDeclined', LAST_WEEK, { requestId, response: 'declined' }),
        offer('nextPausedDeclined', LAST_WEEK, { requestId, response: 'declined' }),
      ],
    },
    policy,
    NOW,
  );
const standing = (id: string, rest: Partial<MentoringRequest> = {}) => {
  const pool = poolOf();
  const one = request(rest);
  const { code, tier } = mentorStanding(pool, one, matchRequest(pool, one), mentorId(id));
  return [code, tier];
};

test('M12: a mentor of a tier that was visited stands as the decision says', () => {
  assert.deepEqual(standing('near'), ['eligible', 'chapter']);
  assert.deepEqual(standing('lacks'), ['lacksArea', 'chapter']);
  // Listing nothing of the area, whom a relaxed pass takes all the same.
  assert.deepEqual(standing('near', { area: 'Farming' }), ['eligible', 'chapter']);
});

test('M2, M7, M10: a mentor of a tier that was not visited stands as if it had been', () => {
  assert.deepEqual(
    [
      'next',
      'nextLacks',
      'nextPaused',
      'nextFull',
      'nextFullLacks',
      'nextDeclined',
      'nextPausedDeclined',
      'far',
      'direct',
    ].map((id) => [id, ...standing(id)]),
    [
      ['next', 'eligible', 'district'],
      ['nextLacks', 'lacksArea', 'district'],
      ['nextPaused', 'paused', 'district'],
      ['nextFull', 'atLimit', 'district'],
      ['nextFullLacks', 'lacksArea', 'district'],
      ['nextDeclined', 'declinedBefore', 'district'],
      ['nextPausedDeclined', 'paused', 'district'],
      ['far', 'eligible', 'region'],
      ['direct', 'eligible', 'region'],
    ],
  );
});

test('M3: across regions there is no tier; of a region that takes no part, or unknown: outside the pool', () => {
  assert.deepEqual(standing('coast'), ['eligible', undefined]);
  assert.deepEqual(standing('outside'), ['outsidePool', undefined]);
  assert.deepEqual(standing('nobody'), ['outsidePool', undefined]);
});

test('M3: of a request without a chapter or an area nobody shares a tier, or lists the area', () => {
  assert.deepEqual(standing('near', { chapterId: undefined }), ['eligible', undefined]);
  assert.deepEqual(standing('direct', { chapterId: undefined }), ['eligible', undefined]);
  assert.deepEqual(standing('near', { area: undefined }), ['lacksArea', 'chapter']);
});

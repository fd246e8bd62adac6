import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildPool,
  readCapacity,
  type Assignment,
  type Mentor,
  type RulesPolicy,
  type World,
} from '../../../plugin/src/rules/index.ts';
import { previousMentor } from '../../../plugin/src/rules/matching/continuity.ts';
import { THIS_WEEK } from './decisions.ts';
import { at, mentor, mentorId, NOW, offer, policy, request, session, unitId, units } from '../examples.ts';
import { CLIENT, EARLIER, earlierRequest } from './returningClient.ts';

interface Story {
  readonly known?: Partial<Mentor>;
  readonly offers?: readonly Assignment[];
  readonly units?: World['units'];
  readonly capacity?: Partial<RulesPolicy['capacity']>;
}

/** A client who returns to `known`, on 21 November 2026. */
const previous = (story: Story = {}) => {
  const world: World = {
    units: story.units ?? units,
    mentors: [mentor('known', story.known)],
    assignments: [
      offer('known', at('2026-10-01T10:00'), { requestId: EARLIER, outcome: 'completed' }),
      ...(story.offers ?? []),
    ],
    requests: [earlierRequest()],
    sessions: [
      session(at('2026-10-02T10:00'), {
        requestId: EARLIER,
        mentorId: mentorId('known'),
        status: 'held',
        startsAt: at('2026-10-03T10:00'),
      }),
    ],
  };
  const rules = { ...policy, capacity: { ...policy.capacity, ...story.capacity } };
  return previousMentor(buildPool(world, rules, NOW), request({ clientId: CLIENT }));
};
const thisWeek = [offer('known', THIS_WEEK)];
const pausedUntil = (date: string, rest: Partial<Mentor> = {}) => ({
  known: { paused: true, pausedUntil: date, ...rest },
});

test('M9: who is paused and full comes back when both are over, whichever is later', () => {
  const returns = (story: Story) => previous(story)?.continuity.returns;
  const monthly = { weeklyLimit: undefined, capacityText: readCapacity('1/month') };
  assert.equal(returns({ ...pausedUntil('2026-11-30', { weeklyLimit: 1 }), offers: thisWeek }), '2026-12-01');
  assert.equal(returns({ ...pausedUntil('2026-11-25', monthly), offers: thisWeek }), '2026-12-01');
  assert.equal(returns({ ...pausedUntil('2026-12-05', monthly), offers: thisWeek }), '2026-12-06');
  assert.equal(returns(pausedUntil('2026-11-30')), '2026-12-01');
});

test('M9: a pause of up to 30 days from today is worth waiting for, a longer one or one that is over is not', () => {
  const named = (date: string) => previous(pausedUntil(date)) !== undefined;
  assert.deepEqual(['2026-11-20', '2026-11-21', '2026-12-21', '2026-12-22'].map(named), [
    false,
    true,
    true,
    false,
  ]);
});

test('M9: nobody waits for a mentor who would not take a request after the pause either', () => {
  const cases: Record<string, Partial<Mentor>> = {
    'limit of 0': { weeklyLimit: 0 },
    'capacity unclear': { weeklyLimit: undefined, capacityText: readCapacity('1-2 per week') },
    resigned: { status: 'resigned' },
    'a volunteer now': { classification: 'volunteer' },
  };
  for (const [why, rest] of Object.entries(cases)) {
    assert.equal(previous(pausedUntil('2026-11-30', rest)), undefined, why);
    assert.equal(previous(pausedUntil('2026-11-30', { ...rest, paused: false })), undefined, why);
  }
  assert.equal(previous({ known: { paused: true } }), undefined);
  const unlimited = previous(pausedUntil('2026-11-30', { weeklyLimit: undefined }));
  assert.equal(unlimited?.continuity.returns, '2026-12-01');
});

test('M9: the year is said when it is not the one of the request', () => {
  const inJanuary = previous(pausedUntil('2026-12-21'));
  assert.equal(
    inJanuary?.continuity.sentence,
    "The client's previous mentor (last session Oct 3) is paused until Dec 21, back Dec 22; the CIC may choose to wait.",
  );
});

test('M7, M9: full by a limit that only Engage knows: named without any date', () => {
  const story = { known: { limitReached: true }, capacity: { window: 'platform' } as const };
  assert.deepEqual(previous(story)?.continuity, {
    mentorId: 'known',
    available: false,
    returns: undefined,
    sentence:
      "The client's previous mentor (last session Oct 3) is full: 0 of 2 this week; the CIC may choose to wait.",
  });
});

test('M9: the tier is the nearest one shared, where either of them has no district', () => {
  const flat = (name: string) =>
    units.map((one) => (one.name === name ? { ...one, parentId: unitId('Central') } : one));
  const tier = (chapter: string, some: World['units']) =>
    previous({ known: { chapterId: unitId(chapter) }, units: some })?.tier;
  assert.equal(tier('Boone', units), 'district');
  assert.equal(tier('Boone', flat('Ames')), 'region');
  assert.equal(tier('Boone', flat('Boone')), 'region');
  assert.equal(tier('Ames', flat('Ames')), 'chapter');
});

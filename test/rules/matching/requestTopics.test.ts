import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentor, offer } from '../examples.ts';
import { decide, LAST_WEEK, order, type Scene } from './decisions.ts';

const branding = { areas: ['Branding'], industries: [] };
/** Two a week each: one assignment is half a turn. `count` offers last week. */
const offers = (to: string, count: number) =>
  Array.from({ length: count }, () => offer(to, LAST_WEEK, { response: 'accepted' }));
const reason = (scene: Scene, id: string): string | undefined =>
  decide(scene)
    .candidates.find(({ mentorId }) => mentorId === id)
    ?.reasons.find(({ code }) => code === 'topics')?.sentence;

const brander = { areas: ['Marketing', 'Branding'] };
// An offer before the window, so that nobody starts at a median.
const seasoned = (...ids: string[]) =>
  ids.map((id) => offer(id, LAST_WEEK - 27 * 86_400_000, { response: 'accepted' }));

test('M4: without topics the turn alone orders', () => {
  const scene = { mentors: [mentor('a'), mentor('b', brander)], assignments: offers('b', 1) };
  assert.deepEqual(order(scene), ['a', 'b']);
  assert.deepEqual(order({ ...scene, request: { topics: { areas: [], industries: [] } } }), ['a', 'b']);
  assert.equal(reason(scene, 'b'), undefined);
});

test('M4: who lists what the question is about passes those whose turn is within one assignment', () => {
  const scene = {
    mentors: [mentor('a'), mentor('b', brander), mentor('c', brander)],
    assignments: [...seasoned('a', 'b', 'c'), ...offers('a', 1), ...offers('b', 2), ...offers('c', 3)],
    request: { topics: branding },
  };
  assert.deepEqual(order(scene), ['b', 'a', 'c']);
  assert.equal(
    reason(scene, 'b'),
    'Also lists Branding, which the question is about: comes before mentors whose turn is sooner by no more than one request.',
  );
  assert.equal(reason(scene, 'a'), undefined);
  assert.equal(reason(scene, 'c'), 'Also lists Branding, which the question is about.');
});

test('M4: more matching codes come first, industries count too, then the turn', () => {
  const mentors = [
    mentor('a', { areas: ['Marketing', 'Branding'] }),
    mentor('b', { areas: ['Marketing', 'Branding'], industries: ['Retail'] }),
    mentor('c', { areas: ['Marketing', 'Branding', 'Websites'], industries: ['Retail'] }),
    mentor('d'),
  ];
  const topics = { areas: ['Branding', 'Websites'], industries: ['Retail'] };
  assert.deepEqual(order({ mentors, request: { topics } }), ['c', 'b', 'a', 'd']);
  assert.equal(
    reason({ mentors, request: { topics } }, 'c'),
    'Also lists Branding, Websites and Retail, which the question is about: comes before mentors whose turn is sooner by no more than one request.',
  );
});

test('M4: the area and industry that the request names are not counted twice', () => {
  const mentors = [
    mentor('a', { industries: ['Retail'] }),
    mentor('b', { areas: ['Marketing', 'Branding'], industries: ['Retail'] }),
  ];
  const named = {
    topics: { areas: ['Marketing'], industries: ['Retail'] },
    industry: 'Retail',
    inBusiness: true,
  };
  assert.deepEqual(order({ mentors, request: named }), ['a', 'b']);
  assert.equal(reason({ mentors, request: named }, 'a'), undefined);
});

test('M3, M4: topics move nobody over a group, a tier, a limit or a pause', () => {
  const full = mentor('full', { ...brander, weeklyLimit: 0 });
  const paused = mentor('paused', { ...brander, paused: true });
  const district = mentor('district', { ...brander, chapterId: mentor('x').chapterId });
  const mentors = [
    full,
    paused,
    mentor('plain', { industries: ['Retail'] }),
    mentor('other', brander),
    { ...district, chapterId: 'Boone' as NonNullable<typeof district.chapterId> },
    mentor('lacks', { areas: ['Branding'] }),
  ];
  const request = { topics: branding, industry: 'Retail', inBusiness: true };
  assert.deepEqual(order({ mentors, request }), ['plain', 'other']);
});

test('M4: one further area and one further industry count, also of whoever was last', () => {
  const mentors = [mentor('a'), mentor('b', brander)];
  const topics = { areas: ['Branding'], industries: ['Retail'] };
  assert.deepEqual(order({ mentors, request: { topics } }), ['b', 'a']);
  const both = { mentors: [mentor('c', { ...brander, industries: ['Retail'] })], request: { topics } };
  assert.equal(reason(both, 'c'), 'Also lists Branding and Retail, which the question is about.');
});

test('M4: who is first by the turn alone comes before nobody for the topics', () => {
  const scene = { mentors: [mentor('a', brander), mentor('b'), mentor('c')], request: { topics: branding } };
  assert.deepEqual(order(scene), ['a', 'b', 'c']);
  assert.equal(reason(scene, 'a'), 'Also lists Branding, which the question is about.');
});

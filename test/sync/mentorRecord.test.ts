import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPolicy } from '../../plugin/src/policy/index.ts';
import type { RequestFacts } from '../../plugin/src/rules/index.ts';
import type { KeptDeadline, World } from '../../plugin/src/sync/index.ts';
import { mentorRecord } from '../../plugin/src/sync/mentorRecord.ts';
import { requestEvaluator } from '../../plugin/src/sync/requestEvaluator.ts';
import { at, mentor, mentorId, unitId, units } from '../rules/examples.ts';
import { Story } from '../rules/stories/story.ts';

const file = join(import.meta.dirname, '../../config/policy.yaml');
const policy = readPolicy(await readFile(file, 'utf8'), 'config/policy.yaml');
const asOf = at('2026-11-20T10:00');

const worldOf = (stories: readonly RequestFacts[]): World => ({
  units,
  mentors: [mentor('a'), mentor('b')],
  requests: stories.map(({ request }) => request),
  assignments: stories.flatMap(({ assignments }) => assignments),
  attempts: stories.flatMap(({ attempts }) => attempts),
  sessions: stories.flatMap(({ sessions }) => sessions),
  capacityAnswers: [],
  terms: [],
  awaySince: new Map(),
});

/** [in time, late, running] of D1 and of D4b. */
const record = (stories: readonly Story[], of = 'a'): Record<KeptDeadline['rule'], number[]> => {
  const world = worldOf(stories.map(({ facts }) => facts));
  const evaluator = requestEvaluator(world, { policy, asOf });
  const kept = mentorRecord(world, evaluator, { mentorId: mentorId(of), asOf, days: 90 });
  const [accept, contact] = kept.map(({ inTime, late, running }) => [inTime, late, running]);
  return { D1: accept ?? [], D4b: contact ?? [] };
};

let made = 0;
const story = (submitted: string): Story => {
  made += 1;
  const id = `request${made}` as RequestFacts['request']['id'];
  return new Story(submitted, { id, number: String(made) });
};

test('D1, D4b: in time, late, and not yet', () => {
  const inTime = story('2026-11-02T09:00')
    .assigned('a', '2026-11-02T10:00')
    .accepted('2026-11-03T10:00')
    .tried('email', '2026-11-03T11:00');
  const late = story('2026-11-02T09:00')
    .assigned('a', '2026-11-02T10:00')
    .accepted('2026-11-05T10:00')
    .tried('email', '2026-11-09T11:00');
  const running = story('2026-11-19T09:00').assigned('a', '2026-11-19T10:00');
  const overdue = story('2026-11-12T09:00').assigned('a', '2026-11-12T10:00');
  assert.deepEqual(record([inTime, late, running, overdue]), { D1: [1, 2, 1], D4b: [1, 2, 1] });
});

test('D4b: each assignment counts as it stood when it ended, whoever has the request now', () => {
  const passedOn = story('2026-11-02T09:00')
    .assigned('a', '2026-11-02T10:00')
    .accepted('2026-11-03T10:00')
    .gaveBack('transferred', '2026-11-06T10:00')
    .assigned('b', '2026-11-09T10:00')
    .accepted('2026-11-09T11:00')
    .tried('phone', '2026-11-09T12:00');
  assert.deepEqual(record([passedOn]), { D1: [1, 0, 0], D4b: [0, 1, 0] });
  assert.deepEqual(record([passedOn], 'b'), { D1: [1, 0, 0], D4b: [1, 0, 0] });
});

test('D1: a time-out is late; a decline in time is neither; a direct request is accepted as such', () => {
  const timedOut = story('2026-11-02T09:00').assigned('a', '2026-11-02T10:00').timedOut('2026-11-09T10:00');
  const declined = story('2026-11-02T09:00').assigned('a', '2026-11-02T10:00').declined('2026-11-02T15:00');
  const direct = story('2026-11-16T09:00').chooses('a').tried('email', '2026-11-17T11:00');
  assert.deepEqual(record([timedOut]).D1, [0, 1, 0]);
  assert.deepEqual(record([declined]), { D1: [0, 0, 0], D4b: [0, 0, 0] });
  assert.deepEqual(record([direct]), { D1: [0, 0, 0], D4b: [1, 0, 0] });
});

test('D1: a closed request counts; what was offered before the days, or in a region that takes no part, does not', () => {
  const closed = story('2026-11-02T09:00')
    .assigned('a', '2026-11-02T10:00')
    .accepted('2026-11-03T10:00')
    .tried('email', '2026-11-03T11:00', { reached: true })
    .closed('withdrawn', '2026-11-06T10:00');
  const old = story('2026-08-03T09:00').assigned('a', '2026-08-03T10:00').accepted('2026-08-04T10:00');
  const elsewhere = story('2026-11-02T09:00')
    .with({ chapterId: unitId('Reno') })
    .assigned('a', '2026-11-02T10:00')
    .accepted('2026-11-03T10:00');
  assert.deepEqual(record([closed, old, elsewhere]), { D1: [1, 0, 0], D4b: [1, 0, 0] });
});

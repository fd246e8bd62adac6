import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { canaryPatterns } from '../../plugin/src/local/index.ts';
import {
  compliance,
  explain,
  laddersOf,
  mentorCompliance,
  type Compliance,
  type ComplianceOptions,
  type MentorCompliance,
  type World,
} from '../../plugin/src/sync/index.ts';
import { readConfig } from '../../plugin/src/sync/readConfig.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const { policy } = await readConfig(join(import.meta.dirname, '../../config'));
const now = asOf.getTime();

describe('what is late in the demo org', () => {
  let engage: LocalEngage;
  let world: World;
  before(async () => {
    engage = await localEngage();
    await engage.pass({ dryRun: true });
    world = await engage.world();
  });
  after(() => engage.close());

  const list = (options: Partial<ComplianceOptions> = {}): Compliance =>
    compliance(world, { policy, asOf: now, horizon: { kind: 'businessDays', count: 1 }, ...options });
  const ladders = () => laddersOf(world, [], { policy, asOf: now }).ladders;
  const look = (mentor: string): MentorCompliance =>
    mentorCompliance(world, { policy, asOf: now, mentor, ladders: ladders() });
  const sum = (counts: readonly { late: number; soon: number }[]): [number, number] => [
    counts.reduce((total, { late }) => total + late, 0),
    counts.reduce((total, { soon }) => total + soon, 0),
  ];

  it('D11: oldest due first; what is due is late exactly when its time has passed; the counts add up', () => {
    const { rows, requests, byRule, byOwner } = list();
    const dues = rows.map(({ due = '' }) => due);
    assert.ok(rows.length > 10);
    assert.deepEqual(dues, [...dues].sort());
    for (const { state, due = '', lateBy } of rows) {
      assert.equal(state === 'late', Date.parse(due) < now);
      assert.equal(state === 'late', lateBy !== undefined);
    }
    const late = rows.filter(({ state }) => state === 'late').length;
    assert.ok(late > 0 && late < rows.length);
    assert.deepEqual(sum(byRule), [late, rows.length - late]);
    assert.deepEqual(sum(byOwner), [late, rows.length - late]);
    assert.equal(requests, new Set(rows.map(({ number }) => number)).size);
  });

  it('P6: what is late is what the clocks of an explanation say, and the next action is the same one', () => {
    for (const row of list().rows) {
      const { clocks, nextAction, holder } = explain(world, { policy, asOf: now, request: row.requestId });
      assert.deepEqual(row.nextAction, nextAction);
      if (row.owner === 'mentor') assert.equal(row.mentorId, holder);
      else assert.equal(row.mentorId, undefined);
      if (row.state !== 'late' || row.clock === 'nextAction') continue;
      const clock = clocks.find(({ id }) => id === row.clock);
      assert.deepEqual([clock?.state, clock?.due, clock?.sentence], ['overdue', row.due, row.sentence]);
    }
  });

  it('P5, D2: nothing that is overdue is left out, but Engage’s own clock', () => {
    const listed = new Set(list().rows.map(({ requestId, clock }) => `${requestId} ${clock}`));
    const overdue = world.requests
      .filter(({ closed }) => !closed)
      .flatMap(({ id }) =>
        explain(world, { policy, asOf: now, request: id }).clocks.map((clock) => ({
          requestId: id,
          ...clock,
        })),
      )
      .filter(({ state }) => state === 'overdue');
    for (const { requestId, id, owner } of overdue)
      assert.equal(listed.has(`${requestId} ${id}`), owner !== 'engage', `${requestId} ${id}`);
    assert.ok(overdue.length > 0);
  });

  it('D11: looking further ahead finds more, looking no further only what is late', () => {
    const ahead = (count: number): number => list({ horizon: { kind: 'businessDays', count } }).rows.length;
    assert.ok(ahead(0) < ahead(1) && ahead(1) <= ahead(5));
    const { rows } = list({ horizon: { kind: 'until', at: now } });
    assert.ok(rows.length === ahead(0) && rows.every(({ state }) => state === 'late'));
  });

  it('M0: one region at a time, and only those that take part', () => {
    const central = list({ region: 'central' }).rows;
    assert.deepEqual([...new Set(central.map(({ region }) => region))], ['Central']);
    assert.ok(list().rows.every(({ region }) => region !== 'Northeast'));
    assert.throws(() => list({ region: 'Northeast' }), { code: 'REGION_NOT_ENROLLED' });
  });

  it('D5, D6: a mentor’s open requests, each with clocks, attempts, and what is missing', () => {
    const late = list().rows.find(({ owner, mentorId }) => owner === 'mentor' && mentorId !== undefined);
    assert.ok(late?.mentorId);
    const { requests, record, mentorId } = look(late.mentorId.slice(0, 15));
    assert.equal(mentorId, late.mentorId);
    const held = requests.find(({ request }) => request.id === late.requestId);
    assert.ok(held?.nextAction && held.unableToReach.sentence.length > 0);
    assert.ok(held.clocks.some(({ id, state }) => id === late.clock || state === 'overdue'));
    assert.deepEqual(
      record.deadlines.map(({ rule }) => rule),
      ['D1', 'D4b'],
    );
    const holders = new Set(list().rows.flatMap((row) => row.mentorId ?? []));
    const attempts = [...holders].flatMap((id) => look(id).requests.flatMap((one) => one.attempts));
    assert.ok(attempts.some(({ counts }) => counts));
    assert.ok(attempts.every(({ madeAt, counts, voided }) => madeAt.endsWith('Z') && !(counts && voided)));
  });

  it('L7: the ladder of a mentor with counted rejections; none for one who gave nothing back', () => {
    const steepest = ladders().find(({ counted }) => counted > 0);
    assert.ok(steepest);
    const { ladder } = look(steepest.mentorId);
    assert.equal(ladder.counted, steepest.counted);
    assert.ok(ladder.tasks.every(({ sentence, due }) => sentence.length > 0 && due !== ''));
    const quiet = mentorCompliance(world, { policy, asOf: now, mentor: steepest.mentorId, ladders: [] });
    assert.deepEqual(quiet.ladder, { counted: 0, rejections: [], tasks: [] });
  });

  it('M0, P5: a mentor who is unknown, or of a region that takes no part, is an error with a next step', () => {
    assert.throws(() => look('003000000000000AAA'), { code: 'MENTOR_UNKNOWN' });
    const [elsewhere] = engage.rows(
      "SELECT Id FROM Contact WHERE RecordType.DeveloperName = 'Volunteer' AND Account.Parent.Parent.Name = 'Northeast'",
    );
    assert.throws(() => look(String(elsewhere?.Id)), {
      code: 'MENTOR_NOT_ENROLLED',
      message: /takes part \(M0\)/,
    });
  });

  it('C2: no client name, e-mail, phone or words; and nothing was written to Engage', () => {
    const held = list().rows.flatMap(({ mentorId }) => (mentorId === undefined ? [] : [look(mentorId)]));
    const text = JSON.stringify([list(), held]);
    for (const canary of canaryPatterns) assert.ok(!text.includes(canary.text), canary.field);
    assert.ok(engage.sent.every(({ method, path }) => method === 'GET' || path.endsWith('/composite')));
  });
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readBinding, readPolicy, type Policy } from '../../plugin/src/policy/index.ts';
import type { ClockId, RequestClock } from '../../plugin/src/rules/index.ts';
import { requestEvaluator } from '../../plugin/src/sync/requestEvaluator.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const config = join(import.meta.dirname, '../../config');
const text = await readFile(join(config, 'policy.yaml'), 'utf8');
const ours = readPolicy(text, 'policy.yaml');
/** The Monday after the demo's Friday is closed, and the Thursday before it was. */
const closed = readPolicy(
  text.replace(
    'closures: []',
    'closures: [{ date: 2026-11-19, name: Storm }, { date: 2026-11-23, name: Office closed }]',
  ),
  'closed.yaml',
);
const { clock: bound } = readBinding(await readFile(join(config, 'engage.yaml'), 'utf8'), 'engage.yaml');

const FIELDS: Readonly<Partial<Record<ClockId, string>>> = {
  accept: bound.fields.acceptDue,
  engageReturn: bound.fields.engageReturnDue,
  followUp: bound.fields.followUpDue,
  clientContact: bound.fields.clientContactDue,
  mentorContact: bound.fields.mentorContactDue,
  attempts: bound.fields.attemptsDue,
  firstSession: bound.fields.firstSessionDue,
  afterSession: bound.fields.afterSessionDue,
  sessionNotes: bound.fields.notesDue,
};
const seconds = (instant: unknown): number =>
  Math.floor(new Date(instant as string | number).getTime() / 1000);

describe('D10: a calendar that changes', () => {
  let engage: LocalEngage;
  before(async () => {
    engage = await localEngage();
    await engage.pass();
  });
  after(() => engage.close());

  const rows = (): Map<string, Record<string, unknown>> =>
    new Map(
      engage
        .rows(
          `SELECT Request__c, Policy_Version__c, ${Object.values(FIELDS).join(', ')} FROM Request_Clock__c`,
        )
        .map((row) => [String(row.Request__c), row]),
    );
  /** Every clock with a due time that Engage holds, as a policy works it out. */
  const clocksUnder = async (policy: Policy): Promise<Map<string, RequestClock>> => {
    const world = await engage.world();
    const { evaluate, enrollment } = requestEvaluator(world, { policy, asOf: asOf.getTime() });
    return new Map(
      world.requests
        .filter((request) => enrollment(request) !== 'notEnrolled' && !request.closed)
        .flatMap((request) =>
          evaluate(request)
            .state.clocks.filter(({ id, due }) => FIELDS[id] !== undefined && due !== undefined)
            .map((clock) => [`${request.id} ${clock.id}`, clock] as const),
        ),
    );
  };
  const heldOf = (key: string, held: Map<string, Record<string, unknown>>): number => {
    const [request = '', id = ''] = key.split(' ');
    return seconds(held.get(request)?.[FIELDS[id as ClockId] ?? '']);
  };

  it('D1-D9: Engage holds the due time of every clock that applies', async () => {
    const held = rows();
    const clocks = await clocksUnder(ours);
    for (const [key, { due = 0 }] of clocks) assert.equal(heldOf(key, held), seconds(due), key);
    const rules = new Set([...clocks.values()].map(({ rule }) => rule));
    assert.deepEqual([...rules].sort(), ['D1', 'D2', 'D3', 'D4a', 'D4b', 'D5', 'D7', 'D8', 'D9']);
  });

  it('moves the due times of the clocks that run, keeps those of the ones that were met, and then rests', async () => {
    const before = rows();
    const [then, now] = [await clocksUnder(ours), await clocksUnder(closed)];
    const pass = await engage.pass({ policy: closed });
    assert.ok(pass.written > 0);
    const held = rows();
    const moved = { running: 0, met: 0 };
    for (const [key, { state, due = 0 }] of now) {
      const met = state === 'met' || state === 'metLate';
      if (seconds(due) !== seconds(then.get(key)?.due)) moved[met ? 'met' : 'running'] += 1;
      assert.equal(heldOf(key, held), met ? heldOf(key, before) : seconds(due), key);
    }
    assert.ok(moved.running > 0 && moved.met > 0, JSON.stringify(moved));
    const again = await engage.pass({ policy: closed });
    assert.deepEqual([again.written, again.plan], [0, []]);
  });

  it('a clock that began anew takes its new time, met or not, although the calendar changed', async () => {
    const [key] = [...(await clocksUnder(closed))].find(
      ([, { id, state }]) => id === 'mentorContact' && state === 'met',
    ) ?? [''];
    const [request = ''] = key.split(' ');
    const [offer] = engage.rows(
      `SELECT Id, How__c, Offered_At__c FROM Mentor_Assignment__c WHERE Request__c = '${request}' ORDER BY Offered_At__c DESC LIMIT 1`,
    );
    assert.ok(request !== '' && offer);
    // An offer stands; only a repair changes it.
    const [repair] = engage.rows("SELECT Id FROM PermissionSet WHERE Name = 'SCORE_Repair'");
    engage.org.load('PermissionSetAssignment', [
      { PermissionSetId: String(repair?.Id), AssigneeId: engage.admin },
    ]);
    const later = new Date(new Date(String(offer.Offered_At__c)).getTime() + 60_000);
    engage.org.update(
      'Mentor_Assignment__c',
      String(offer.Id),
      { How__c: 'Assigned', Offered_At__c: later.toISOString() },
      engage.admin,
    );
    await engage.pass({ policy: closed });
    const clocks = await clocksUnder(closed);
    const due = clocks.get(key)?.due;
    assert.equal(heldOf(key, rows()), seconds(due));
  });
});

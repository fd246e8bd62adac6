import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { canaryPatterns } from '../../plugin/src/local/index.ts';
import { readPolicy, type Policy } from '../../plugin/src/policy/index.ts';
import { timelineLines } from '../../plugin/src/rules/index.ts';
import {
  explain,
  matchQueue,
  type Explanation,
  type QueueRow,
  type World,
} from '../../plugin/src/sync/index.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const policyFile = join(import.meta.dirname, '../../config/policy.yaml');

describe('one request explained', () => {
  let engage: LocalEngage;
  let world: World;
  let policy: Policy;
  before(async () => {
    engage = await localEngage();
    await engage.pass({ dryRun: true });
    world = await engage.world();
    policy = readPolicy(await readFile(policyFile, 'utf8'), 'config/policy.yaml');
  });
  after(() => engage.close());

  const story = (name: string): { caseId: string; caseNumber: string } => {
    const found = engage.seeded.stories.find((one) => one.name === name);
    assert.ok(found, `no story "${name}"`);
    return found;
  };
  const ask = (request: string, mentor?: string): Explanation =>
    explain(world, { policy, asOf: asOf.getTime(), request, mentor });
  const tell = (name: string, mentor?: string): Explanation => ask(story(name).caseNumber, mentor);
  const queue = (region?: string): QueueRow[] => matchQueue(world, { policy, asOf: asOf.getTime(), region });
  /** A mentor of one reason in the decision of a story. */
  const mentorWith = (name: string, code: string): string => {
    const reason = tell(name).decision?.reasons.find((one) => one.code === code);
    assert.ok(reason, `nobody is "${code}" in "${name}"`);
    return reason.mentorId;
  };
  const mentorIn = (region: string): string => {
    const ids = engage.rows(
      `SELECT Id FROM Contact WHERE RecordType.DeveloperName = 'Volunteer' AND Account.Parent.Parent.Name = '${region}'`,
    );
    const [mentor] = world.mentors.filter(({ id }) => ids.some((row) => row.Id === id));
    assert.ok(mentor, `no mentor in ${region}`);
    return mentor.id;
  };

  it('M3, M4: a chapter match names the tier, the group order and a reason for every mentor considered', () => {
    const { place, decision, nextAction, clocks } = tell('chapter match');
    assert.equal(place, 'waiting');
    assert.equal(nextAction?.code, 'assignMentor');
    assert.equal(nextAction.owner, 'cic');
    assert.match(nextAction.due ?? '', /^2026-.*Z$/);
    assert.deepEqual(
      decision?.candidates.map(({ tier, group }) => [tier, group]),
      [
        ['chapter', 'areaAndIndustry'],
        ['chapter', 'area'],
      ],
    );
    assert.equal(
      decision.reasons.length,
      decision.tiers.reduce((sum, { considered }) => sum + considered, 0),
    );
    assert.equal(clocks.find(({ rule }) => rule === 'D4a')?.state, 'running');
  });

  it('--mentor: a recommended mentor has a rank and reasons; one of a tier not visited, of another region, not enrolled or unknown is told so', () => {
    const first = mentorWith('chapter match', 'eligible');
    const ranked = tell('chapter match', first.slice(0, 15)).mentor;
    assert.equal(ranked?.mentorId, first, 'an Id of 15 characters is enough');
    assert.equal(ranked.code, 'eligible');
    assert.ok((ranked.rank ?? 0) >= 1);
    assert.ok((ranked.reasons?.length ?? 0) > 0);
    const upTheDistrict = tell('moved up to the district').decision?.candidates[0]?.mentorId;
    assert.deepEqual(
      [tell('chapter match', upTheDistrict).mentor?.code, tell('chapter match', upTheDistrict).mentor?.tier],
      ['tierNotVisited', 'region'],
    );
    assert.equal(tell('chapter match', mentorIn('Mid-Atlantic')).mentor?.code, 'otherRegion');
    assert.equal(tell('chapter match', mentorIn('Northeast')).mentor?.code, 'mentorRegionNotEnrolled');
    assert.equal(tell('chapter match', '003000000000000AAA').mentor?.code, 'mentorUnknown');
  });

  it('M3: an eligible mentor after the ranking shown still has a rank', () => {
    const one: Policy = {
      ...policy,
      rules: { ...policy.rules, match: { ...policy.rules.match, candidates: 1 } },
    };
    const request = story('chapter match').caseNumber;
    const second = tell('chapter match').decision?.candidates[1]?.mentorId;
    const { mentor, decision } = explain(world, {
      policy: one,
      asOf: asOf.getTime(),
      request,
      mentor: second,
    });
    assert.equal(decision?.candidates.length, 1);
    assert.deepEqual([mentor?.code, mentor?.rank], ['eligible', 2]);
  });

  it('M3: moved up to the district, and the summary says so', () => {
    const { decision } = tell('moved up to the district');
    assert.equal(decision?.candidates[0]?.tier, 'district');
    assert.match(decision.summary, /moved up/);
    assert.equal(decision.tiers.length, 2);
  });

  it('M2, M7: a full expert is told the limit and when it is free again', () => {
    const name = 'all chapter experts at their limit';
    const { mentor } = tell(name, mentorWith(name, 'atLimit'));
    assert.equal(mentor?.code, 'atLimit');
    assert.equal(mentor.tier, 'chapter');
    assert.match(mentor.sentence, /At weekly limit: 1 of 1 this week; free again Sunday 00:00/);
    assert.equal(mentor.rank, undefined);
  });

  it('M10: whoever declined is told so', () => {
    const { mentor } = tell('declined before', mentorWith('declined before', 'declinedBefore'));
    assert.deepEqual([mentor?.code, mentor?.sentence], ['declinedBefore', 'Declined this request before.']);
  });

  it('D3: timed out: ranked and locked, the follow-up is the next action', () => {
    const { locked, nextAction, decision, clocks } = tell('timed out, locked until the follow-up');
    assert.equal(locked, true);
    assert.equal(nextAction?.code, 'followUpTimeout');
    assert.ok((decision?.candidates.length ?? 0) > 0);
    assert.notEqual(clocks.find(({ rule }) => rule === 'D3')?.state, 'notApplicable');
  });

  it('M1: without a chapter the coordinator must correct it, and no mentor can be judged', () => {
    const { nextAction, decision, mentor } = tell('request without a chapter', mentorIn('Central'));
    assert.equal(nextAction?.code, 'correctChapter');
    assert.equal(decision?.outcome, 'chapterUnknown');
    assert.deepEqual(decision.candidates, []);
    assert.equal(mentor?.code, 'requestNotMatchable');
  });

  it('M0: nothing is worked out for a region that is not enrolled', () => {
    const { place, clocks, decision, nextAction, mentor } = tell(
      'region not enrolled',
      mentorIn('Northeast'),
    );
    assert.equal(place, 'notEnrolled');
    assert.deepEqual([clocks, decision, nextAction], [[], undefined, undefined]);
    assert.equal(mentor?.code, 'requestNotWaiting');
  });

  it('D12: a client who asked to wait is not looked for a mentor', () => {
    const { place, decision, nextAction } = tell('client asked to wait');
    assert.deepEqual([place, decision, nextAction?.code], ['clientWaits', undefined, 'waitForClient']);
  });

  it('an assigned request names its holder and still shows its clocks', () => {
    const request = story('direct request before days off').caseNumber;
    const { place, holder, clocks } = ask(request);
    assert.equal(place, 'assigned');
    assert.ok(holder);
    assert.ok(clocks.some(({ state }) => state !== 'notApplicable'));
    assert.equal(ask(request, holder).mentor?.code, 'holdsRequest');
    assert.equal(ask(request, '003000000000000AAA').mentor?.code, 'requestNotWaiting');
  });

  it('D6, D11, T1: an assigned request tells what happened, what closing it as unable to reach needs, and what the next mentor finds', () => {
    const { timeline, unableToReach, brief, clocks } = tell('direct request before days off');
    assert.equal(timeline[0]?.kind, 'submitted');
    assert.match(timeline[0].at ?? '', /^2026-.*Z$/);
    const times = timeline.map(({ at = '' }) => at);
    assert.deepEqual(times, [...times].sort());
    assert.ok(timelineLines(timeline).every((line) => /^\w{3}, \w{3} \d/.test(line)));
    assert.equal(unableToReach?.open, false);
    assert.match(unableToReach.sentence, /must count/);
    assert.ok((brief?.sentences.length ?? 0) >= 4);
    const marked = world.requests.flatMap(({ id }) => ask(id).clocks.flatMap(({ marks = [] }) => marks));
    assert.ok(marked.length > 0 && marked.every(({ at, when }) => at.endsWith('Z') && when.length > 0));
    assert.ok(clocks.every(({ warnAt }) => warnAt === undefined || warnAt.endsWith('Z')));
  });

  it('D6, T1: in the queue nobody has the request: its story is told, and nothing is said of reaching the client', () => {
    const { timeline, unableToReach, brief } = tell('timed out, locked until the follow-up');
    assert.deepEqual(
      timeline.map(({ kind }) => kind),
      ['submitted', 'offered', 'timedOut'],
    );
    assert.deepEqual([unableToReach, brief], [undefined, undefined]);
    assert.deepEqual(tell('region not enrolled').timeline, []);
  });

  it('a closed request says so and still shows its clocks', () => {
    const closed = world.requests.find(({ closed: isClosed, id }) => isClosed && ask(id).place === 'closed');
    assert.ok(closed);
    assert.ok(closed.closedAt !== undefined && closed.closedAt <= asOf.getTime());
    const { nextAction, decision, clocks } = ask(closed.number);
    assert.deepEqual([nextAction, decision], [undefined, undefined]);
    assert.ok(clocks.length > 0);
  });

  it('a request is found by Case Number without its zeros and by Case Id of 15 or 18 characters', () => {
    const { caseId, caseNumber } = story('chapter match');
    for (const name of [caseNumber, caseNumber.replace(/^0+/, ''), caseId, caseId.slice(0, 15)])
      assert.equal(ask(name).request.id, caseId);
  });

  it('P5: an unknown request is an error with a next step; one that could not be read gives its reason', () => {
    const actions = [/Case Number/, /sf score match/];
    assert.throws(
      () => ask('99999999'),
      ({ code, actions: steps }: { code: string; actions: string[] }) =>
        code === 'REQUEST_UNKNOWN' && actions.every((step) => steps.some((text) => step.test(text))),
    );
    const id = '500000000000000AAA';
    const unreadable = [{ kind: 'request', id, reason: 'Status "Odd" is not bound' }];
    assert.throws(() => explain(world, { policy, asOf: asOf.getTime(), request: id, unreadable }), {
      code: 'REQUEST_UNREADABLE',
      message: /Status "Odd"/,
    });
  });

  it('P6, M12: the explanation is what the pass writes, and the queue says the same', async () => {
    const pass = await engage.pass({ dryRun: true });
    const rows = queue();
    assert.equal(
      rows.length,
      Object.values(pass.decisions).reduce((sum, count) => sum + count, 0),
    );
    const { decision, request } = tell('chapter match');
    const row = rows.find(({ id }) => id === request.id);
    assert.equal(row?.firstMentorId, decision?.candidates[0]?.mentorId);
    assert.ok(pass.plan.some(({ body }) => body.includes(JSON.stringify(decision?.summary).slice(1, -1))));
  });

  it('M11: waiting requests are told oldest first, and one region at a time', () => {
    const times = queue().map(({ submittedAt }) => submittedAt);
    assert.ok(times.length > 10);
    assert.deepEqual(times, [...times].sort());
    const central = queue('central');
    assert.ok(central.length > 0 && central.length < times.length);
    assert.deepEqual([...new Set(central.map(({ region }) => region))], ['Central']);
    assert.throws(() => queue('Northeast'), {
      code: 'REGION_NOT_ENROLLED',
      message: /Northeast does not take part/,
    });
  });

  it('M3: a relaxed recommendation is marked; D3: a locked one too', () => {
    const rowOf = (name: string): QueueRow | undefined =>
      queue().find(({ number }) => number === story(name).caseNumber);
    assert.equal(rowOf('area nobody in the region has')?.relaxed, true);
    assert.equal(rowOf('timed out, locked until the follow-up')?.locked, true);
    assert.equal(rowOf('chapter match')?.relaxed, false);
  });

  it('C2: no client name, e-mail, phone or words in any answer', () => {
    const text = JSON.stringify([queue(), world.requests.map(({ id }) => ask(id))]);
    for (const canary of canaryPatterns) assert.ok(!text.includes(canary.text), canary.field);
  });

  it('nothing was written to Engage', () => {
    assert.ok(engage.sent.every(({ method, path }) => method === 'GET' || path.endsWith('/composite')));
    assert.equal(engage.rows('SELECT Id FROM Request_Clock__c').length, 0);
  });
});

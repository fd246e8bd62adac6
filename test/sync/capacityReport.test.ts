import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { CapacityAnswerId, Mentor } from '../../plugin/src/rules/index.ts';
import { capacityReport, currentWorld, type CapacityReport } from '../../plugin/src/sync/index.ts';
import { readConfig } from '../../plugin/src/sync/readConfig.ts';
import { mentor, mentorId, policy, unitId, units } from '../rules/examples.ts';
import { asOf, localEngage, type LocalEngage } from './localEngage.ts';

const unclearText = { weeklyLimit: undefined, capacityText: { kind: 'unclear', words: 'ask me' } } as const;
const report = (...mentors: Mentor[]): CapacityReport =>
  capacityReport({ units, mentors }, policy, '2026-11-20');
const ids = (list: readonly { mentorId: string }[]): string[] => list.map(({ mentorId }) => mentorId);

describe('whom a CIC asks about capacity', () => {
  it('M6: nobody is listed where numbers are set, texts are plain, and direct requests are accepted', () => {
    const plain = {
      weeklyLimit: undefined,
      capacityText: { kind: 'unlimited', words: 'unlimited' },
    } as const;
    assert.deepEqual(report(mentor('a'), mentor('b', plain)), {
      unclear: [],
      answered: [],
      noDirect: [],
      chapters: [],
    });
  });

  it('M6: an unclear text is listed with its words; with the number field set it is not', () => {
    const { unclear } = report(mentor('a', unclearText), mentor('b', { ...unclearText, weeklyLimit: 2 }));
    assert.deepEqual(unclear, [
      { mentorId: 'a', chapter: 'Ames', paused: false, words: 'ask me', askedBefore: false },
    ]);
  });

  it('M6: a limit above what the policy believes is listed', () => {
    const capacityText = { kind: 'limit', limit: 20, per: 'week', words: '20 per week' } as const;
    const { unclear } = report(mentor('a', { weeklyLimit: undefined, capacityText }));
    assert.deepEqual(
      unclear.map(({ words }) => words),
      ['20 per week'],
    );
  });

  it('M6: an answered mentor is no longer asked; the answer is listed, and whether it still counts', () => {
    const takes = { kind: 'limit', limit: 2, per: 'week' } as const;
    const answer = (id: string, words = 'ask me') => ({
      id: `answer-${id}` as CapacityAnswerId,
      mentorId: mentorId(id),
      takes,
      words,
    });
    const mentors = [
      mentor('a', unclearText),
      mentor('b', unclearText),
      mentor('c', { ...unclearText, weeklyLimit: 1 }),
    ];
    const capacityAnswers = [answer('a'), answer('b', 'some'), answer('c')];
    const found = capacityReport({ units, mentors, capacityAnswers }, policy, '2026-11-20');
    assert.deepEqual(
      found.unclear.map(({ mentorId: id, askedBefore }) => [id, askedBefore]),
      [['b', true]],
    );
    assert.deepEqual(
      found.answered.map(({ mentorId: id, standing }) => [id, standing]),
      [
        ['a', 'counts'],
        ['b', 'textChanged'],
        ['c', 'numberFieldSet'],
      ],
    );
    assert.deepEqual(found.answered[0], {
      mentorId: 'a',
      chapter: 'Ames',
      paused: false,
      takes,
      words: 'ask me',
      standing: 'counts',
    });
  });

  it('M6: only Active Mentors are listed, paused ones among them', () => {
    const { unclear } = report(
      mentor('a', { ...unclearText, status: 'inactive' }),
      mentor('b', { ...unclearText, classification: 'subjectMatterExpert' }),
      mentor('c', { ...unclearText, paused: true }),
    );
    assert.deepEqual(
      unclear.map(({ mentorId, paused }) => ({ mentorId, paused })),
      [{ mentorId: 'c', paused: true }],
    );
  });

  it('M0: mentors of regions that take no part, or without a known chapter, are not listed', () => {
    const { unclear, noDirect } = report(
      mentor('a', { ...unclearText, acceptsDirect: false, chapterId: unitId('Reno') }),
      mentor('b', { ...unclearText, acceptsDirect: false, chapterId: undefined }),
    );
    assert.deepEqual([...unclear, ...noDirect], []);
  });

  it('M6: no direct request: the flag is off, or the number field is below the minimum of 1', () => {
    const { noDirect } = report(
      mentor('a', { acceptsDirect: false }),
      mentor('b', { weeklyLimit: 0 }),
      mentor('c', { weeklyLimit: 1 }),
      mentor('d', { acceptsDirect: false, status: 'provisional' }),
    );
    assert.deepEqual(
      noDirect.map(({ mentorId, why }) => [mentorId, why]),
      [
        ['a', 'notAccepting'],
        ['b', 'limitBelowOne'],
      ],
    );
  });

  it('C5: a mentor of a branch is listed under its chapter; one of a district under the district', () => {
    const { unclear } = report(
      mentor('a', { ...unclearText, chapterId: unitId('Ames North') }),
      mentor('b', { ...unclearText, chapterId: unitId('Ohio') }),
    );
    assert.deepEqual(
      unclear.map(({ chapter }) => chapter),
      ['Ames', 'Ohio'],
    );
  });

  it('sections are in the order of chapters, then ids, whatever order the rows come in; chapters are counted', () => {
    const rows = [
      mentor('d', { ...unclearText, chapterId: unitId('Canton') }),
      mentor('c', { acceptsDirect: false, chapterId: unitId('Boone') }),
      mentor('b', { ...unclearText, acceptsDirect: false }),
      mentor('a', unclearText),
    ];
    const one = report(...rows);
    assert.deepEqual(ids(one.unclear), ['a', 'b', 'd']);
    assert.deepEqual(ids(one.noDirect), ['b', 'c']);
    assert.deepEqual(one.chapters, [
      { chapter: 'Ames', unclear: 2, noDirect: 1 },
      { chapter: 'Boone', unclear: 0, noDirect: 1 },
      { chapter: 'Canton', unclear: 1, noDirect: 0 },
    ]);
    assert.deepEqual(report(...rows.reverse()), one);
  });
});

describe('whom a CIC asks about capacity, in the demo org', () => {
  let engage: LocalEngage;
  let found: CapacityReport;
  before(async () => {
    engage = await localEngage();
    const config = await readConfig(join(import.meta.dirname, '../../config'));
    const world = await currentWorld({
      ...config,
      gateway: engage.gateway(),
      store: engage.store,
      asOf: asOf.getTime(),
      onProgress: () => undefined,
    });
    found = capacityReport(world, config.policy.rules, '2026-11-20');
  });
  after(() => engage.close());

  it('M6: lists mentors of both sections, each once, with at most 160 characters of their words', () => {
    assert.ok(found.unclear.length > 0 && found.noDirect.length > 0);
    assert.equal(new Set(ids(found.unclear)).size, found.unclear.length);
    assert.ok(found.unclear.every(({ words }) => words !== '' && words.length <= 160));
  });

  it('M6: every mentor to ask is blank in the number field of Engage', () => {
    const blank = new Set(
      engage
        .rows('SELECT Id FROM Contact WHERE Maximum_Client_Weekly_Requests__c = null')
        .map(({ Id }) => String(Id)),
    );
    assert.ok(found.unclear.every(({ mentorId }) => blank.has(mentorId)));
  });

  it('only reads: nothing is written to Engage, and the working set can go on from there', async () => {
    assert.ok(engage.sent.every(({ method, path }) => method === 'GET' || path.endsWith('/composite')));
    assert.equal(engage.rows('SELECT Id FROM Request_Clock__c').length, 0);
    assert.ok((await engage.world()).mentors.length > 0);
    assert.deepEqual(await engage.store.outbox(), []);
  });
});

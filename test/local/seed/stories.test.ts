import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOfSundayWeek } from '../../../plugin/src/local/calendar/zoneTime.ts';
import { demoOf, type Demo, type DemoRow } from './demoIndex.ts';

const moments = [
  '2026-11-20T15:00:00Z',
  '2026-11-22T05:00:00Z',
  '2026-07-05T23:00:00Z',
  '2027-01-04T06:30:00Z',
  '2026-03-09T13:00:00Z',
];

/** Facts about one story, read from the rows alone. */
class Told {
  readonly demo: Demo;
  readonly request: DemoRow;

  constructor(demo: Demo, name: string) {
    this.demo = demo;
    const story = demo.stories.find((each) => each.name === name);
    this.request = demo.row(story?.requestKey);
  }

  /** Active mentors of a unit (chapter, district or region of the request) who offer its area. */
  experts(level: 'Chapter' | 'District' | 'Region'): DemoRow[] {
    const area = this.request.text('Area_of_Expertise__c') ?? '';
    return this.demo.mentors.filter(
      (mentor) =>
        mentor.text('Volunteer_Status__c') === 'Active' &&
        mentor.text('Classification__c') === 'Mentor' &&
        (mentor.text('Areas_of_Expertise__c') ?? '').split(';').includes(area) &&
        this.#unit(mentor.ref('AccountId'), level) === this.#unit(this.request.ref('Chapter__c'), level),
    );
  }

  free(level: 'Chapter' | 'District' | 'Region'): DemoRow[] {
    return this.experts(level).filter(
      (mentor) =>
        mentor.values.Mentoring_Paused__c === false && mentor.values.Request_Limit_Reached__c === false,
    );
  }

  get assignments(): DemoRow[] {
    return this.demo.assignmentsOf(this.request.key);
  }

  get attempts(): DemoRow[] {
    return this.assignments.flatMap(({ key }) => this.demo.attemptsOf(key));
  }

  assertWaits(status = 'Unassigned'): void {
    assert.equal(this.request.text('Assignment_Status__c'), status);
    assert.equal(this.request.text('ClosedDate'), undefined);
  }

  #unit(chapter: string | undefined, level: string): string | undefined {
    let unit = chapter === undefined ? undefined : this.demo.row(chapter);
    while (unit !== undefined && unit.text('Unit_Level__c') !== level)
      unit = this.demo.row(unit.ref('ParentId'));
    return unit?.key;
  }
}

const facts: Record<string, (told: Told) => void> = {
  'chapter match': (told) => {
    told.assertWaits();
    const industry = told.request.text('Industry__c') ?? '';
    const matches = told
      .free('Chapter')
      .map((mentor) => (mentor.text('Industry_Experience__c') ?? '').split(';').includes(industry));
    assert.deepEqual(matches.sort(), [false, true]);
  },
  'moved up to the district': (told) => {
    told.assertWaits();
    assert.equal(told.experts('Chapter').length, 0);
    assert.equal(told.free('District').length, 1);
  },
  'moved up to the region': (told) => {
    told.assertWaits();
    assert.equal(told.experts('District').length, 0);
    assert.ok(told.free('Region').length >= 1);
  },
  'all chapter experts at their limit': (told) => {
    told.assertWaits();
    const { demo } = told;
    const sunday = startOfSundayWeek('America/New_York', demo.asOf);
    const experts = told.experts('Chapter');
    assert.deepEqual(
      experts.map((each) => [
        each.values.Maximum_Client_Weekly_Requests__c,
        each.text('Subject_Matter_Expertise__c'),
      ]),
      [
        [1, undefined],
        [undefined, '1 MRE/week'],
      ],
    );
    for (const expert of experts) {
      const assigned = demo.of('Mentor_Assignment__c').filter((each) => each.ref('Mentor__c') === expert.key);
      assert.equal(assigned.filter((each) => each.at('Offered_At__c') >= sunday).length, 1);
      assert.ok(assigned.every((each) => each.text('How__c') === 'Assigned'));
    }
    assert.equal(told.free('District').filter((each) => !experts.includes(each)).length, 1);
  },
  'paused expert': (told) => {
    told.assertWaits();
    const [expert, ...others] = told.experts('Chapter');
    assert.equal(others.length, 0);
    assert.equal(expert?.values.Mentoring_Paused__c, true);
    assert.ok(Date.parse(expert.text('Mentoring_Paused_Until__c') ?? '') > told.demo.asOf);
    assert.equal(told.free('District').length, 1);
  },
  'not in business yet': (told) => {
    told.assertWaits();
    assert.equal(told.request.text('Industry__c'), undefined);
    assert.equal(told.request.values.Business_Established__c, false);
    assert.ok(told.free('Chapter').length >= 1);
  },
  'declined before': (told) => {
    told.assertWaits();
    const free = told.free('Chapter').map(({ key }) => key);
    const [declined, ...others] = told.assignments;
    assert.equal(others.length, 0);
    assert.equal(declined?.text('Response__c'), 'Declined');
    assert.ok(free.includes(declined.ref('Mentor__c') ?? ''));
    assert.equal(free.length, 2);
  },
  'area nobody in the region has': (told) => {
    told.assertWaits();
    assert.equal(told.experts('Region').length, 0);
  },
  'unclear capacity text': (told) => {
    told.assertWaits();
    const [expert, ...others] = told.free('Chapter');
    assert.equal(others.length, 0);
    assert.equal(expert?.values.Maximum_Client_Weekly_Requests__c, undefined);
    assert.match(expert?.text('Subject_Matter_Expertise__c') ?? '', /^1-2 /);
    assert.equal(told.free('District').length, 2);
  },
  'timed out, locked until the follow-up': (told) => {
    told.assertWaits('Pending Reassignment');
    const last = told.assignments.at(-1);
    assert.equal(last?.text('Response__c'), 'Timed Out');
    assert.equal(last.time('Follow_Up_Tried_At__c'), undefined);
    assert.equal(last.values.Unlocked_By_ROC__c, false);
  },
  'request without a chapter': (told) => {
    told.assertWaits();
    assert.equal(told.request.ref('Chapter__c'), undefined);
    assert.equal(told.request.ref('OwnerId'), 'user:cic.central@engage.local');
  },
  'request without an area': (told) => {
    told.assertWaits();
    assert.equal(told.request.text('Area_of_Expertise__c'), undefined);
  },
  'direct request before days off': (told) => {
    const [assignment] = told.assignments;
    const [attempt] = told.attempts;
    assert.equal(assignment?.text('How__c'), 'Direct');
    assert.equal(told.request.text('ClosedDate'), undefined);
    const waited = (attempt?.at('Made_At__c') ?? 0) - told.request.at('CreatedDate');
    assert.ok(waited > 2 * 86_400_000 && waited < 6 * 86_400_000, `${waited / 86_400_000} days`);
  },
  'three attempts made': (told) => {
    assert.equal(told.request.text('Status'), 'New');
    assert.equal(told.request.text('Assignment_Status__c'), 'Assigned');
    assert.equal(told.attempts.length, 3);
  },
  'client asked to wait': (told) => {
    told.assertWaits();
    assert.ok(Date.parse(told.request.text('Client_Waits_Until__c') ?? '') > told.demo.asOf);
  },
  'region not enrolled': (told) => {
    told.assertWaits();
    assert.equal(told.demo.regionOf(told.request.ref('Chapter__c')), 'Northeast');
  },
};

for (const moment of moments) {
  const demo = demoOf({ seed: 7, asOf: new Date(moment), scale: 0.1 });
  for (const [name, holds] of Object.entries(facts)) {
    test(`story '${name}' as of ${moment}`, () => {
      holds(new Told(demo, name));
    });
  }
}

test('every story has its facts tested, a name of its own and a rule id', () => {
  const { stories } = demoOf({ seed: 7, asOf: new Date('2026-11-20T15:00:00Z'), scale: 0.1 });
  assert.deepEqual(stories.map(({ name }) => name).sort(), Object.keys(facts).sort());
  for (const { says } of stories) assert.match(says, /\([MD]\d+/);
});

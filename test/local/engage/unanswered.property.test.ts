import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dueKinds } from '../../../plugin/src/local/engage/dueKinds.ts';
import { US_ZONES } from '../../rules/calendar/calendarSamples.ts';
import { oracleDeadline } from '../../rules/calendar/temporalOracle.ts';
import { engageOrg } from './engageOrg.ts';

const HOUR = 3_600_000;
const zone = fc.constantFrom(...US_ZONES);
/** Whole seconds, as the org keeps them. */
const instant = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 })
  .map((seconds) => seconds * 1000);

test('D2: the notice comes at 24 h, the reminder at 48 h, the return 5 business days on (temporal-polyfill says when)', () => {
  fc.assert(
    fc.property(instant, zone, (since, zoneName) => {
      const { notice24Hours, reminder48Hours, returnToQueue } = dueKinds;
      assert.equal(notice24Hours.dueAt(since), since + 24 * HOUR);
      assert.equal(reminder48Hours.dueAt(since), since + 48 * HOUR);
      assert.equal(returnToQueue.dueAt(since, zoneName), oracleDeadline(since, 5, zoneName));
      assert.ok(returnToQueue.dueAt(since, zoneName) > reminder48Hours.dueAt(since));
    }),
    { numRuns: 2000 },
  );
});

type Act =
  | { readonly kind: 'offer'; readonly mentor: 0 | 1 }
  | { readonly kind: 'accept' | 'queue' | 'close' | 'touch' }
  | { readonly kind: 'wait'; readonly hours: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('offer'), mentor: fc.constantFrom(0, 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('accept', 'queue', 'touch', 'close') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait'), hours: fc.integer({ min: 1, max: 100 }) }) },
);

interface Offer {
  readonly mentor: 0 | 1;
  readonly since: number;
  done: number;
}

/** What must be in the outbox by the naive telling of the rules: template, mentor and time. */
class Telling {
  offer: Offer | undefined;
  closed = false;
  readonly mails: string[] = [];

  follow(given: Act, now: number): void {
    if (given.kind === 'offer' && !this.closed && this.offer?.mentor !== given.mentor) {
      this.offer = { mentor: given.mentor, since: now, done: 0 };
      this.tell('Request_Assigned_To_Mentor', now);
    }
    if (given.kind === 'accept' || given.kind === 'queue' || given.kind === 'close') this.offer = undefined;
    if (given.kind === 'close') this.closed = true;
  }

  until(now: number): void {
    for (const [step, template, after] of [
      [0, 'Notice_24_Hours_To_Mentor', 24],
      [1, 'Reminder_48_Hours_To_Mentor', 48],
    ] as const) {
      const due = (this.offer?.since ?? Infinity) + after * HOUR;
      if (this.offer?.done !== step || due > now) continue;
      this.tell(template, due);
      this.offer.done += 1;
    }
    if (this.offer === undefined) return;
    const due = oracleDeadline(this.offer.since, 5, 'America/Chicago');
    if (due > now) return;
    this.tell('Returned_To_Queue_To_Coordinators', due);
    this.tell('Apology_For_The_Delay_To_Client', due);
    this.offer = undefined;
  }

  private tell(template: string, at: number): void {
    this.mails.push(`${template} ${this.offer?.mentor ?? ''} ${new Date(at).toISOString().slice(0, 19)}`);
  }
}

test('Whatever people do to a request, each thing is sent once, at its time, to who has to answer then', () => {
  const engage = engageOrg();
  const { org, clock } = engage;
  const mentors = [engage.mentor('wise'), engage.mentor('sage')] as const;
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
      const caseId = engage.request();
      const telling = new Telling();
      const save = (values: Record<string, string>): void => {
        org.update('Case', caseId, values, org.systemUserId);
      };
      for (const each of [...acts, { kind: 'wait', hours: 400 } as const]) {
        const now = clock.now().getTime();
        telling.follow(each, now);
        if (each.kind === 'offer')
          save({ OwnerId: mentors[each.mentor].userId, Assignment_Status__c: 'Assigned-Pending' });
        if (each.kind === 'accept') save({ Assignment_Status__c: 'Assigned' });
        if (each.kind === 'queue') save({ OwnerId: engage.queueId, Assignment_Status__c: 'Unassigned' });
        if (each.kind === 'close') save({ Status: 'Withdrawn' });
        if (each.kind === 'touch') save({ Subject: `Touched at ${now}` });
        if (each.kind === 'wait') {
          engage.pass(new Date(now + each.hours * HOUR).toISOString());
          telling.until(now + each.hours * HOUR);
        }
      }
      const sent = org
        .outbox()
        .filter(({ relatedRecordId }) => relatedRecordId === caseId)
        .map(({ template, to, sentAt }) => {
          const mentor = ['wise@engage.local', 'sage@engage.local'].indexOf(to[0] ?? '');
          return [template, mentor, sentAt.slice(0, 19)];
        });
      assert.deepEqual(
        sent.map(([template, , at]) => `${template} ${at}`),
        telling.mails.map((line) => line.replace(/ [01] /, ' ')),
      );
      const asked = sent.filter(([, mentor]) => mentor !== -1).map(([, mentor]) => mentor);
      const told = telling.mails
        .filter((line) => line.includes('To_Mentor'))
        .map((line) => Number(line.split(' ')[1]));
      assert.deepEqual(asked, told);
    }),
    { numRuns: 150 },
  );
});

import assert from 'node:assert/strict';
import { addBusinessDays } from '../../../plugin/src/local/calendar/businessTime.ts';
import type { Demo, DemoRow } from './demoIndex.ts';

const dayLength = 86_400_000;
const enrolled = ['Central', 'Mid-Atlantic'];
const mayLieAhead = new Set([
  'Session_Start__c',
  'Session_End__c',
  'Mentoring_Paused_Until__c',
  'Client_Waits_Until__c',
]);

/** What must hold for every row of a demo; each function fails with the key of the row. */
export const invariants: Readonly<Record<string, (demo: Demo) => void>> = {
  'keys are unique, and a row refers to earlier rows or to what the org has': ({ rows }) => {
    const seen = new Set<string>();
    for (const { key, values } of rows) {
      for (const value of Object.values(values)) {
        if (typeof value !== 'object' || /^(recordType|profile|permissionSet):/.test(value.ref)) continue;
        assert.ok(
          seen.has(value.ref) || /^user:(admin|cic|roc|service)/.test(value.ref),
          `${key} -> ${value.ref}`,
        );
      }
      assert.ok(!seen.has(key), `twice: ${key}`);
      seen.add(key);
    }
  },

  'nothing is dated after asOf but what lies ahead by its nature; created, then modified': ({
    rows,
    asOf,
  }) => {
    for (const row of rows) {
      for (const [field, value] of Object.entries(row.values)) {
        if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value) || mayLieAhead.has(field)) continue;
        assert.ok(Date.parse(value) <= asOf, `${row.key}.${field} = ${value}`);
      }
      const created = row.time('CreatedDate');
      if (created === undefined) continue;
      assert.ok(created <= row.at('LastModifiedDate'), row.key);
      assert.equal(row.at('SystemModstamp'), row.at('LastModifiedDate'), row.key);
    }
  },

  'M0: regions that are not enrolled have no rows of the package': ({ of, row, regionOf }) => {
    for (const assignment of of('Mentor_Assignment__c')) {
      const chapter = regionOf(row(assignment.ref('Mentor__c')).ref('AccountId'));
      assert.ok(enrolled.includes(chapter ?? ''), assignment.key);
    }
    assert.ok(of('Case').some((request) => regionOf(request.ref('Chapter__c')) === 'Northeast'));
  },

  'assignment status, owner and status of a request agree with its assignments': (demo) => {
    for (const request of requestsOfTheProcess(demo)) checkRequest(demo, request);
  },

  'one mentor at a time; only the first assignment can be a direct one; nobody twice (M10)': (demo) => {
    for (const request of requestsOfTheProcess(demo)) {
      const assignments = demo.assignmentsOf(request.key);
      const mentors = assignments.map((each) => each.ref('Mentor__c'));
      assert.equal(new Set(mentors).size, mentors.length, request.key);
      assignments.forEach((assignment, index) => {
        const direct = index === 0 && request.ref('Requested_Mentor__c') !== undefined;
        assert.equal(assignment.text('How__c'), direct ? 'Direct' : 'Assigned', assignment.key);
        assert.equal(assignment.text('Recommended_By__c'), direct ? 'Client' : 'Coordinator', assignment.key);
        if (direct) {
          assert.equal(assignment.ref('Mentor__c'), request.ref('Requested_Mentor__c'), assignment.key);
          assert.equal(assignment.at('Offered_At__c'), request.at('CreatedDate'), assignment.key);
        }
        const before = assignments[index - 1]?.at('Ended_At__c') ?? request.at('CreatedDate');
        assert.ok(assignment.at('Offered_At__c') >= before, assignment.key);
      });
    }
  },

  'the answer, the end and their reasons belong together': ({ of, row, regionOf }) => {
    for (const assignment of of('Mentor_Assignment__c')) {
      const [response, outcome] = [assignment.text('Response__c'), assignment.text('Outcome__c')];
      const ended = response === 'Declined' || response === 'Timed Out' || outcome !== undefined;
      assert.equal(assignment.time('Ended_At__c') !== undefined, ended, assignment.key);
      assert.equal(assignment.time('Responded_At__c') !== undefined, response !== undefined, assignment.key);
      assert.equal(
        assignment.text('Decline_Reason__c') !== undefined,
        response === 'Declined',
        assignment.key,
      );
      if (outcome === 'Transferred' || outcome === 'Completed' || outcome === 'Unable to Reach') {
        assert.equal(response, 'Accepted', assignment.key);
      }
      if (outcome === 'Transferred') {
        assert.ok((assignment.text('Outcome_Notes__c') ?? '').length >= 20, `T1 ${assignment.key}`);
      }
      assert.equal(
        row(assignment.ref('Mentor__c')).text('Classification__c'),
        'Mentor',
        `M2 ${assignment.key}`,
      );
      if (response !== 'Timed Out') continue;
      const zone = row(row(assignment.ref('Request__c')).ref('Chapter__c')).text('Time_Zone__c') ?? '';
      const due = addBusinessDays(zone, assignment.at('Offered_At__c'), 5);
      assert.equal(
        Math.round(due / 1000),
        Math.round(assignment.at('Responded_At__c') / 1000),
        `D2 ${assignment.key}`,
      );
      assert.ok(regionOf(row(assignment.ref('Mentor__c')).ref('AccountId')));
    }
  },

  'D3: after a time-out nobody is asked before the follow-up or an unlock with a reason': (demo) => {
    for (const request of requestsOfTheProcess(demo)) {
      demo.assignmentsOf(request.key).forEach((assignment, index, all) => {
        const tried = assignment.time('Follow_Up_Tried_At__c');
        const unlocked = assignment.values.Unlocked_By_ROC__c === true;
        assert.equal(assignment.text('Unlock_Reason__c') !== undefined, unlocked, assignment.key);
        const next = all[index + 1];
        if (assignment.text('Response__c') !== 'Timed Out' || next === undefined) return;
        assert.ok(unlocked || (tried ?? Infinity) <= next.at('Offered_At__c'), assignment.key);
      });
    }
  },

  'attempts lie between offer and end, are logged after they were made, and move the assignment': (demo) => {
    for (const attempt of demo.of('Contact_Attempt__c')) {
      const assignment = demo.row(attempt.ref('Assignment__c'));
      assert.ok(attempt.at('Made_At__c') >= assignment.at('Offered_At__c'), attempt.key);
      assert.ok(attempt.at('CreatedDate') <= (assignment.time('Ended_At__c') ?? demo.asOf), attempt.key);
      assert.ok(attempt.at('CreatedDate') >= attempt.at('Made_At__c'), attempt.key);
      assert.ok(assignment.at('SystemModstamp') >= attempt.at('SystemModstamp'), attempt.key);
      assert.equal(attempt.values.Voided__c, attempt.text('Void_Reason__c') !== undefined, attempt.key);
    }
  },

  'D6: closed as unable to contact only after three attempts by two methods over 24 hours within 14 days': (
    demo,
  ) => {
    for (const assignment of demo.of('Mentor_Assignment__c')) {
      if (assignment.text('Outcome__c') !== 'Unable to Reach') continue;
      const counted = demo.attemptsOf(assignment.key).filter((each) => each.values.Voided__c === false);
      const times = counted.map((each) => each.at('Made_At__c'));
      assert.ok(counted.length >= 3, assignment.key);
      assert.ok(new Set(counted.map((each) => each.text('Method__c'))).size >= 2, assignment.key);
      const span = Math.max(...times) - Math.min(...times);
      assert.ok(span >= dayLength && span <= 14 * dayLength, assignment.key);
      assert.ok(
        counted.every((each) => each.text('Result__c') !== 'Reached'),
        assignment.key,
      );
    }
  },

  'sessions are held after they were arranged; notes come after the end; only open requests have one ahead': (
    demo,
  ) => {
    for (const session of demo.of('Mentoring_Session__c')) {
      const [start, end] = [session.at('Session_Start__c'), session.at('Session_End__c')];
      const status = session.text('Status__c');
      assert.ok(session.at('CreatedDate') <= start && start < end, session.key);
      assert.equal(session.time('Notes_Logged_At__c') !== undefined, status === 'Completed', session.key);
      if (status === 'Completed') assert.ok(session.at('Notes_Logged_At__c') >= end, session.key);
      if (status === 'No Show') assert.ok(start <= demo.asOf, session.key);
      const request = demo.row(session.ref('Mentoring_Request__c'));
      if (status === 'Scheduled' && start > demo.asOf)
        assert.equal(request.text('ClosedDate'), undefined, session.key);
    }
  },

  'M7: the counter is the number of offers of the last 7 days, and the flag follows from it': (demo) => {
    const offers = Map.groupBy(demo.of('Mentor_Assignment__c'), (each) => each.ref('Mentor__c'));
    for (const mentor of demo.mentors) {
      const counter = Number(mentor.values.Client_Requests_Last_7_Days__c);
      const limit = mentor.values.Maximum_Client_Weekly_Requests__c;
      const reached = typeof limit === 'number' && counter >= limit;
      assert.equal(mentor.values.Request_Limit_Reached__c, reached, mentor.key);
      if (!enrolled.includes(demo.regionOf(mentor.ref('AccountId')) ?? '')) continue;
      const since = demo.asOf - 7 * dayLength;
      const recent = (offers.get(mentor.key) ?? []).filter((each) => each.at('Offered_At__c') > since);
      assert.equal(counter, recent.length, mentor.key);
    }
  },

  'M4: a mentor lists one to six areas and industries, each once; a client without a business has no industry':
    (demo) => {
      for (const mentor of demo.mentors) {
        for (const field of ['Areas_of_Expertise__c', 'Industry_Experience__c']) {
          const list = (mentor.text(field) ?? '').split(';');
          assert.ok(list.length >= 1 && list.length <= 6 && new Set(list).size === list.length, mentor.key);
        }
      }
      for (const request of demo.of('Case')) {
        if (request.values.Business_Established__c === false)
          assert.equal(request.text('Industry__c'), undefined);
      }
    },
};

function requestsOfTheProcess({ of, regionOf }: Demo): DemoRow[] {
  return of('Case').filter((request) => regionOf(request.ref('Chapter__c')) !== 'Northeast');
}

const outcomeOf: Record<string, string> = {
  Completed: 'Completed',
  'Unable to Contact': 'Unable to Reach',
  Withdrawn: 'Withdrawn',
};

function checkRequest(demo: Demo, request: DemoRow): void {
  const assignments = demo.assignmentsOf(request.key);
  const last = assignments.at(-1);
  const held = assignments.filter((each) => each.time('Ended_At__c') === undefined);
  const status = request.text('Status') ?? '';
  for (const each of assignments) {
    for (const field of ['Offered_At__c', 'Responded_At__c', 'Ended_At__c']) {
      assert.ok((each.time(field) ?? 0) <= request.at('SystemModstamp'), `${request.key}: ${field}`);
    }
  }
  if (status === 'Session Held' || status === 'Completed') {
    assert.ok(
      demo.sessionsOf(request.key).some((each) => each.text('Status__c') === 'Completed'),
      request.key,
    );
  }
  if (request.time('ClosedDate') !== undefined) {
    assert.equal(held.length, 0, request.key);
    if (request.ref('OwnerId')?.startsWith('user:mentor')) {
      assert.equal(last?.text('Outcome__c'), outcomeOf[status], request.key);
      assert.equal(last?.at('Ended_At__c'), request.at('ClosedDate'), request.key);
    } else {
      assert.equal(status, 'Withdrawn', request.key);
    }
    return;
  }
  assert.ok(['New', 'In Contact', 'Session Held'].includes(status), request.key);
  assert.equal(held.length <= 1 && (held.length === 0 || held[0] === last), true, request.key);
  assert.equal(request.text('Assignment_Status__c'), expectedAssignmentStatus(last), request.key);
  assert.equal(
    request.ref('OwnerId'),
    expectedOwner(demo, request, held[0]) ?? request.ref('OwnerId'),
    request.key,
  );
}

function expectedAssignmentStatus(last: DemoRow | undefined): string {
  if (last === undefined) return 'Unassigned';
  if (last.time('Ended_At__c') !== undefined) {
    return last.text('Response__c') === 'Declined' ? 'Unassigned' : 'Pending Reassignment';
  }
  return last.text('Response__c') === 'Accepted' ? 'Assigned' : 'Assigned-Pending';
}

/** Undefined where any coordinator will do. */
function expectedOwner(demo: Demo, request: DemoRow, held: DemoRow | undefined): string | undefined {
  if (held !== undefined) return held.ref('Mentor_User__c');
  const chapter = request.ref('Chapter__c');
  if (chapter !== undefined) return `queue:${demo.row(chapter).text('Chapter_Number__c') ?? ''}`;
  assert.match(request.ref('OwnerId') ?? '', /^user:cic/, request.key);
  return undefined;
}

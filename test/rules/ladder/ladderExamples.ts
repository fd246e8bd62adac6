import {
  actingFor,
  businessCalendar,
  hierarchyOn,
  ladderKey,
  ladderOf,
  type Assignment,
  type AssignmentId,
  type Instant,
  type Ladder,
  type LadderOutcome,
  type LadderRecord,
  type LadderTask,
  type LadderTaskCode,
  type MentorId,
  type Role,
  type RulesPolicy,
  type UnitTerm,
  type UnitTermId,
} from '../../../plugin/src/rules/index.ts';
import { roleHolders } from '../../../plugin/src/rules/hierarchy/roles.ts';
import { at, mentorId, offer, policy, unitId, units } from '../examples.ts';

export const MENTOR = mentorId('mentor');
export const calendar = businessCalendar('America/New_York', []);

const UNIT_OF: Readonly<Record<Role, string>> = {
  cic: 'Central',
  rcic: 'Central',
  roc: 'Central',
  rvp: 'Central',
  rfpl: 'Central',
  rvic: 'Central',
  dd: 'Iowa',
  cc: 'Ames',
};

/** Who holds each role, by made-up person Ids. */
export type Held = Partial<Record<Role, readonly string[]>>;

export const EVERYBODY: Held = {
  cic: ['cic1', 'cic2'],
  rcic: ['rcic'],
  roc: ['roc'],
  rvp: ['rvp'],
  rfpl: ['rfpl'],
  rvic: ['rvic'],
  dd: ['dd'],
  cc: ['cc'],
};

export const termsOf = (held: Held): UnitTerm[] =>
  (Object.keys(UNIT_OF) as Role[]).flatMap((role) =>
    (held[role] ?? []).map((holder) => ({
      kind: 'role' as const,
      id: `${role}-${holder}` as UnitTermId,
      unitId: unitId(UNIT_OF[role]),
      role,
      holderId: mentorId(holder),
    })),
  );

/** L8 in the chapter Ames. */
export const actingIn = (held: Held) => {
  const date = '2026-11-21';
  return actingFor(roleHolders(date, hierarchyOn(date, units), termsOf(held)), unitId('Ames'));
};

/** A decline of an assigned request, too busy unless another reason is given. */
export const decline = (id: string, respondedAt: Instant, rest: Partial<Assignment> = {}): Assignment =>
  offer('mentor', respondedAt - 3_600_000, {
    id: id as AssignmentId,
    response: 'declined',
    respondedAt,
    declineReason: 'tooBusy',
    ...rest,
  });

export interface Case {
  readonly held?: Held;
  readonly ladder?: Partial<RulesPolicy['ladder']>;
  readonly mentor?: MentorId;
}

export const ladderAt = (
  at: Instant,
  assignments: readonly Assignment[],
  records: readonly LadderRecord[] = [],
  { held = EVERYBODY, ladder = {}, mentor = MENTOR }: Case = {},
): Ladder =>
  ladderOf({
    mentorId: mentor,
    assignments,
    records,
    acting: actingIn(held),
    calendar,
    policy: { ...policy.ladder, ...ladder },
    at,
  });

/** The task `step task` of a rejection, e.g. `a 1 emailMentor`. */
export const taskIn = (ladder: Ladder, name: string): LadderTask => {
  const task = ladder.tasks.find((other) => nameOf(other) === name);
  if (task === undefined)
    throw new Error(`There is no task "${name}" among ${ladder.tasks.map(nameOf).join(', ')}.`);
  return task;
};

export const nameOf = ({ assignmentId, step, row }: LadderTask): string =>
  `${assignmentId} ${step} ${row.task}`;

/** Every task as `a 1 emailMentor owed`. */
export const statesOf = ({ tasks }: Ladder): string[] => tasks.map((task) => `${nameOf(task)} ${task.state}`);

/** What a person records of a task: `acted('a', 1, 'emailMentor', at)`. */
export const acted = (
  assignment: string,
  step: 1 | 2 | 3 | 'claim',
  task: LadderTaskCode,
  doneAt: Instant,
  rest: Partial<LadderRecord> = {},
): LadderRecord => ({ ...written(assignment, step, task), doneAt, ...rest });

/** A task that was written to Engage and that nobody has done. */
export const written = (
  assignment: string,
  step: 1 | 2 | 3 | 'claim',
  task: LadderTaskCode,
  rest: Partial<LadderRecord> = {},
): LadderRecord => ({
  key: ladderKey({ mentorId: MENTOR, assignmentId: assignment as AssignmentId, step, task }),
  mentorId: MENTOR,
  ...rest,
});

/** The rows that Engage would hold of a ladder: what a sync writes, and what people had recorded. */
export const rowsOf = (ladder: Ladder): LadderRecord[] =>
  ladder.tasks.map(({ key, mentorId: mentor, askedAt, doneAt, outcome, actor, due, evidence }) => ({
    key,
    mentorId: mentor,
    askedAt,
    doneAt,
    outcome,
    actorRole: actor.role,
    actorId: actor.holders[0],
    due,
    evidence,
  }));

export const decided = (outcome: LadderOutcome): Partial<LadderRecord> => ({ outcome });

export const MONDAY = at('2026-11-02T10:00');
export const LATER = at('2026-11-09T10:00');
export const AGAIN = at('2026-11-16T10:00');
export const NOW = at('2026-11-21T10:00');

export const FIRST = ['a 1 emailMentor', 'a 1 talkWithMentor'];
export const stepOneDone = (id = 'a', on = at('2026-11-04T10:00')) => [
  acted(id, 1, 'emailMentor', on),
  acted(id, 1, 'talkWithMentor', on + 60_000),
];
export const stepTwoDone = (id = 'b', on = at('2026-11-12T10:00')) => [
  acted(id, 2, 'informLeaders', on),
  acted(id, 2, 'warnMentor', on + 60_000),
  acted(id, 2, 'confirmWarning', on + 120_000),
];
export const three = [decline('a', MONDAY), decline('b', LATER), decline('c', AGAIN)];
export const twoDone = [...stepOneDone(), ...stepTwoDone()];

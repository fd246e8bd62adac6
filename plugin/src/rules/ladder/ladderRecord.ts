import type { AssignmentId, Instant, MentorId } from '../facts.ts';
import { readLadderKey, type LadderKey } from './ladderKey.ts';
import type { LadderOutcome } from './ladderOutcome.ts';
import type { Role } from '../facts.ts';

/** What is recorded of one task or escalation (a row of Compliance_Step__c): people's acts, and what was last said of it. */
export interface LadderRecord {
  /** L9: unique; made from its cause. */
  readonly key: string;
  readonly mentorId?: MentorId | undefined;
  /** L6, L10, L11: when a person asked: an appeal, an escalation. */
  readonly askedAt?: Instant | undefined;
  readonly doneAt?: Instant | undefined;
  readonly outcome?: LadderOutcome | undefined;
  /** L8: who held the task when it was done. */
  readonly actorRole?: Role | undefined;
  readonly actorId?: MentorId | undefined;
  readonly due?: Instant | undefined;
  readonly evidence?: readonly AssignmentId[] | undefined;
}

/** A record of the ladder with what its key names. */
export interface KeyedRecord extends LadderRecord {
  readonly names: LadderKey;
}

const later = (instant: Instant | undefined, at: Instant): boolean => instant !== undefined && instant > at;

/** Of two rows with one key: the one done first, else asked first. */
const before = (left: LadderRecord, right: LadderRecord): boolean => {
  const done = (left.doneAt ?? Infinity) - (right.doneAt ?? Infinity);
  const asked = (left.askedAt ?? Infinity) - (right.askedAt ?? Infinity);
  if (left.doneAt !== right.doneAt) return done < 0;
  if (left.askedAt !== right.askedAt) return asked < 0;
  return (left.outcome ?? '') < (right.outcome ?? '');
};

/** What was recorded by an instant, one a key; in any order, with doubles. */
export const recordsAsOf = (records: readonly LadderRecord[], at: Instant): Map<string, LadderRecord> => {
  const byKey = new Map<string, LadderRecord>();
  for (const record of records) {
    const known: LadderRecord = {
      ...record,
      ...(later(record.askedAt, at) ? { askedAt: undefined } : {}),
      ...(later(record.doneAt, at) ? { doneAt: undefined, outcome: undefined } : {}),
    };
    const other = byKey.get(record.key);
    if (other === undefined || before(known, other)) byKey.set(record.key, known);
  }
  return byKey;
};

/** The records of one mentor's ladder, by key order. */
export const mentorRecords = (
  records: ReadonlyMap<string, LadderRecord>,
  mentorId: MentorId,
): readonly KeyedRecord[] =>
  [...records.values()]
    .flatMap((record) => {
      const names = readLadderKey(record.key);
      return names?.mentorId === mentorId ? [{ ...record, names }] : [];
    })
    .sort((left, right) => (left.key < right.key ? -1 : 1));

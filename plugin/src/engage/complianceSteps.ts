import { z } from 'zod';
import { labelOf, type Binding } from '../policy/index.ts';
import type {
  AssignmentId,
  Escalation,
  Instant,
  LadderRecord,
  LadderTask,
  MentorId,
} from '../rules/index.ts';
import { apiVersion, type Gateway } from './gateway.ts';
import { normaliseValue, type FieldValue } from './outgoing.ts';
import { codedOrBlank } from './pull/codes.ts';
import { compositeQueries } from './pull/compositeQueries.ts';
import { pageRows } from './pull/pullQuery.ts';
import { readRow } from './pull/readRow.ts';
import { blankable, idValue, instantValue, writeInstant } from './salesforceValues.ts';

/** A Compliance_Step__c as Engage holds it. */
export interface SeenStep {
  readonly id: string;
  readonly record: LadderRecord;
  /** Every bound field, by the org's names. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** A Compliance_Step__c as Engage should hold it: the fields that the service owns. */
export interface StepRow {
  readonly key: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** P5: a row that could not be read, and why. */
export interface UnreadableStep {
  readonly id: string;
  /** Empty where it has none. */
  readonly key: string;
  readonly reason: string;
}

export interface ReadSteps {
  readonly steps: readonly SeenStep[];
  readonly unreadable: readonly UnreadableStep[];
}

const evidenceIds = z
  .string()
  .nullish()
  .transform((text) => (text ?? '').split(/\s+/).filter((id) => id !== '') as AssignmentId[]);

const stepSchema = ({ complianceStep: { values } }: Binding): z.ZodType<LadderRecord & { id: string }> =>
  z.object({
    id: idValue<string>(),
    key: z.string(),
    mentorId: blankable(idValue<MentorId>()),
    actorRole: codedOrBlank(values.actorRole),
    actorId: blankable(idValue<MentorId>()),
    due: blankable(instantValue),
    askedAt: blankable(instantValue),
    doneAt: blankable(instantValue),
    outcome: codedOrBlank(values.outcome),
    evidence: evidenceIds,
  });

/**
 * Reads every compliance step that the login may see, 2000 a call.
 *
 * @throws EngageError when a call fails.
 */
export async function readSteps(gateway: Gateway, binding: Binding): Promise<ReadSteps> {
  const { object, fields } = binding.complianceStep;
  const columns = [...new Set(['Id', 'SystemModstamp', 'IsDeleted', ...Object.values(fields)])].join(', ');
  const kind = { object, fields, schema: stepSchema(binding) };
  const steps: SeenStep[] = [];
  const unreadable: UnreadableStep[] = [];
  for (let after = ''; ;) {
    const where = `IsDeleted = false${after === '' ? '' : ` AND Id > '${after}'`}`;
    const query = `SELECT ${columns} FROM ${object} WHERE ${where} ORDER BY Id LIMIT ${pageRows}`;
    const [page] = await compositeQueries(gateway, [query], `/services/data/v${apiVersion}`);
    const records = page?.records ?? [];
    for (const row of records) {
      const { id, fact, unreadable: reason } = readRow<LadderRecord & { id: string }>(kind, row);
      after = id;
      if (reason !== undefined)
        unreadable.push({ id, key: z.string().catch('').parse(row[fields.key]), reason });
      if (fact === undefined) continue;
      steps.push({ id, record: fact, fields: fieldsOf(row, Object.values(fields)) });
    }
    if (records.length < pageRows) return { steps, unreadable };
  }
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]).catch(null);

const fieldsOf = (
  row: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, FieldValue> =>
  Object.fromEntries(names.map((name) => [name, normaliseValue(scalar.parse(row[name] ?? null))]));

const instantField = (instant: Instant | undefined): FieldValue =>
  instant === undefined ? null : writeInstant(instant);

const longestSentence = 1000;
const longestEvidence = 4000;

/** L3-L6, L8: the row of a task. What a person records (asked, done, outcome) is not the service's to write. */
export function taskRowOf(binding: Binding, task: LadderTask): StepRow {
  const { fields, values } = binding.complianceStep;
  const { key, mentorId, row, actor, due, state, evidence, sentence } = task;
  return {
    key,
    fields: {
      [fields.key]: key,
      [fields.mentorId]: mentorId,
      [fields.kind]: labelOf(values.kind, row.kind) ?? null,
      [fields.task]: labelOf(values.task, row.task) ?? null,
      [fields.actorRole]: actor.role === undefined ? null : (labelOf(values.actorRole, actor.role) ?? null),
      [fields.actorId]: actor.holders[0] ?? null,
      [fields.fallback]: actor.fallback,
      [fields.due]: instantField(due),
      [fields.state]: labelOf(values.state, state) ?? null,
      [fields.evidence]: evidence.join('\n').slice(0, longestEvidence),
      [fields.sentence]: sentence.slice(0, longestSentence),
    },
  };
}

/** L10: the row of an escalation, which a person made. */
export function escalationRowOf(binding: Binding, escalation: Escalation): StepRow {
  const { fields, values } = binding.complianceStep;
  const { key, actor, due, state, sentence } = escalation;
  return {
    key,
    fields: {
      [fields.key]: key,
      [fields.kind]: labelOf(values.kind, 'escalation') ?? null,
      [fields.task]: labelOf(values.task, 'answerEscalation') ?? null,
      [fields.actorRole]: actor.role === undefined ? null : (labelOf(values.actorRole, actor.role) ?? null),
      [fields.actorId]: actor.holders[0] ?? null,
      [fields.fallback]: actor.fallback,
      [fields.due]: instantField(due),
      [fields.state]: labelOf(values.state, state) ?? null,
      [fields.sentence]: sentence.slice(0, longestSentence),
    },
  };
}

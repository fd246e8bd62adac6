import { labelOf, type Binding } from '../policy/index.ts';
import type { Candidate, Instant, NextAction, RequestClock, RequestId } from '../rules/index.ts';
import { deadlineFields, type KeptDeadlines } from './deadlineFields.ts';
import { readInstant, writeInstant } from './salesforceValues.ts';

export type FieldValue = string | number | boolean | null;

/** A row of ours as Engage should hold it, in the org's own names. */
export interface OutgoingRow {
  readonly kind: 'clock' | 'recommendation';
  /** Value of the external id field; begins with the request's Id. */
  readonly key: string;
  readonly requestId: RequestId;
  readonly object: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Fields that say when and under which policy; alone they are no reason to write. */
  readonly provenance: readonly string[];
  /** Fields that keep their first value for as long as the row stays. */
  readonly keptOnce: readonly string[];
  /** D10: fields that keep the value Engage holds, where it was worked out from the same start. */
  readonly keptDeadlines?: KeptDeadlines | undefined;
  /** Only brings a row up to date that Engage holds already. */
  readonly updateOnly: boolean;
}

export interface WantedClock {
  readonly requestId: RequestId;
  readonly clocks: readonly RequestClock[];
  readonly holderAwaySince?: Instant | undefined;
  readonly nextAction?: NextAction | undefined;
  readonly assignLocked: boolean;
  readonly matchSummary?: string | undefined;
  readonly policyVersion: string;
  /** The request is closed: a clock that exists is stopped, none is made. */
  readonly closed: boolean;
}

export interface WantedRecommendation {
  readonly requestId: RequestId;
  readonly candidate: Candidate;
  readonly locked: boolean;
  readonly at: Instant;
  readonly policyVersion: string;
}

const longText = 32_000;
const shortText = 255;

/** The Request_Clock__c row of one request. */
export function clockRow(binding: Binding, wanted: WantedClock): OutgoingRow {
  const { object, fields, values } = binding.clock;
  const action = wanted.nextAction;
  const deadlines = deadlineFields(binding, wanted.clocks);
  return {
    kind: 'clock',
    key: wanted.requestId,
    requestId: wanted.requestId,
    object,
    fields: {
      [fields.requestKey]: wanted.requestId,
      [fields.requestId]: wanted.requestId,
      ...deadlines.fields,
      [fields.holderAwaySince]: instantField(wanted.holderAwaySince),
      [fields.nextAction]: action?.code ?? null,
      [fields.nextActionOwner]: action ? (labelOf(values.nextActionOwner, action.owner) ?? null) : null,
      [fields.nextActionDue]: instantField(action?.due),
      [fields.nextActionWhy]: textField(action?.why, shortText),
      [fields.assignLocked]: wanted.assignLocked,
      [fields.matchSummary]: textField(wanted.matchSummary, longText),
      [fields.policyVersion]: wanted.policyVersion,
    },
    provenance: [fields.policyVersion],
    keptOnce: [],
    keptDeadlines: deadlines.kept,
    updateOnly: wanted.closed,
  };
}

/** M16: since when the mentor of each request is known to be away, from the clock rows as last seen in Engage. */
export function awaySinceOf(
  { clock }: Binding,
  rows: readonly Pick<OutgoingRow, 'requestId' | 'fields'>[],
): Map<RequestId, Instant> {
  return new Map(
    rows.flatMap(({ requestId, fields }) => {
      const since = fields[clock.fields.holderAwaySince];
      return typeof since === 'string' ? [[requestId, readInstant(since)] as const] : [];
    }),
  );
}

/** One Mentor_Recommendation__c row. */
export function recommendationRow(binding: Binding, wanted: WantedRecommendation): OutgoingRow {
  const { object, fields, values } = binding.recommendation;
  const { candidate } = wanted;
  const key = `${wanted.requestId}:${candidate.mentorId}`;
  return {
    kind: 'recommendation',
    key,
    requestId: wanted.requestId,
    object,
    fields: {
      [fields.key]: key,
      [fields.requestId]: wanted.requestId,
      [fields.mentorId]: candidate.mentorId,
      [fields.rank]: candidate.rank,
      [fields.tier]: labelOf(values.tier, candidate.tier) ?? null,
      [fields.group]: labelOf(values.group, candidate.group) ?? null,
      [fields.relaxed]: candidate.relaxed,
      [fields.locked]: wanted.locked,
      [fields.why]: textField(candidate.reasons[0]?.sentence, shortText),
      [fields.reasons]: textField(
        candidate.reasons.map(({ code, sentence }) => `${code}: ${sentence}`).join('\n'),
        longText,
      ),
      [fields.assignedThisWeek]: candidate.assignedThisWeek,
      [fields.weeklyLimit]: candidate.weeklyLimit ?? null,
      [fields.recommendedAt]: writeInstant(wanted.at),
      [fields.policyVersion]: wanted.policyVersion,
    },
    provenance: [fields.recommendedAt, fields.policyVersion],
    keptOnce: [fields.recommendedAt],
    updateOnly: false,
  };
}

/** One form for a value however it was written: Salesforce gives datetimes back in another notation than it takes. */
export function normaliseValue(value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(value)) return writeInstant(readInstant(value));
  return value === '' ? null : value;
}

function instantField(instant: Instant | undefined): string | null {
  return instant === undefined ? null : writeInstant(instant);
}

/** Salesforce trims text; what is too long is cut with an ellipsis, so that a row is never refused for its length. */
function textField(text: string | undefined, limit: number): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return null;
  return trimmed.length <= limit ? trimmed : `${trimmed.slice(0, limit - 1)}…`;
}

import { labelOf, type Binding } from '../policy/index.ts';
import type { AnsweredCapacity, MentorId } from '../rules/index.ts';
import type { Gateway } from './gateway.ts';
import { upsertRows, type RowResult } from './writeRows.ts';

/** M6: what Engage should hold of a mentor's answer; without `takes` it was taken back. */
export interface WantedAnswer {
  readonly mentorId: MentorId;
  readonly takes: AnsweredCapacity | undefined;
  /** The words of the profile that it was given for. */
  readonly words: string;
}

/** The JSON text of one Capacity_Answer__c record. */
export function answerBody({ capacityAnswer }: Binding, { mentorId, takes, words }: WantedAnswer): string {
  const { object, fields, values } = capacityAnswer;
  const limit = takes?.kind === 'limit' ? takes : undefined;
  return JSON.stringify({
    attributes: { type: object },
    [fields.key]: mentorId,
    [fields.mentorId]: mentorId,
    [fields.unlimited]: takes?.kind === 'unlimited',
    [fields.limit]: limit?.limit ?? null,
    [fields.per]: limit ? (labelOf(values.per, limit.per) ?? null) : null,
    [fields.words]: takes === undefined || words === '' ? null : words,
  });
}

/**
 * Records one answer, under the permissions of whoever is logged in. The mentor's Id is its key: a repeated call changes nothing.
 *
 * @throws EngageError when the call as a whole fails for a reason that is not about the row.
 */
export async function writeAnswer(
  gateway: Gateway,
  binding: Binding,
  wanted: WantedAnswer,
): Promise<RowResult> {
  const { object, fields } = binding.capacityAnswer;
  const [result] = await upsertRows(gateway, { object, externalIdField: fields.key }, [
    answerBody(binding, wanted),
  ]);
  return result ?? { ok: false, code: 'NO_ANSWER', message: 'no result for this row', transient: true };
}

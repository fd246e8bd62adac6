import { z } from 'zod';
import { classifyError } from './errorClasses.ts';
import { EngageError } from './engageError.ts';
import type { Gateway } from './gateway.ts';

/** Salesforce takes at most 200 records in a collection call. */
export const rowsPerCall = 200;

/** The answer to one row of a write. */
export type RowResult =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly transient: boolean };

const rowAnswer = z.object({
  id: z.string().nullish(),
  success: z.boolean(),
  errors: z.array(z.object({ statusCode: z.string(), message: z.string() })),
});
const answerSchema = z.array(rowAnswer);

/** Deleting what is gone already is what was wanted (a lost answer leads here). */
const goneCodes = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'NOT_FOUND']);

/** Without this header, which defaults to TRUE, the org's assignment rules may re-route a Case. */
const headers = { 'Sforce-Auto-Assign': 'FALSE' };

/**
 * Upserts records of one object by external id; `bodies` are the records' JSON texts. One result a row, in order.
 *
 * @throws EngageError when the call as a whole fails for a reason that is not about a row.
 */
export async function upsertRows(
  gateway: Gateway,
  target: { object: string; externalIdField: string },
  bodies: readonly string[],
): Promise<RowResult[]> {
  return bisect(bodies, async (part) => {
    const answer = await gateway.call({
      method: 'PATCH',
      path: `/composite/sobjects/${target.object}/${target.externalIdField}`,
      body: `{"allOrNone":false,"records":[${part.join(',')}]}`,
      headers,
    });
    return answerSchema.parse(answer).map(resultOf);
  });
}

/** Deletes records by Id; a record that is gone already counts as deleted. One result a row, in order. */
export async function deleteRows(gateway: Gateway, ids: readonly string[]): Promise<RowResult[]> {
  return bisect(ids, async (part) => {
    const answer = await gateway.call({
      method: 'DELETE',
      path: `/composite/sobjects?allOrNone=false&ids=${part.join(',')}`,
      headers,
    });
    return answerSchema.parse(answer).map((row, index): RowResult => {
      const result = resultOf(row);
      return !result.ok && goneCodes.has(result.code) ? { ok: true, id: part[index] ?? '' } : result;
    });
  });
}

function resultOf(row: z.infer<typeof rowAnswer>): RowResult {
  if (row.success && row.id) return { ok: true, id: row.id };
  const error = row.errors[0] ?? { statusCode: 'UNKNOWN_EXCEPTION', message: 'refused without a reason' };
  return {
    ok: false,
    code: error.statusCode,
    message: error.message,
    transient: classifyError(error.statusCode, 400) === 'transient',
  };
}

/** One bad row can make the whole call fail: halve the batch until the row stands alone. */
async function bisect(
  rows: readonly string[],
  send: (part: readonly string[]) => Promise<RowResult[]>,
): Promise<RowResult[]> {
  try {
    return await send(rows);
  } catch (error) {
    if (!(error instanceof EngageError) || error.errorClass !== 'data') throw error;
    if (rows.length === 1) return [{ ok: false, code: error.code, message: error.message, transient: false }];
    const middle = Math.ceil(rows.length / 2);
    return [...(await bisect(rows.slice(0, middle), send)), ...(await bisect(rows.slice(middle), send))];
  }
}

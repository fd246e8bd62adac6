import { z } from 'zod';
import { EngageError } from '../engageError.ts';
import type { Gateway } from '../gateway.ts';

/** A composite call takes five queries and counts as one API call. */
export const queriesPerCall = 5;

const queryPage = z.object({
  done: z.boolean(),
  records: z.array(z.record(z.string(), z.unknown())),
});
const compositeAnswer = z.object({
  compositeResponse: z.array(
    z.object({ httpStatusCode: z.number(), body: z.unknown(), referenceId: z.string() }),
  ),
});
const faultBody = z.array(z.object({ errorCode: z.string(), message: z.string() })).min(1);

export interface QueryPage {
  readonly done: boolean;
  readonly records: readonly Record<string, unknown>[];
}

/**
 * Runs up to five queries, deleted rows included, in one API call; pages come back in the order of the queries.
 *
 * @throws EngageError when the call, or any query of it, fails.
 */
export async function compositeQueries(
  gateway: Gateway,
  queries: readonly string[],
  apiPath: string,
): Promise<QueryPage[]> {
  const answer = await gateway.call({
    method: 'POST',
    path: '/composite',
    body: JSON.stringify({
      allOrNone: false,
      compositeRequest: queries.map((query, index) => ({
        method: 'GET',
        url: `${apiPath}/queryAll?q=${encodeURIComponent(query)}`,
        referenceId: `query${index}`,
      })),
    }),
  });
  const { compositeResponse } = compositeAnswer.parse(answer);
  return compositeResponse.map(({ httpStatusCode, body }) => {
    if (httpStatusCode < 400) return queryPage.parse(body);
    const fault = faultBody.safeParse(body).data?.[0];
    const code = fault?.errorCode ?? `HTTP_${httpStatusCode}`;
    throw new EngageError({
      code,
      status: httpStatusCode,
      message: `Salesforce refused a query of the pull: ${code}: ${fault?.message ?? 'no message'}`,
    });
  });
}

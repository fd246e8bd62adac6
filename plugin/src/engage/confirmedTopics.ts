import type { Binding } from '../policy/index.ts';
import type { RequestId, RequestTopics } from '../rules/index.ts';
import type { FieldValue, OutgoingRow } from './outgoing.ts';
import { multiValue } from './salesforceValues.ts';

const codesIn = (value: FieldValue | undefined): string[] =>
  multiValue.parse(typeof value === 'string' ? value : null);

/** M4: what each request's question is about, as coordinators confirmed it on the clock rows last seen in Engage. A request
 * without a code has no entry. */
export function confirmedTopics(
  { clock: { fields: names } }: Binding,
  rows: readonly Pick<OutgoingRow, 'requestId' | 'fields'>[],
): Map<RequestId, RequestTopics> {
  return new Map(
    rows.flatMap(({ requestId, fields }) => {
      const areas = codesIn(fields[names.topicAreas]);
      const industries = codesIn(fields[names.topicIndustries]);
      return areas.length + industries.length === 0 ? [] : [[requestId, { areas, industries }] as const];
    }),
  );
}

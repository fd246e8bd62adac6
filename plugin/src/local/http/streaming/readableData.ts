import type { ObjectSchema } from '../../engine/index.ts';
import type { StreamEvent } from './eventStore.ts';

type Values = Readonly<Record<string, unknown>>;

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a subscriber may read of an event about a record: fields that field-level security hides are left out of the values and of
 * the lists of names ("Field-Level Security", Change Data Capture Developer Guide).
 * @param object as this subscriber's schema shows it.
 */
export function readableData(data: StreamEvent['data'], object: ObjectSchema): StreamEvent['data'] {
  const reads = (name: string): boolean => object.field(name) !== undefined;
  const readable = (values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).filter(([name]) => name === 'ChangeEventHeader' || reads(name)),
    );
  const { sobject, payload } = data;
  if (isValues(sobject)) return { ...data, sobject: readable(sobject) };
  if (!isValues(payload) || !isValues(payload.ChangeEventHeader)) return data;
  const header = Object.entries(payload.ChangeEventHeader).map(([name, value]) => {
    const listsFields = name === 'changedFields' || name === 'nulledFields';
    const names: readonly unknown[] = listsFields && Array.isArray(value) ? value : [];
    return [name, listsFields ? names.filter((field) => reads(String(field))) : value] as const;
  });
  return {
    ...data,
    payload: { ...readable(payload), ChangeEventHeader: Object.fromEntries<unknown>(header) },
  };
}

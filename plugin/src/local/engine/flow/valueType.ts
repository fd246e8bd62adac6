import type { FieldSchema, FieldType, ObjectSchema } from '../schemaTypes.ts';
import { ORG_ZONE } from '../soql/context.ts';
import { dayAt, startOfDay } from '../soql/zone.ts';
import { instantOf } from '../times.ts';
import type { FlowRecord } from './flowRecord.ts';

/** Flow data types, without the pick lists: a pick list value is text. */
export type ScalarKind = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'time';

/** What a resource of a flow holds; known when the flow is loaded. */
export type ValueType =
  | { readonly kind: ScalarKind; readonly collection: boolean }
  | { readonly kind: 'record'; readonly object: ObjectSchema; readonly collection: boolean };

export type Scalar = string | number | boolean | null;
export type FlowItem = Scalar | FlowRecord;
export type FlowValue = FlowItem | readonly FlowItem[];

const kindOfField: Record<FieldType, ScalarKind> = {
  id: 'text',
  reference: 'text',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  picklist: 'text',
  combobox: 'text',
  multipicklist: 'text',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  address: 'text',
  anyType: 'text',
};

export function scalar(kind: ScalarKind): ValueType {
  return { kind, collection: false };
}

export function typeOfField(field: FieldSchema): ValueType {
  return scalar(kindOfField[field.type]);
}

/** `text`, `Case record`, `collection of Case records`: as messages say it. */
export function describeType(type: ValueType): string {
  const item = type.kind === 'record' ? `${type.object.name} record` : type.kind;
  return type.collection ? `collection of ${item} values` : item;
}

type Conversion = (value: Exclude<Scalar, null>) => Scalar;

const same: Conversion = (value) => value;
const asText: Conversion = (value) => String(value);

/** By `from` and `to`: text takes everything, a day and a time of day are told apart in the org's zone. */
const conversions: Record<ScalarKind, Partial<Record<ScalarKind, Conversion>>> = {
  text: { text: same },
  number: { number: same, text: asText },
  boolean: { boolean: same, text: asText },
  date: { date: same, text: asText, datetime: (value) => startOfDay(String(value), ORG_ZONE) },
  datetime: { datetime: same, text: asText, date: (value) => dayAt(instantOf(String(value)), ORG_ZONE) },
  time: { time: same, text: asText },
};

/** How values of one type become values of another, or undefined when they cannot. */
export function conversion(from: ValueType, to: ValueType): ((value: FlowValue) => FlowValue) | undefined {
  if (from.collection !== to.collection) return undefined;
  if (from.kind === 'record' || to.kind === 'record') {
    const isSame = from.kind === 'record' && to.kind === 'record' && from.object === to.object;
    return isSame ? (value) => value : undefined;
  }
  const convert = conversions[from.kind][to.kind];
  if (convert === undefined) return undefined;
  const item = (value: FlowItem): FlowItem => (isScalar(value) && value !== null ? convert(value) : value);
  return (value) => (isCollection(value) ? value.map(item) : item(value));
}

export function isCollection(value: FlowValue): value is readonly FlowItem[] {
  return Array.isArray(value);
}

export function isScalar(value: FlowValue): value is Scalar {
  return value === null || typeof value !== 'object';
}

import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import { MetadataError } from '../metadataError.ts';
import type { SqlValue } from '../storage/index.ts';
import { coerce } from './coerce.ts';
import type { Draft } from './draft.ts';

/** One line of a filter as metadata files write it ("FilterItem", Metadata API Developer Guide). */
export interface FilterItem {
  field: string;
  operation: string;
  value?: string | undefined;
  valueField?: string | undefined;
}

/** Whether a record meets one line of a filter. */
export type Criterion = (draft: Draft) => boolean;

type Comparison = (stored: SqlValue, wanted: SqlValue) => boolean;

const folded = (value: SqlValue): string => String(value ?? '').toLowerCase();
const chosen = (value: SqlValue): string[] => folded(value).split(';');
const same: Comparison = (stored, wanted) =>
  typeof stored === 'number' || typeof wanted === 'number'
    ? stored === wanted
    : folded(stored) === folded(wanted);
const ordered =
  (holds: (sign: number) => boolean): Comparison =>
  (stored, wanted) => {
    if (stored === null || wanted === null) return false;
    return holds(stored < wanted ? -1 : stored > wanted ? 1 : 0);
  };

/** Each operation, and whether it asks for none of the listed values rather than for any ("FilterItem", Metadata API). */
const operations: Readonly<Record<string, { compare: Comparison; none: boolean }>> = {
  equals: { compare: same, none: false },
  notEqual: { compare: same, none: true },
  contains: { compare: (stored, wanted) => folded(stored).includes(folded(wanted)), none: false },
  notContain: { compare: (stored, wanted) => folded(stored).includes(folded(wanted)), none: true },
  startsWith: { compare: (stored, wanted) => folded(stored).startsWith(folded(wanted)), none: false },
  includes: { compare: (stored, wanted) => chosen(stored).includes(folded(wanted)), none: false },
  excludes: { compare: (stored, wanted) => chosen(stored).includes(folded(wanted)), none: true },
  lessThan: { compare: ordered((sign) => sign < 0), none: false },
  greaterThan: { compare: ordered((sign) => sign > 0), none: false },
  lessOrEqual: { compare: ordered((sign) => sign <= 0), none: false },
  greaterOrEqual: { compare: ordered((sign) => sign >= 0), none: false },
};

function read(file: string, field: FieldSchema, written: string): SqlValue {
  try {
    return field.type === 'id' || field.type === 'reference' ? written : coerce(field, written.trim());
  } catch (cause) {
    throw new MetadataError(file, `<filter>: ${field.name}: ${String(cause)}`);
  }
}

/** One line of a filter; MetadataError where it names another object's field or compares with a field. */
export function makeCriterion(file: string, object: ObjectSchema, element: FilterItem): Criterion {
  const [name = '', ...path] = element.field.split('.').reverse();
  const field = path.length <= 1 && (path[0] ?? object.name) === object.name ? object.field(name) : undefined;
  const operation = operations[element.operation];
  if (field === undefined || operation === undefined || element.valueField !== undefined) {
    throw new MetadataError(
      file,
      `<filter>: the local org cannot run ${element.operation} on ${element.field}`,
    );
  }
  const written = element.value ?? '';
  const wanted = written === '' ? [null] : written.split(',').map((value) => read(file, field, value));
  return (draft) => {
    const stored = draft.get(field.name) ?? null;
    return wanted.some((value) => operation.compare(stored, value)) !== operation.none;
  };
}

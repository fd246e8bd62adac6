import { z } from 'zod';
import { normalizeLabel } from './pickListLabel.ts';
import { group, listOf, text } from './settings.ts';

/** What one of our logical objects is called in the org. */
export interface ObjectBinding<Field extends string = string, Values extends Codes = Codes> {
  /** API name. */
  readonly object: string;
  /** DeveloperName of the record type, where the object has several. */
  readonly recordType?: string | undefined;
  /** Logical name -> API name, or a path over lookups where it is only read. */
  readonly fields: Readonly<Record<Field, string>>;
  /** Logical name -> our code -> the pick-list values that mean it. */
  readonly values: {
    readonly [Name in keyof Values]: Readonly<Record<Values[Name][number], readonly string[]>>;
  };
}

type Codes = Readonly<Record<string, readonly string[]>>;

/** `read` may follow lookups; `write` must be the object's own fields. */
type Use = 'read' | 'write';

const NAMES = {
  read: {
    pattern: /^[A-Za-z]\w*(\.[A-Za-z]\w*){0,4}$/,
    expected: 'an API name, or a path like Contact.Status__c',
  },
  write: { pattern: /^[A-Za-z]\w*$/, expected: 'an API name like Status__c' },
} as const;

const apiName = (use: Use) => z.string(NAMES[use].expected).regex(NAMES[use].pattern, NAMES[use].expected);

const shapeOf = (keys: readonly string[], schemaOf: (key: string) => z.ZodType): z.ZodRawShape =>
  Object.fromEntries(keys.map((key) => [key, schemaOf(key)]));

const distinctLabels = (values: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void => {
  const owners = new Map<string, string>();
  for (const [code, labels] of Object.entries(values)) {
    if (!Array.isArray(labels)) continue;
    for (const [index, label] of labels.map(String).entries()) {
      const owner = owners.get(normalizeLabel(label));
      owners.set(normalizeLabel(label), code);
      if (owner === undefined || owner === code) continue;
      context.addIssue({
        code: 'custom',
        path: [code, index],
        message: `a label that "${owner}" does not have already`,
      });
    }
  }
};

/** The schema of one logical object: all its fields, and for coded fields all its codes. */
export const objectBinding = <const Field extends string, const Values extends Codes>(
  use: Use,
  fields: readonly Field[],
  codes: Values,
) => {
  const labels = () => listOf(text(255), { min: 1 });
  const schema: z.ZodType = group({
    object: apiName('write'),
    recordType: apiName('write').optional(),
    fields: group(shapeOf(fields, () => apiName(use))),
    values: group(
      shapeOf(Object.keys(codes), (field) =>
        group(shapeOf(codes[field] ?? [], labels)).superRefine(distinctLabels),
      ),
    ),
  });
  // The shapes are built from `fields` and `codes`, which is what the type says.
  return schema as z.ZodType<ObjectBinding<Field, Values>>;
};

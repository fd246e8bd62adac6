import type { FieldElement } from '../metadata/shapes.ts';
import { MetadataError } from '../metadataError.ts';
import type { FieldSchema } from '../schemaTypes.ts';
import { makeField } from './makeField.ts';

type Result = Partial<FieldSchema> & Pick<FieldSchema, 'type'>;

/** Characters a text formula may give ("Formula Field Limits and Restrictions", Salesforce Help). */
const TEXT_LENGTH = 1300;

const numeric =
  (type: FieldSchema['type']) =>
  ({ precision = 18, scale = 0 }: FieldElement): Result => ({ type, precision, scale });

/** What a formula field's `<type>` gives. */
const results: Readonly<Record<string, (element: FieldElement) => Result>> = {
  Text: () => ({ type: 'string', length: TEXT_LENGTH }),
  Number: numeric('double'),
  Currency: numeric('currency'),
  Percent: numeric('percent'),
  Checkbox: () => ({ type: 'boolean' }),
  Date: () => ({ type: 'date' }),
  DateTime: () => ({ type: 'datetime' }),
  Time: () => ({ type: 'time' }),
};

/** Formulas that a query can be grouped by are those of type Checkbox and Date ("What Can You GROUP BY?", ktema.org). */
const grouped: ReadonlySet<FieldSchema['type']> = new Set(['boolean', 'date']);

/**
 * A formula field; its formula is compiled when the whole schema is known.
 * @throws MetadataError for a type no formula gives
 */
export function formulaField(file: string, element: FieldElement, text: string): FieldSchema {
  const result = results[element.type ?? '']?.(element);
  if (result === undefined) {
    throw new MetadataError(
      file,
      `<type>: a formula gives one of ${Object.keys(results).join(', ')}, not ${element.type ?? 'nothing'}`,
    );
  }
  return makeField({
    name: element.fullName,
    label: element.label ?? element.fullName,
    inlineHelpText: element.inlineHelpText,
    ...result,
    calculated: true,
    createable: false,
    updateable: false,
    nillable: result.type !== 'boolean',
    groupable: grouped.has(result.type),
    htmlFormatted: /\b(HYPERLINK|IMAGE)\s*\(/i.test(text),
    formula: { text, blankAsZero: element.formulaTreatBlanksAs !== 'BlankAsBlank', file },
  });
}

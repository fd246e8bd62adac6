import { z } from 'zod';

/** Salesforce writes `2026-11-21T10:30:00.000+0000`; ISO 8601 wants the colon in the offset. */
export function readInstant(text: string): number {
  return Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}

/** UTC text in ISO 8601 for a datetime field. Salesforce keeps whole seconds, so the rest is cut here, not there. */
export function writeInstant(instant: number): string {
  return new Date(Math.floor(instant / 1000) * 1000).toISOString();
}

export const instantValue = z.string().transform((text, context) => {
  const instant = readInstant(text);
  if (Number.isNaN(instant)) {
    context.addIssue('expected a date and time');
    return z.NEVER;
  }
  return instant;
});

export const dateValue = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date as YYYY-MM-DD');

/** An 18-character record Id of the given kind. */
export const idValue = <Id extends string>() =>
  z.custom<Id>(
    (value) => typeof value === 'string' && /^[a-zA-Z0-9]{18}$/.test(value),
    'expected an 18-character Id',
  );

/** A multi-select pick list, `a;b;c`; empty when blank. */
export const multiValue = z
  .string()
  .nullish()
  .transform((text) => (text ? text.split(';') : []));

export const flagValue = z
  .boolean()
  .nullish()
  .transform((flag) => flag ?? false);

/** Blank in Salesforce is `null`; inside it is simply absent. */
export const blankable = <Value extends z.ZodType>(value: Value) =>
  value.nullish().transform((inner) => inner ?? undefined);

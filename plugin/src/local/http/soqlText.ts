import type { FieldSchema } from '../engine/index.ts';

/** A SOQL string literal, quotes and escapes included. */
export function soqlString(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "\\'")
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `'${escaped}'`;
}

const unquoted = new Set(['boolean', 'int', 'double', 'currency', 'percent', 'date', 'datetime', 'time']);

/** Only what can be a number, a boolean, a date or a time goes into a query without quotes. */
const bareLiteral =
  /^(?:true|false|null|-?\d{1,18}(?:\.\d{1,18})?|\d{4}-\d{2}-\d{2}(?:T[\d:.]{8,12}(?:Z|[+-]\d{2}:?\d{2}))?)$/i;

/** A SOQL literal of the field's type, or undefined when the text cannot be a value of it. */
export function soqlLiteral(field: FieldSchema, text: string): string | undefined {
  if (!unquoted.has(field.type)) return soqlString(text);
  return bareLiteral.test(text) ? text : undefined;
}

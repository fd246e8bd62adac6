import type { FieldSchema, FieldType } from '../schemaTypes.ts';

/** The default value of a field: a plain literal, or a formula that is computed for each new record. */
export function defaultOf(
  file: string,
  type: FieldType,
  written: string | undefined,
): Pick<FieldSchema, 'defaultValue' | 'defaultFormula'> {
  const literal = (defaultValue: FieldSchema['defaultValue']) => ({
    defaultValue,
    defaultFormula: undefined,
  });
  if (written === undefined || written === '') return literal(type === 'boolean' ? false : undefined);
  if (/^(true|false)$/i.test(written)) return literal(written.toLowerCase() === 'true');
  if (/^-?\d+(\.\d+)?$/.test(written)) return literal(type === 'string' ? written : Number(written));
  const quoted = /^"([^"\\]*)"$|^'([^'\\]*)'$/.exec(written);
  if (quoted !== null) return literal(quoted[1] ?? quoted[2]);
  const defaultFormula = { text: written, blankAsZero: false, file };
  return { defaultValue: type === 'boolean' ? false : undefined, defaultFormula };
}

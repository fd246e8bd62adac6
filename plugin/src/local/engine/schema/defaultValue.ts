import { MetadataError } from '../metadataError.ts';
import type { FieldType } from '../schemaTypes.ts';

/** A default value that is a plain literal; a formula is refused, for the engine would not compute it. */
export function defaultOf(
  file: string,
  type: FieldType,
  written: string | undefined,
): string | number | boolean | undefined {
  if (written === undefined || written === '') return type === 'boolean' ? false : undefined;
  if (/^(true|false)$/i.test(written)) return written.toLowerCase() === 'true';
  if (/^-?\d+(\.\d+)?$/.test(written)) return type === 'string' ? written : Number(written);
  const quoted = /^(["'])(.*)\1$/s.exec(written);
  if (quoted !== null) return quoted[2];
  throw new MetadataError(file, `<defaultValue>: the local org takes a literal, not the formula ${written}`);
}

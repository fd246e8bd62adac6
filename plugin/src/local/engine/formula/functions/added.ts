import { libraryFunction, numberOf } from '../library.ts';
import type { FormulaFunction } from '../library.ts';
import type { FormulaValue, ValueType } from '../valueTypes.ts';

/** A documented function that sformula lacks ("Formula Operators and Functions", Salesforce Help). */
interface AddedFunction {
  readonly arguments: readonly ValueType[];
  /** How many of the last arguments may be left out. */
  readonly optional?: number;
  readonly returns: ValueType;
  /** Missing: dates.ts has it. */
  readonly value?: FormulaFunction;
}

const number =
  (work: (value: number) => number): FormulaFunction =>
  (value) => {
    const given = numberOf(value);
    const result = given === null ? Number.NaN : work(given);
    return Number.isFinite(result) ? result : null;
  };

const ofNumber = (work: (value: number) => number): AddedFunction => ({
  arguments: ['number'],
  returns: 'number',
  value: number(work),
});

const ofText = (returns: ValueType, work: (text: string) => FormulaValue): AddedFunction => ({
  arguments: ['string'],
  returns,
  value: (text) => (typeof text === 'string' && text !== '' ? work(text) : null),
});

const patterns = new Map<string, RegExp | undefined>();

function patternOf(written: string): RegExp | undefined {
  if (patterns.has(written)) return patterns.get(written);
  let pattern: RegExp | undefined;
  try {
    pattern = new RegExp(`^(?:${written})$`, 'u');
  } catch {
    pattern = looser(written);
  }
  patterns.set(written, pattern);
  return pattern;
}

/** Java takes escapes of plain characters (`\-`) that a strict pattern refuses. */
function looser(written: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${written})$`);
  } catch {
    return undefined;
  }
}

const textOf = (value: FormulaValue): string => (typeof value === 'string' ? value : '');

/** The whole text must match, as in Java ("REGEX", Salesforce Help). */
function regex(text: FormulaValue, pattern: FormulaValue): FormulaValue {
  return patternOf(textOf(pattern))?.test(textOf(text)) ?? null;
}

function truncated(value: FormulaValue, places: FormulaValue): FormulaValue {
  const given = numberOf(value);
  if (given === null) return null;
  const shift = 10 ** Math.trunc(numberOf(places) ?? 0);
  return Math.trunc(Number((given * shift).toPrecision(15))) / shift;
}

const linkTo = libraryFunction('HYPERLINK');

/** The name of a link may be an image. */
function hyperlink(url: FormulaValue, name: FormulaValue, target: FormulaValue): FormulaValue {
  const isImage = typeof name === 'string' && name.startsWith('<img ');
  // sformula takes a pair of a value and its type.
  return linkTo(url, (isImage ? [name, 'html'] : name) as FormulaValue, target);
}

export const addedFunctions: Readonly<Record<string, AddedFunction>> = {
  REGEX: { arguments: ['string', 'string'], returns: 'boolean', value: regex },
  // Their results may stand wherever text may: `IF(Hot__c, IMAGE(…), "")`.
  $HYPERLINK: { arguments: ['string', 'string', 'string'], optional: 1, returns: 'string', value: hyperlink },
  $IMAGE: {
    arguments: ['string', 'string', 'number', 'number'],
    optional: 2,
    returns: 'string',
    value: libraryFunction('IMAGE'),
  },
  ISCLONE: { arguments: [], returns: 'boolean', value: () => false },
  PI: { arguments: [], returns: 'number', value: () => Math.PI },
  TRUNC: { arguments: ['number', 'number'], optional: 1, returns: 'number', value: truncated },
  ACOS: ofNumber(Math.acos),
  ASIN: ofNumber(Math.asin),
  ATAN: ofNumber(Math.atan),
  COS: ofNumber(Math.cos),
  SIN: ofNumber(Math.sin),
  TAN: ofNumber(Math.tan),
  ATAN2: {
    arguments: ['number', 'number'],
    returns: 'number',
    value: (y, x) => Math.atan2(numberOf(y) ?? 0, numberOf(x) ?? 0),
  },
  ASCII: ofText('number', (text) => text.codePointAt(0) ?? null),
  CHR: {
    arguments: ['number'],
    returns: 'string',
    value: (code) => String.fromCodePoint(Math.trunc(numberOf(code) ?? 32)),
  },
  INITCAP: ofText('string', (text) =>
    text.toLowerCase().replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => {
      return before + letter.toUpperCase();
    }),
  ),
  REVERSE: ofText('string', (text) => Array.from(text).reverse().join('')),
  BR: { arguments: [], returns: 'string', value: () => '\n' },
  PICKLISTCOUNT: {
    arguments: ['multipicklist'],
    returns: 'number',
    value: (chosen) => (typeof chosen === 'string' && chosen !== '' ? chosen.split(';').length : 0),
  },
  DAYOFYEAR: { arguments: ['date'], returns: 'number' },
  ISOWEEK: { arguments: ['date'], returns: 'number' },
  ISOYEAR: { arguments: ['date'], returns: 'number' },
  UNIXTIMESTAMP: { arguments: ['any'], returns: 'number' },
  FROMUNIXTIME: { arguments: ['number'], returns: 'datetime' },
  FORMATDURATION: { arguments: ['any', 'any'], optional: 1, returns: 'string' },
};

const isNumber = libraryFunction('ISNUMBER');
const power = libraryFunction('$$POWER_NUMBER$$');

/** Functions of sformula whose result differs from the platform's documentation. */
export const correctedFunctions: Readonly<Record<string, FormulaFunction>> = {
  // `ISPICKVAL(field, "")` asks whether nothing is chosen ("Tips for Working with Picklist and Multi-Select Picklist …").
  ISPICKVAL: (chosen, value) => (chosen ?? '') === (value ?? ''),
  // sformula multiplies out: a large power would take minutes, and a broken one is refused.
  $$POWER_NUMBER$$: (base, exponent) => {
    const [b, e] = [numberOf(base), numberOf(exponent)];
    if (b === null || e === null) return null;
    if (Number.isInteger(e) && Math.abs(e) <= 64) return power(base, exponent);
    return Number.isFinite(b ** e) ? b ** e : null;
  },
  EXP: number(Math.exp),
  // "Blank" is no number and no error: NOT(ISNUMBER(blank)) is true.
  ISNUMBER: (text) => isNumber(text) === true,
};

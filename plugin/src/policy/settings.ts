import { z } from 'zod';
import { isTimeZone } from '../rules/index.ts';

// Each builder's message says what is expected; readYaml puts what was found beside it.

export const wholeNumber = (from: number, to: number) => {
  const expected = `a whole number from ${from} to ${to}`;
  return z.number(expected).int(expected).min(from, expected).max(to, expected);
};

/** `lifetime`, or a number of days from 30 to 3650. */
export const lifetimeOrDays = () => {
  const expected = 'lifetime, or a whole number of days from 30 to 3650';
  return z.union([z.literal('lifetime'), z.number().int().min(30).max(3650)], expected);
};

export const text = (longest = 200) => {
  const expected = `a text of 1 to ${longest} characters`;
  return z.string(expected).trim().min(1, expected).max(longest, expected);
};

export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, `one of ${values.join(', ')}`);

export const listOf = <Item extends z.ZodType>(item: Item, { min = 0 } = {}) => {
  const expected = min === 0 ? 'a list' : `a list of at least ${min}`;
  return z.array(item, expected).min(min, expected);
};

/** A list in which nothing stands twice. */
export const setOf = <Item extends z.ZodType<string>>(item: Item, options: { min?: number } = {}) =>
  listOf(item, options).refine((values) => new Set(values).size === values.length, 'a list without doubles');

export const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? undefined : `a group of keys (${Object.keys(shape).join(', ')})`,
  });

const isRealDate = (value: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

export const isoDate = () =>
  z.string('a date like 2026-12-24').refine(isRealDate, 'a date that exists, like 2026-12-24');

export const timeZone = () =>
  z
    .string('a time zone like America/Chicago')
    .refine(
      (value) => value.includes('/') && isTimeZone(value),
      'a time zone of the IANA list, like America/Chicago',
    );

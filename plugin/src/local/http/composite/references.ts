import { ApiError } from '../../engine/index.ts';

const REFERENCE = /@\{([A-Za-z0-9_]+)((?:\.[A-Za-z0-9_]+|\[\d+\])*)\}/g;

/** Bodies of the subrequests that succeeded so far, by reference id. */
export type Answers = ReadonlyMap<string, unknown>;

function unknownReference(reference: string, name: string): ApiError {
  const message = `Invalid reference specified. No value for ${reference} found in ${name}. Provided referenceId ('${reference}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').`;
  return new ApiError('PROCESSING_HALTED', message);
}

function lookUp(answers: Answers, name: string, path: string): unknown {
  let value = answers.get(name);
  for (const [, key, index] of path.matchAll(/\.([A-Za-z0-9_]+)|\[(\d+)\]/g)) {
    if (Array.isArray(value)) value = value[Number(index)];
    else if (typeof value === 'object' && value !== null && key !== undefined) {
      value = Object.entries(value).find(([each]) => each === key)?.[1];
    } else value = undefined;
  }
  if (value === undefined || value === null || typeof value === 'object') {
    throw unknownReference(name + path, name);
  }
  return value;
}

/** The text with every `@{ref.field}` replaced. Throws PROCESSING_HALTED for one that has no value. */
export function resolveText(
  text: string,
  answers: Answers,
  encode = (value: string): string => value,
): string {
  return text.replace(REFERENCE, (_whole, name: string, path: string) =>
    encode(String(lookUp(answers, name, path))),
  );
}

/** A JSON value with every reference inside its strings replaced. */
export function resolveValue(value: unknown, answers: Answers): unknown {
  if (typeof value === 'string') return resolveText(value, answers);
  if (Array.isArray(value)) return value.map((each) => resolveValue(each, answers));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolveValue(each, answers)]));
  }
  return value;
}

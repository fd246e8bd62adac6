import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { closeKeys } from './closeKeys.ts';
import { ConfigError, type ConfigProblem } from './configError.ts';

type Path = readonly (string | number)[];

const LONGEST_FOUND = 60;

const describeFound = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a group of keys';
  const shown = JSON.stringify(value);
  const cut = shown.length > LONGEST_FOUND ? `${shown.slice(0, LONGEST_FOUND)}…` : shown;
  return `${cut} (${typeof value === 'string' ? 'text' : typeof value})`;
};

/** The schema that stands at a path, where it is known. */
const schemaAt = (schema: z.ZodType, path: Path): z.ZodType | undefined => {
  let here: unknown = schema;
  for (const step of path) {
    while (here instanceof z.ZodOptional) here = here.unwrap();
    if (here instanceof z.ZodObject) here = (here.shape as Record<string, unknown>)[String(step)];
    else if (here instanceof z.ZodRecord) here = here.valueType;
    else if (here instanceof z.ZodArray) here = here.element;
    else return undefined;
  }
  return here instanceof z.ZodType ? here : undefined;
};

const keysOf = (schema: z.ZodType | undefined): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** Offset of the key at `path`, or of its nearest ancestor that the file has. */
const offsetOf = (document: Document, path: Path): number => {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
      if (pair !== undefined && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};

const valueAt = (content: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null
        ? (here as Record<string | number, unknown>)[step]
        : undefined,
    content,
  );

/** Reads YAML text against a schema whose messages say what is expected.
 * @throws ConfigError with every problem: syntax, unknown, missing and wrong keys, each with its line. */
export const readYaml = <Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): z.output<Schema> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const locate = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ code, message, pos }): ConfigProblem => {
      const found = `${code}: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? code}`;
      return { code: 'syntax', ...locate(pos[0]), key: '', expected: 'readable YAML', found };
    });
    throw new ConfigError(file, problems);
  }

  const content: unknown = document.toJS();
  const result = schema.safeParse(content);
  if (result.success) return result.data;

  const problems = result.error.issues.flatMap((issue): ConfigProblem[] => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code === 'unrecognized_keys') {
      const known = keysOf(schemaAt(schema, path));
      return issue.keys.map((key) => {
        const close = closeKeys(key, known);
        const hint =
          close.length > 0 ? `Did you mean ${close.map((name) => `"${name}"`).join(' or ')}?` : undefined;
        const where = [...path, key];
        const expected = `only known keys (${known.join(', ')})`;
        return {
          code: 'unknownKey',
          ...locate(offsetOf(document, where)),
          key: where.join('.'),
          expected,
          found: `"${key}"`,
          hint,
        };
      });
    }
    const value = valueAt(content, path);
    const description = schemaAt(schema, path)?.description;
    return [
      {
        code: value === undefined && path.length > 0 ? 'missingKey' : 'wrongValue',
        ...locate(offsetOf(document, path)),
        key: path.join('.'),
        expected: issue.message,
        found: describeFound(value),
        hint: description === undefined ? undefined : `(${description})`,
      },
    ];
  });
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  throw new ConfigError(file, problems);
};

import type { Catalogue } from '../../metadata/catalogue.ts';
import { renamePath, type Renames } from './renames.ts';

const tokens =
  /\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\$?[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*|[\s\S]/g;
const isName = /^[A-Za-z_]/;
const isText = /^["']/;

/** Functions whose text argument is a value of the pick list named before it. */
const comparesValue = new Set(['ISPICKVAL', 'INCLUDES', 'CASE']);

/** What a name in a formula stands for: a path of some object, and how it is written. */
export type Resolve = (
  name: string,
) => { readonly object: string; readonly path: string; readonly before: string } | undefined;

/**
 * A formula over the fields of an object in the names of another org, token by token: names inside texts and comments stay.
 * @throws Error when a pick-list value is used in a way that cannot be followed.
 */
export function renameFormula(
  formula: string,
  object: string,
  catalogue: Catalogue,
  renames: Renames,
  place: string,
  resolve: Resolve = (name) => ({ object, path: name, before: '' }),
): string {
  const calls: { readonly name: string; values: ReadonlyMap<string, string> | undefined; field: string }[] =
    [];
  let last = '';
  return [...formula.matchAll(tokens)]
    .map(([token]) => {
      if (token === '(') calls.push({ name: last.toUpperCase(), values: undefined, field: '' });
      if (token === ')') {
        const inner = calls.pop();
        const outer = calls.at(-1);
        // TEXT(field), PRIORVALUE(field): the value stands in the call around it.
        if (outer !== undefined && inner?.values !== undefined && outer.values === undefined) {
          outer.values = inner.values;
          outer.field = inner.field;
        }
      }
      const before = last;
      if (token.trim() !== '') last = token;
      if (isText.test(token)) return value(token, calls.at(-1), place);
      if (!isName.test(token) && !token.startsWith('$')) return token;
      const known = resolve(token.replace(/\s+/g, ''));
      if (known === undefined || before === '.') return token;
      const renamed = renamePath(known.path, known.object, catalogue, renames);
      if (renamed === undefined) return token;
      const call = calls.at(-1);
      if (call !== undefined) {
        call.values = renames.values(renamed.object, renamed.field);
        call.field = `${renamed.object}.${renamed.field}`;
      }
      return `${known.before}${renamed.path}`;
    })
    .join('');
}

function value(
  token: string,
  call:
    | {
        readonly name: string;
        readonly values: ReadonlyMap<string, string> | undefined;
        readonly field: string;
      }
    | undefined,
  place: string,
): string {
  const quote = token.charAt(0);
  const other = call?.values?.get(token.slice(1, -1));
  if (call === undefined || other === undefined) return token;
  if (!comparesValue.has(call.name)) {
    throw new Error(
      `${place}: ${token} is a value of ${call.field}, which this org calls otherwise, inside ${call.name}(). ` +
        'Compare it with ISPICKVAL, INCLUDES or CASE, so that the build can follow it.',
    );
  }
  return `${quote}${other}${quote}`;
}

/** What a SQLite column of ours may hold: booleans are 0 and 1, dates and times are text that sorts as time does. */
export type SqlValue = string | number | null;

/** A piece of SQL with the values of its question marks. Values are bound, never spliced. */
export interface Sql {
  text: string;
  values: readonly SqlValue[];
}

const isSql = (part: Sql | SqlValue): part is Sql => typeof part === 'object' && part !== null;

/** Builds a piece of SQL: pieces inside are spliced, everything else is bound. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, i) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[i + 1] ?? '';
  });
  return { text, values };
}

/** A table, column or alias. Only names of the schema and of our own making come here. */
export function identifier(...names: readonly string[]): Sql {
  return { text: names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.'), values: [] };
}

export function joined(pieces: readonly Sql[], separator: string): Sql {
  return {
    text: pieces.map((piece) => piece.text).join(separator),
    values: pieces.flatMap((piece) => piece.values),
  };
}

/** A LIMIT as text: SQLite looks at a bound one while it plans, and so plans the statement anew at each run. */
export function rowLimit(rows: number): Sql {
  return { text: `LIMIT ${Number.isFinite(rows) ? Math.trunc(rows) : 0}`, values: [] };
}

export const nothing: Sql = { text: '', values: [] };

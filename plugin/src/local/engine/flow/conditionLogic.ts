/** How numbered conditions are joined. */
export type Logic =
  | { readonly kind: 'condition'; readonly index: number }
  | { readonly kind: 'not'; readonly of: Logic }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Logic[] };

const TOKEN = /\s*(\d+|and\b|or\b|not\b|\(|\))/iy;

/** Undefined when a character belongs to none. */
function tokensOf(text: string): string[] | undefined {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    found.push((match[1] ?? '').toLowerCase());
  }
  return found;
}

/**
 * `and`, `or`, or numbers of conditions with AND, OR, NOT and brackets: `1 AND (2 OR 3)`. No logic at all is `and`.
 * Undefined when it is not understood or names a condition there is not.
 */
export function parseLogic(text: string | undefined, count: number): Logic | undefined {
  const written = (text ?? 'and').trim().toLowerCase();
  if (written === 'and' || written === 'or') {
    return { kind: written, of: Array.from({ length: count }, (_, index) => ({ kind: 'condition', index })) };
  }
  const tokens = tokensOf(written);
  if (tokens === undefined) return undefined;
  let at = 0;

  const chain = (kind: 'and' | 'or', part: () => Logic | undefined): Logic | undefined => {
    const of: Logic[] = [];
    do {
      const next = part();
      if (next === undefined) return undefined;
      of.push(next);
    } while (tokens[at] === kind && ++at > 0);
    return of.length === 1 ? of[0] : { kind, of };
  };
  const either = (): Logic | undefined => chain('or', both);
  const both = (): Logic | undefined => chain('and', single);
  const single = (): Logic | undefined => {
    const token = tokens[at++];
    if (token === 'not') {
      const of = single();
      return of && { kind: 'not', of };
    }
    if (token === '(') {
      const inner = either();
      return tokens[at++] === ')' ? inner : undefined;
    }
    const index = Number(token) - 1;
    return index >= 0 && index < count ? { kind: 'condition', index } : undefined;
  };

  const logic = either();
  return at === tokens.length ? logic : undefined;
}

/** Whether the logic holds; conditions are asked in order and only as far as needed. */
export function holds(logic: Logic, condition: (index: number) => boolean): boolean {
  switch (logic.kind) {
    case 'condition':
      return condition(logic.index);
    case 'not':
      return !holds(logic.of, condition);
    case 'and':
      return logic.of.every((part) => holds(part, condition));
    case 'or':
      return logic.of.some((part) => holds(part, condition));
  }
}

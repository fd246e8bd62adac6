import type { Search } from './searchQuery.ts';

/** Whether a record contains what is searched; `fields` are the words of each searched field. */
export function matches(search: Search, fields: readonly (readonly string[])[]): boolean {
  switch (search.kind) {
    case 'phrase':
      return fields.some((words) => words.some((_, start) => beginsAt(search.words, words, start)));
    case 'and':
      return search.parts.every((part) => matches(part, fields));
    case 'or':
      return search.parts.some((part) => matches(part, fields));
    case 'not':
      return !matches(search.part, fields);
  }
}

function beginsAt(phrase: readonly RegExp[], words: readonly string[], start: number): boolean {
  return phrase.every((pattern, i) => {
    const word = words[start + i];
    return word !== undefined && pattern.test(word);
  });
}

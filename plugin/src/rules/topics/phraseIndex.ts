import { plainPhrase, type PlainWord } from './plainWords.ts';
import type { TopicVocabulary } from './vocabulary.ts';

/** What a phrase means; one can speak of an area and of an industry. */
export type PhraseMeaning =
  | { readonly kind: 'areas' | 'industries'; readonly code: string }
  | { readonly kind: 'ignored' | 'before' | 'near' | 'after' | 'until' };

/** A phrase that stands at a place of a text. */
export interface FoundPhrase {
  /** How many words it has. */
  readonly length: number;
  readonly meanings: readonly PhraseMeaning[];
}

export interface PhraseIndex {
  /** The longest phrase that begins with the word at `place`; no phrase goes over the end of a clause. */
  longestAt(words: readonly PlainWord[], place: number): FoundPhrase | undefined;
}

/** Makes the phrases of a vocabulary quick to find. */
export const phraseIndex = ({ areas, industries, ignored, denials }: TopicVocabulary): PhraseIndex => {
  const meanings = new Map<string, PhraseMeaning[]>();
  const longest = new Map<string, number>();
  const add = (phrase: string, meaning: PhraseMeaning): void => {
    const plain = plainPhrase(phrase);
    const [first = '', ...others] = plain.split(' ');
    if (first === '') return;
    const known = meanings.get(plain);
    if (known === undefined) meanings.set(plain, [meaning]);
    else known.push(meaning);
    longest.set(first, Math.max(longest.get(first) ?? 0, 1 + others.length));
  };
  const coded = [
    ['areas', areas],
    ['industries', industries],
  ] as const;
  for (const [kind, codes] of coded) {
    for (const { code, phrases } of codes) for (const phrase of phrases) add(phrase, { kind, code });
  }
  const { before, near, after, until } = denials;
  const others = [
    ['ignored', ignored],
    ['before', before],
    ['near', near],
    ['after', after],
    ['until', until],
  ] as const;
  for (const [kind, phrases] of others) for (const phrase of phrases) add(phrase, { kind });
  return {
    longestAt: (words, place) => {
      const most = longest.get(words[place]?.plain ?? '') ?? 0;
      let plain = '';
      let found: FoundPhrase | undefined;
      for (let length = 1; length <= most; length++) {
        const word = words[place + length - 1];
        if (word === undefined || (length > 1 && word.gap !== 'space')) break;
        plain = length === 1 ? word.plain : `${plain} ${word.plain}`;
        const known = meanings.get(plain);
        if (known !== undefined) found = { length, meanings: known };
      }
      return found;
    },
  };
};

/** What stands between a word and the one before it: nothing much, the end of a clause, or the end of a sentence. */
export type Gap = 'space' | 'clause' | 'sentence';

/** A word of a text, comparable: small letters without accents and apostrophes. */
export interface PlainWord {
  readonly plain: string;
  readonly gap: Gap;
  /** In the text. */
  readonly from: number;
  readonly to: number;
}

// Letters with their accents, and apostrophes inside; each step of it reads on, none reads back.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const ACCENT_OR_APOSTROPHE = /['’]s$|[\p{M}'’]/gu;
const SENTENCE_END = /[;!?\u2022]|\.["”’)]*\s|\n\s*\n|\n\s*[-*]\s/u;
const CLAUSE_END = /[,:|\u2013\u2014]|\s[-([]|[\])]\s/u;

// Also keeps what stands between two words from being searched for long.
const LONGEST_GAP = 40;

const gapOf = (between: string): Gap => {
  if (between.length > LONGEST_GAP || SENTENCE_END.test(between)) return 'sentence';
  return CLAUSE_END.test(between) ? 'clause' : 'space';
};

/** The words of a text, in time proportional to its length. */
export const plainWords = (text: string): PlainWord[] => {
  const words: PlainWord[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const plain = word.normalize('NFD').replace(ACCENT_OR_APOSTROPHE, '').toLowerCase();
    const gap = words.length === 0 ? 'sentence' : gapOf(text.slice(end, index));
    end = index + word.length;
    words.push({ plain, gap, from: index, to: end });
  }
  return words;
};

/** A phrase as its plain words with one blank between; equal for phrases that a text cannot tell apart. */
export const plainPhrase = (phrase: string): string =>
  plainWords(phrase)
    .map(({ plain }) => plain)
    .join(' ');

import { mentionsIn, type Mention } from './mentions.ts';
import { phraseIndex } from './phraseIndex.ts';
import { plainWords, type PlainWord } from './plainWords.ts';
import type { FoundTopic, FoundTopics, TopicVocabulary } from './vocabulary.ts';

/** M4: as many as a mentor lists of each. */
const MOST_CODES = 6;
const MOST_WORDS = 3;

const foundIn = (text: string, words: readonly PlainWord[], mentions: readonly Mention[]): FoundTopic[] =>
  [...Map.groupBy(mentions, ({ code }) => code)].slice(0, MOST_CODES).map(([code, own]) => {
    // By the plain words, so that nothing is shown twice.
    const shown = new Map<string, string>();
    for (const { from, to } of own) {
      const plain = words.slice(from, to).map((word) => word.plain);
      const written = text.slice(words[from]?.from, words[to - 1]?.to).replace(/\s+/g, ' ');
      if (!shown.has(plain.join(' '))) shown.set(plain.join(' '), written);
    }
    return { code, words: [...shown.values()].slice(0, MOST_WORDS) };
  });

/** M4: the areas and industries that a client's question speaks of, at most 6 of each, in the order of the question. Whole words and
 * phrases only, the longest first; what the text denies is left out. Nothing of the text but the words shown is kept. */
export const topicsOf = (text: string, vocabulary: TopicVocabulary): FoundTopics => {
  const words = plainWords(text);
  const mentions = mentionsIn(words, phraseIndex(vocabulary));
  const of = (kind: Mention['kind']) =>
    foundIn(
      text,
      words,
      mentions.filter((mention) => mention.kind === kind),
    );
  return { areas: of('areas'), industries: of('industries') };
};

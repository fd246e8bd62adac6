import type { FoundPhrase, PhraseIndex } from './phraseIndex.ts';
import type { PlainWord } from './plainWords.ts';

/** One place where a text speaks of a code. */
export interface Mention {
  readonly kind: 'areas' | 'industries';
  readonly code: string;
  /** Its first word, and the first one after it. */
  readonly from: number;
  readonly to: number;
}

/** How many words on a denial reaches, at most. */
const REACH = { before: 12, near: 2 } as const;

const has = ({ meanings }: FoundPhrase, kind: string): boolean =>
  meanings.some((meaning) => meaning.kind === kind);

/** Where a text speaks of codes and does not deny it. The longest phrase wins, and its words say nothing else. */
export const mentionsIn = (words: readonly PlainWord[], index: PhraseIndex): Mention[] => {
  const mentions: Mention[] = [];
  let deniedTo = 0;
  // The mentions of the clause at hand, which a denial behind them takes back.
  let clauseFrom = 0;
  let place = 0;
  while (place < words.length) {
    const gap = words[place]?.gap;
    if (gap === 'sentence') deniedTo = place;
    if (gap !== 'space') clauseFrom = mentions.length;
    const found = index.longestAt(words, place);
    if (found === undefined) {
      place += 1;
      continue;
    }
    const to = place + found.length;
    if (has(found, 'before')) deniedTo = to + REACH.before;
    else if (has(found, 'near')) deniedTo = Math.max(deniedTo, to + REACH.near);
    else if (has(found, 'until')) deniedTo = place;
    else if (has(found, 'after')) mentions.length = clauseFrom;
    else if (place >= deniedTo) {
      for (const meaning of found.meanings) {
        if ('code' in meaning) mentions.push({ ...meaning, from: place, to });
      }
    }
    place = to;
  }
  return mentions;
};

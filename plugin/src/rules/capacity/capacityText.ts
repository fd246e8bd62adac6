import {
  hasWord,
  mayCountRequests,
  readClause,
  SMALL_NUMBER,
  type CapacityClause,
} from './capacityClause.ts';
import { capacityWords, numberOf } from './capacityWords.ts';
import type { CapacityReading } from '../facts.ts';

const LONGEST_WORDS = 160;
const SHORT_TEXT_WORDS = 4;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\u2044/g, '/')
    .replace(/["\u201c\u201d]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** A telephone number is none; "two (2)" is one number; "8(a)" and "501(c)(3)" name a law, not a number. Other brackets belong to their clause. */
const withoutBrackets = (text: string): string =>
  text
    .replace(/\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b/g, 'phone')
    .replace(/\b\d+\s?(?:\([a-z]\))(?:\([a-z0-9]{1,2}\))*/gi, 'section')
    .replace(/(\w+)\s*\(\s*(\w+)\s*\)/g, (all, left: string, right: string) =>
      numberOf(left.toLowerCase()) !== undefined &&
      numberOf(left.toLowerCase()) === numberOf(right.toLowerCase())
        ? left
        : all,
    )
    .replace(/[()[\]{}]/g, ' ');

/** Rich text: tags end a line, "&lt;" is "<". */
const withoutMarkup = (text: string): string =>
  text
    .replace(/<\/?(?:p|br|div|li|ul|ol|span|b|i|strong)\b[^<>]{0,80}>/gi, '\n')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/&[lg][te];/gi, '<')
    .replace(/&amp;/gi, '&');

const clausesOf = (text: string): string[] =>
  withoutBrackets(withoutMarkup(text.normalize('NFKC')))
    .replace(/\b(approx|max|min|wks?|mos?|reqs?)\./gi, '$1')
    .replace(/\bp\.\s?w\./gi, 'per week')
    .replace(/\bm\.r\.e\.?/gi, 'MRE')
    .split(/[;\n\r|•·*!]|(?<=\?)(?!\?)|,(?!\d)|\.(?!\d)|(?<!\d)\s[-–—]\s(?!\d)/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

// Said beside a limit, these take its certainty away: "2 per week, none during tax season".
const NEIGHBOR_HEDGE =
  /\b(until|till|unless|except\w*|depend\w*|varies|if|after|before|during|season|starting (?:in|on|from|next)|summer|winter|vacation|sabbatical|on leave|travel(?:l?ing)?|then|increas\w*|reduc\w*|not in|direct (?:or|and) assigned|assigned (?:or|and) direct|hasta que|excepto|january|february|april|june|july|august|september|october|november|december)\b/;

/** Words beside a limit that make it uncertain. */
const castsDoubt = (clause: string): boolean => {
  const [first, next] = capacityWords(plain(clause));
  const otherNumber = first !== undefined && mayCountRequests(first, next);
  return otherNumber || NEIGHBOR_HEDGE.test(plain(clause));
};

/** A few words with a number or "per week" in them: most likely about capacity, however they are spelled. */
const isShortStatement = (text: string): boolean => {
  const words = capacityWords(plain(text));
  return (
    words.length <= SHORT_TEXT_WORDS &&
    !hasWord(words, 'measure') &&
    words.some((word) => word.kind === 'period' || (word.kind === 'number' && word.value <= SMALL_NUMBER))
  );
};

/** M6: what the pilot's free text says about weekly capacity, with the words it rests on.
 * A wrong limit is worse than none read: ranges, lower bounds, conditions, contradictions, and numbers that may
 * count something else are `unclear`, so that a person asks. A range is unclear because each of its ends could be
 * the limit meant. Text without any capacity statement is `none`. */
export const readCapacity = (text: string): CapacityReading => {
  const clauses = clausesOf(text).map((words) => ({ words, says: readClause(plain(words)) }));
  const states = (says: CapacityClause | undefined) => says?.kind === 'limit' || says?.kind === 'unlimited';
  const cut = (words: string): string =>
    words.length > LONGEST_WORDS
      ? `${words.slice(0, LONGEST_WORDS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
      : words;
  const unclear = (some: readonly { words: string }[]): CapacityReading => ({
    kind: 'unclear',
    words: cut(some.map(({ words }) => words).join('; ')),
  });

  const doubtful = clauses.filter(({ words, says }, index) => {
    if (states(says)) return false;
    const besideStatement = states(clauses[index - 1]?.says) || states(clauses[index + 1]?.says);
    return says.kind === 'unclear' || (besideStatement && castsDoubt(words));
  });
  const stated = clauses.filter(({ says }) => states(says));
  if (doubtful.length > 0)
    return unclear(clauses.filter((clause) => stated.includes(clause) || doubtful.includes(clause)));

  const [first] = stated;
  if (first === undefined) {
    const hints = clauses.filter(({ says }) => says.kind === 'hint');
    if (hints.length > 0) return unclear(hints);
    return isShortStatement(clauses.map(({ words }) => words).join(' '))
      ? unclear(clauses)
      : { kind: 'none' };
  }
  const meaning = JSON.stringify(first.says);
  if (stated.some(({ says }) => JSON.stringify(says) !== meaning)) return unclear(stated);
  const { says, words } = first;
  return says.kind === 'limit'
    ? { kind: 'limit', limit: says.limit, per: says.per, words: cut(words) }
    : { kind: 'unlimited', words: cut(words) };
};

import { doubtIn } from './capacityDoubt.ts';
import { capacityWords, type CapacityMark, type CapacityWord } from './capacityWords.ts';

/** What one clause says. `hint`: about capacity, without a number that can be used. */
export type CapacityClause =
  | { readonly kind: 'limit'; readonly limit: number; readonly per: 'week' | 'month' }
  | { readonly kind: 'unlimited' | 'unclear' | 'hint' | 'nothing' };

const NOUN = "(?:mre'?s?|(?:mentoring )?requests?|clients?|assignments?|referrals?|solicitudes|clientes)";
const NOW =
  '(?:at this time|at the moment|right now|now|currently|at present|por ahora|(?:per|a|each) week|weekly)';
const KIND = '(?:any|new|more|additional|further|assigned|mentoring|mas|nuev[oa]s|client)';

/** Only when nothing else is said: "not accepting restaurant clients" is no zero. */
const ZERO = new RegExp(
  `^(?:i am |i'm |please |currently |sorry )*(?:(?:not|no longer|not currently) (?:accepting|taking)|(?:do not|don't) (?:assign|send|accept)|(?:cannot|can't|unable to) (?:accept|take)|no acepto|no)(?: ${KIND})* ${NOUN}(?: ${NOW})?$`,
);

const UNLIMITED = new RegExp(
  `^(?:i |can |will |accept |accepting |take |capacity |is |: )*(?:unlimited|no (?:weekly )?(?:limits?|max|maximum|cap)|without limits?|any number(?: of)?|as many as (?:needed|necessary|possible|you need|you have)|sin limites?|ilimitad[oa]s?)(?: (?:capacity|availability|${KIND}|on|de|${NOUN}))*(?: ${NOW})?$`,
);

/** "unlimited remote", "not unlimited": a person has to say what is meant. "Unlimited Potential LLC" is a trade. */
const SPEAKS_OF_UNLIMITED = /\b(?:unlimited|ilimitad[oa]s?|no (?:weekly )?limits?|sin limites?)\b/;
const SHORT_CLAUSE_WORDS = 2;

export const hasWord = (words: readonly CapacityWord[], ...kinds: readonly CapacityWord['kind'][]): boolean =>
  words.some(({ kind }) => kinds.includes(kind));

const BETWEEN: ReadonlySet<CapacityWord['kind']> = new Set<CapacityMark>([
  'mre',
  'request',
  'client',
  'session',
  'accept',
  'direct',
  'assigned',
  'filler',
  'hedge',
]);

/** Pairs of a number and the period it belongs to: "2 MREs per week", "per week: 2". */
const statementsIn = (
  words: readonly CapacityWord[],
): { value: number; period: CapacityWord; times: boolean }[] => {
  const isPeriod = (word: CapacityWord | undefined) =>
    word?.kind === 'period' || word?.kind === 'otherPeriod';
  const reach = (from: number, step: 1 | -1): number | undefined => {
    let index = from + step;
    while (BETWEEN.has(words[index]?.kind ?? 'unknown')) index += step;
    return isPeriod(words[index]) ? index : undefined;
  };
  return words.flatMap((word, index) => {
    if (word.kind !== 'number' || words[index + 1]?.kind === 'measure') return [];
    const at = reach(index, 1) ?? reach(index, -1);
    const period = at === undefined ? undefined : words[at];
    if (at === undefined || period === undefined) return [];
    const times = hasWord(words.slice(Math.min(at, index), Math.max(at, index) + 1), 'session');
    return [{ value: word.value, period, times }];
  });
};

/** A larger one is no weekly capacity that anybody means. */
export const SMALL_NUMBER = 10;

/** After these a number counts something else. */
const SOMETHING_ELSE: ReadonlySet<CapacityWord['kind']> = new Set<CapacityMark>([
  'measure',
  'direct',
  'unknown',
]);

/** A small number that may be a capacity: "3", not "3 states", "3 hours" or "12". */
export const mayCountRequests = (word: CapacityWord, next: CapacityWord | undefined): boolean =>
  word.kind === 'number' &&
  word.value <= SMALL_NUMBER &&
  (next === undefined || !SOMETHING_ELSE.has(next.kind));

const limitOf = (value: number, period: CapacityWord): CapacityClause => {
  const unclear: CapacityClause = { kind: 'unclear' };
  if (!Number.isInteger(value) || period.kind !== 'period') return unclear;
  if (period.weeks === undefined) return { kind: 'limit', limit: value, per: 'month' };
  // "3 every two weeks" is no whole number a week, and a week is what is counted.
  if (value > 1 && value % period.weeks !== 0) return unclear;
  return { kind: 'limit', limit: value / period.weeks, per: 'week' };
};

const isLoose = (text: string, words: readonly CapacityWord[]): boolean =>
  text.split(' ').length <= SHORT_CLAUSE_WORDS ||
  hasWord(words, 'hedge', 'mre', 'request', 'client', 'accept', 'number', 'period') ||
  /\b(?:not|longer|never)\b/.test(text);

/** "2-3 hours a week": time for mentoring, from which no number of requests follows. "Worked 60 hours a week" is none. */
const isTimeGiven = (words: readonly CapacityWord[]): boolean =>
  hasWord(words, 'number') &&
  hasWord(words, 'measure') &&
  hasWord(words, 'period') &&
  !hasWord(words, 'unknown');

/** Reads one clause, in lower case and without accents. */
export const readClause = (text: string): CapacityClause => {
  if (ZERO.test(text)) return { kind: 'limit', limit: 0, per: 'week' };
  const doubt = doubtIn(text);
  if (doubt === 'unclear') return { kind: doubt };
  if (UNLIMITED.test(text)) return { kind: 'unlimited' };

  const words = capacityWords(text);
  const [statement, second] = statementsIn(words);
  const aboutRequests = hasWord(words, 'mre');
  const clean = !hasWord(words, 'unknown', 'measure');
  if (statement !== undefined) {
    if (second !== undefined || statement.times || hasWord(words, 'hedge', 'negation'))
      return { kind: 'unclear' };
    // "two (3) MREs per week": which of them holds, only the mentor knows.
    const otherNumber = words.some(
      (word, index) =>
        word.kind === 'number' && word.value !== statement.value && mayCountRequests(word, words[index + 1]),
    );
    if (otherNumber) return { kind: 'unclear' };
    if (hasWord(words, 'direct')) return { kind: hasWord(words, 'assigned') ? 'unclear' : 'hint' };
    // Words we do not know may say what the number counts, unless it plainly counts requests.
    if (!clean && !aboutRequests) return { kind: 'unclear' };
    return limitOf(statement.value, statement.period);
  }
  if (doubt === 'hint') return { kind: doubt };
  const counted = hasWord(words, 'number') && !hasWord(words, 'measure');
  if (SPEAKS_OF_UNLIMITED.test(text) && isLoose(text, words)) return { kind: 'unclear' };
  if (isTimeGiven(words)) return { kind: 'hint' };
  if (text.split(/[ :]/).some((word) => /^mre'?s?$/.test(word))) return { kind: 'hint' };
  if (hasWord(words, 'accept') && hasWord(words, 'mre', 'request', 'client')) return { kind: 'hint' };
  if (counted && (clean || hasWord(words, 'mre', 'request')))
    return { kind: hasWord(words, 'direct') ? 'hint' : 'unclear' };
  if (hasWord(words, 'period', 'otherPeriod') && clean) return { kind: 'hint' };
  return { kind: 'nothing' };
};

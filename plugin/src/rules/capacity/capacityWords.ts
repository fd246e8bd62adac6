/** M6: the kinds of word that a capacity statement is made of. */
export type CapacityWord =
  | { readonly kind: 'number'; readonly value: number }
  /** `weeks`: the period in weeks; undefined for a month. */
  | { readonly kind: 'period'; readonly weeks: number | undefined }
  | { readonly kind: CapacityMark };

export type CapacityMark =
  /** A period that no weekly limit follows from: a day, a quarter, "biweekly". */
  | 'otherPeriod'
  /** Names an MRE: nobody writes it about anything else. */
  | 'mre'
  /** May be an MRE, may be a help desk's or a school's. */
  | 'request'
  /** May be an MRE, may be the mentor's own trade. */
  | 'client'
  /** "2 sessions a week" may or may not mean two clients. */
  | 'session'
  /** Hours, days, years: a number of these is never a capacity. */
  | 'measure'
  | 'accept'
  | 'direct'
  | 'assigned'
  /** Belongs to capacity statements and changes nothing in them. */
  | 'filler'
  /** Makes a number uncertain: "about", "until", "at least", a range. */
  | 'hedge'
  | 'negation'
  | 'unknown';

const NUMBERS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  fifteen: 15,
  twenty: 20,
  single: 1,
  cero: 0,
  un: 1,
  uno: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  doce: 12,
  quince: 15,
  veinte: 20,
};

export const numberOf = (word: string): number | undefined =>
  /^(\d+(\.\d+)?|\.\d+)$/.test(word)
    ? Number(word)
    : Object.hasOwn(NUMBERS, word)
      ? NUMBERS[word]
      : undefined;

const NUMBER_WORDS = Object.keys(NUMBERS).join('|');
const WEEK = '(?:weeks?|wks?|wee?k|wek|weel|semanas?|sem)';
const MONTH = '(?:months?|mos?|mths?|mes|meses)';
const DAY = '(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:days?|nesdays?|sdays?|urdays?)?';
const EACH = '(?:/|\\b(?:per|pre|pr|p/|an?|every|each|any|in a|a la|al?|por|cada)\\b)';
const SINGLE = '(?:given |single |calendar |1 )?';

type Replacement = (match: string, ...groups: string[]) => string;

/** Phrases that become one word, in this order. The text is lower case and without accents. */
const PHRASES: readonly (readonly [RegExp, string | Replacement])[] = [
  [/[~<>≤≥±?]/g, ' HEDGE '],
  // Quotation marks around a statement, not the apostrophe inside a word.
  [/(^|\s)'+|'+(?=\s|$)/g, '$1 '],
  [/[$€£] ?\d[\d,.]*(?:k|m)?\b/g, ' MEASURE '],
  [/\b(\d+)(?:st|nd|rd|th)\b/g, ' ordinal '],
  [/\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})\b|\b\d{4}-\d{2}-\d{2}\b/g, ' HEDGE '],
  [/\b\d{1,2}(?::\d\d)? ?[ap]m\b/g, ' MEASURE '],
  [
    new RegExp(
      `\\b${DAY} ?(?:-|to|thru|through) ?${DAY},? \\d{1,2}(?::\\d\\d)? ?(?:-|to) ?\\d{1,2}(?::\\d\\d)?\\b`,
      'g',
    ),
    ' MEASURE ',
  ],
  [/\b(\d+)(\p{L})/gu, '$1 $2'],
  [new RegExp(`\\b(${NUMBER_WORDS})\\b`, 'g'), (word) => String(NUMBERS[word])],
  [/\b1 ?-? ?(?:on|to|:) ?-? ?1\b/g, ' tete-a-tete '],
  [/(\d) ?-? ?ish\b|-ish\b|(?: and (?:a|1))?[ -]?\bhalf\b/g, '$1 HEDGE '],
  [/\bused to\b/g, ' HEDGE '],
  [/\b(no|not) (more than|to exceed)\b|\bup ?to\b|\bat most\b|\bno mas de\b/g, ' FILLER '],
  [
    /\b(?:at least|no less than|not less than|or more|more than|less than|fewer than|al menos|por lo menos|menos de|mas de|o mas)\b/g,
    ' HEDGE ',
  ],
  [/(\d)\s*\+(?!\s*\d)/g, '$1 HEDGE '],
  [/(\d)\s*(?:-|to|or|and|a|o|u|\/|&|,)\s*(?=\d)/g, '$1 HEDGE '],
  [/\b(?:at a time|at once|at any time|at any 1 time|or so)\b/g, ' HEDGE '],
  [/\b(?:at this time|at the moment|at present|right now)\b/g, ' FILLER '],
  [/\b(?:bi|semi) ?-? ?(?:weekly|monthly)\b|\bquincenal(?:es|mente)?\b/g, ' OTHERPERIOD '],
  [
    new RegExp(
      `\\b(?:every|each) (?:other|second) ${WEEK}\\b|\\balternate ${WEEK}\\b|\\b(?:per|a|every|each) fortnight\\b|\\bfortnightly\\b`,
      'g',
    ),
    ' WEEKS2 ',
  ],
  [new RegExp(`\\b(?:every|each|per|cada|in)\\s+([2-8])\\s+${WEEK}\\b`, 'g'), ' WEEKS$1 '],
  [
    /\b(?:every|each|per|cada|por)\s+(?:(?:other|\d+|HEDGE)\s+)+(?:days?|dias?|weeks?|wks?|semanas?|months?|meses)\b/g,
    ' OTHERPERIOD ',
  ],
  [
    new RegExp(
      `${EACH}\\s*${SINGLE}${WEEK}\\b|\\bp ?/? ?w\\b|/ ?w\\b|\\bper ?week\\b|\\b(?:weekly|wkly|weekley|semanal(?:es|mente)?)\\b`,
      'g',
    ),
    ' WEEKS1 ',
  ],
  [new RegExp(`${EACH}\\s*${SINGLE}${MONTH}\\b|\\b(?:monthly|mensual(?:es|mente)?)\\b`, 'g'), ' MONTH '],
  [
    /(?:\/|\b(?:per|an?|every|each|por|al|cada)\b)\s*(?:day|year|yr|quarter|season|dia|ano)\b|\b(?:daily|yearly|annually|quarterly)\b/g,
    ' OTHERPERIOD ',
  ],
  [
    /\b(?:mentor(?:ing)?|score) (?:requests?|clients?|cases?)\b|\bm\.?r\.?e\.?(?:'?s)?(?![a-z])|\bsolicitud(?:es)? de mentoria\b/g,
    ' MRE ',
  ],
  [
    /\ban?\s+(?=(?:new |single |assigned |additional )*\s*(?:MRE|requests?|clients?|referrals?|assignments?)\b)/g,
    ' 1 ',
  ],
];

const WORDS: readonly (readonly [CapacityMark, RegExp])[] = [
  ['otherPeriod', /^OTHERPERIOD$/],
  ['mre', /^MRE$/],
  ['request', /^(requests?|reqs?|referrals?|assignments?|solicitud(es)?|asignacion(es)?)$/],
  ['client', /^(clients?|cleints?|clientes?|mentees?|cases?|casos?)$/],
  [
    'session',
    /^(sessions?|meetings?|appointments?|calls?|times?|once|twice|slots?|spots?|sesion(es)?|citas?|vez|veces)$/,
  ],
  [
    'measure',
    /^(MEASURE|hours?|hrs?|days?|weeks?|months?|years?|yrs?|decades?|minutes?|employees?|horas?|dias?|anos?)$/,
  ],
  ['direct', /^(direct|direct[oa]s?)$/],
  ['assigned', /^(assigned|asignad[oa]s?)$/],
  [
    'accept',
    /^(volunteer(ing)?|accept(s|ing)?|acept(ing|o|ar)?|take|taking|handle|handling|receive|capacity|capacidad|recibir|tomar|tomo)$/,
  ],
  [
    'hedge',
    /^(HEDGE|about|approx(imately)?|around|roughly|maybe|perhaps|possibly|probably|usually|generally|typically|normally|sometimes|occasionally|depend(s|ing)?|varies|vary|flexible|if|unless|until|till|except|when|while|during|after|before|starting|beginning|effective|through|thru|summer|winter|spring|fall|season(s|al)?|temporarily|few|several|couple|some|under|concurrent(ly)?|simultaneous(ly)?|active|minimum|minimo|min|jan(uary)?|feb(ruary)?|march|april|june|july|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|hasta que|verano|was|were|previously|formerly|past|ago|last|goal|target|aim|hope|hoping|ideal(ly)?|average|avg|estimated?|within|full|paused?|unavailable)$/,
  ],
  ['negation', /^(no|not|dont|don't|cannot|can't|cant|never|none|nothing|ningun[oa]?|sin)$/],
  [
    'filler',
    /^(FILLER|[:=x–-]+|of|for|an?|the|i|i'm|im|am|me|my|new|is|be|are|this|that|currently|now|please|only|just|any|additional|total|cic|rcic|from|by|with|pilot|score|mentor(ing)?|max(imum|imo|ima)?|limit(ed)?|limits|to|on|basis|at|can|will|would|willing|available|availability|able|prefer(red)?|like|open|happy|que|de|el|la|los|las|nuev[oa]s?|por|favor|solo|puedo|disponible|hasta|limite|en|up|weekly|each|per)$/,
  ],
];

const wordOf = (text: string): CapacityWord => {
  const value = numberOf(text);
  if (value !== undefined) return { kind: 'number', value };
  if (/^WEEKS\d$/.test(text)) return { kind: 'period', weeks: Number(text.slice(5)) };
  if (text === 'MONTH') return { kind: 'period', weeks: undefined };
  const known = WORDS.find(([, pattern]) => pattern.test(text));
  return { kind: known === undefined ? 'unknown' : known[0] };
};

/** One clause of a profile text as words. The clause is lower case, NFKC, without accents. */
export const capacityWords = (clause: string): CapacityWord[] => {
  let text = clause;
  for (const [pattern, replacement] of PHRASES) {
    text =
      typeof replacement === 'string'
        ? text.replace(pattern, replacement)
        : text.replace(pattern, replacement);
  }
  // A week without "per" counts only after an MRE: "2 MREs week".
  text = text.replace(/\bMRE\s+(?:week|wk)\b/g, 'MRE WEEKS1');
  return text
    .replace(/([:=])/g, ' $1 ')
    .split(/[\s/+&"]+/)
    .filter((word) => word !== '')
    .map(wordOf);
};

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  capacityWords,
  numberOf,
  type CapacityMark,
} from '../../../plugin/src/rules/capacity/capacityWords.ts';

/** A clause in short: numbers as digits, weeks as `w1`, a month as `month`, other words by their kind. */
const short = (clause: string): string =>
  capacityWords(clause)
    .map((word) => {
      if (word.kind === 'number') return String(word.value);
      if (word.kind === 'period') return word.weeks === undefined ? 'month' : `w${word.weeks}`;
      return word.kind;
    })
    .join(' ');

/** Every spelling of each kind of word. */
const VOCABULARY: Readonly<Partial<Record<CapacityMark, string>>> = {
  mre: "mre mres mre's m.r.e m.r.e.s",
  request:
    'request requests req reqs referral referrals assignment assignments solicitud solicitudes asignacion asignaciones',
  client: 'client clients cleint cleints cliente clientes mentee mentees case cases caso casos',
  session:
    'session sessions meeting meetings appointment appointments call calls time times once twice slot slots spot spots sesion sesiones cita citas vez veces',
  measure:
    'hour hours hr hrs day days week weeks month months year years yr yrs decade decades minute minutes employee employees hora horas dia dias ano anos',
  direct: 'direct directo directa directos directas',
  assigned: 'assigned asignado asignada asignados asignadas',
  accept:
    'volunteer volunteering accept accepts accepting acept acepting acepto aceptar take taking handle handling receive capacity capacidad recibir tomar tomo',
  hedge:
    'about approx approximately around roughly maybe perhaps possibly probably usually generally typically normally sometimes occasionally depend depends depending varies vary flexible if unless until till except when while during after before starting beginning effective through thru summer winter spring fall season seasons seasonal temporarily few several couple some under concurrent concurrently simultaneous simultaneously active minimum minimo min jan january feb february march april june july aug august sep sept september oct october nov november dec december verano was were previously formerly past ago last goal target aim hope hoping ideal ideally average avg estimate estimated within full pause paused unavailable',
  negation: "no not dont don't cannot can't cant never none nothing ningun ninguno ninguna sin",
  filler:
    "of for the i i'm im am me my new is be are this that currently now please only just any additional total cic rcic from by with pilot score mentor mentoring max maximum maximo maxima limit limited limits to on basis at can will would willing available availability able prefer preferred like open happy que de el la los las nuevo nueva nuevos nuevas por favor solo puedo disponible hasta limite en up each per a an : = x :: – --",
};

for (const [kind, spellings] of Object.entries(VOCABULARY)) {
  test(`M6: capacity words: every spelling of: ${kind}`, () => {
    const wrong = spellings
      .split(' ')
      .map((word) => [word, short(word)])
      .filter(([, got]) => got?.split(' ').some((one) => one !== kind));
    assert.deepEqual(wrong, []);
  });

  test(`M6: capacity words: a longer word is no spelling of: ${kind}`, () => {
    const plain = spellings.split(' ').filter((word) => /^[a-z]{2,}$/.test(word) && word !== 'mre');
    const taken = plain
      .flatMap((word) => [`q${word}`, `${word}q`])
      .map((word) => [word, short(word)])
      .filter(([, got]) => got !== 'unknown');
    assert.deepEqual(taken, []);
  });
}

test('M6: numbers in digits and in words, and nothing else', () => {
  const cases: Readonly<Record<string, number | undefined>> = {
    '2': 2,
    '12': 12,
    '1.5': 1.5,
    '1.25': 1.25,
    '.5': 0.5,
    '.25': 0.25,
    zero: 0,
    twelve: 12,
    dozen: 12,
    veinte: 20,
    '2x': undefined,
    x2: undefined,
    '1.x': undefined,
    '.x': undefined,
    toString: undefined,
    '': undefined,
  };
  for (const [word, number] of Object.entries(cases)) assert.equal(numberOf(word), number, word);
});

test('M6: number words are numbers', () => {
  const words =
    'zero one two three four five six seven eight nine ten eleven twelve dozen fifteen twenty single cero un uno una dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte';
  assert.equal(
    words.split(' ').map(short).join(' '),
    '0 1 2 3 4 5 6 7 8 9 10 11 12 12 15 20 1 0 1 1 1 2 3 4 5 6 7 8 9 10 12 15 20',
  );
});

/** Phrases that become one word, each with what it is read as. */
const PHRASES: readonly (readonly [phrases: string, read: string])[] = [
  // Weeks.
  ['2/week|2 /wk|2 per week|2 a week|2 every week|2 each week|2 any week|2 in a week|2 per wks', '2 w1'],
  ['2 per given week|2 per calendar week|2 any 1 week|2 perweek|2 p/w|2 pw|2/w', '2 w1'],
  ['2 pre week|2 pr week|2 weekly|2 wkly|2 weekley|2 per wek|2 per weel', '2 w1'],
  ['2 por semana|2 a la semana|2 al sem|2 cada semana|2 semanal|2 semanales|2 semanalmente', '2 w1'],
  [
    '1 every other week|1 each second week|1 alternate weeks|1 per fortnight|1 every fortnight|1 fortnightly',
    '1 w2',
  ],
  ['1 every 2 weeks|1 each 2 wks|1 per  2  semanas|1 cada 2 semanas|1 in 2 weeks', '1 w2'],
  ['1 every 8 weeks', '1 w8'],
  ['2 mres week|2 mre  wk', '2 mre w1'],
  // Months.
  [
    '2/month|2 per mo|2 per months|2 each mth|2 monthly|2 al mes|2 mensual|2 mensuales|2 mensualmente',
    '2 month',
  ],
  // Other periods.
  [
    '1 every 9 weeks|1 every 9 week|1 cada 9 semana|1 every 10 days|1 cada 10 dias|1 every other month|1 per other day|1 por 15 dia',
    '1 otherPeriod',
  ],
  ['1 every  other  weeks|1 every 9 wk|1 cada 9 semanas|1 cada 3 meses|1 every 3 month', '1 otherPeriod'],
  ['1 bi-weekly|1 biweekly|1 semi monthly|1 quincenal|1 quincenales|1 quincenalmente', '1 otherPeriod'],
  [
    '1/day|1 / day|1 per year|1 a day|1 an year|1 every quarter|1 each season|1 por dia|1 al ano|1 cada  yr',
    '1 otherPeriod',
  ],
  ['1 daily|1 yearly|1 annually|1 quarterly', '1 otherPeriod'],
  // Doubt.
  ['~2|<2|>2|≤2|≥2|±2', 'hedge 2'],
  [
    '2?|2+|2 +|2 ish|2ish|2-ish|2 - ish|2 at a time|2 at once|2 at any time|2 at any one time|2 or so',
    '2 hedge',
  ],
  ['2-3|2 - 3|2 to 3|2 or 3|2 and 3|2 a 3|2 o 3|2 u 3|2/3|2 & 3|2, 3', '2 hedge 3'],
  ['2+3|2 +3|2+ 3', '2 3'],
  ['1 and a half|1 half|1-half|1 and 1 half', '1 hedge'],
  ['half', 'hedge'],
  ['at least 2|no less than 2|not less than 2|more than 2|less than 2|fewer than 2|used to 2', 'hedge 2'],
  ['al menos 2|por lo menos 2|menos de 2|mas de 2', 'hedge 2'],
  ['2 or more|2 o mas', '2 hedge'],
  ['11/10/23|1/1/2023|01/02/2023|2023-11-10', 'hedge'],
  // No doubt at all.
  [
    'no more than 2|not more than 2|not to exceed 2|no to exceed 2|up to 2|upto 2|at most 2|no mas de 2',
    'filler 2',
  ],
  ['2 at this time|2 at the moment|2 at present|2 right now', '2 filler'],
  // Things that are no capacity.
  ['$2|$ 2|€2|£2|$1,000.50|$2k|$5m', 'measure'],
  ['9am|9 am|12pm|9:30am|10:45 pm', 'measure'],
  ['mon-fri 9-5|mon - fri, 9-5|monday to friday 9 to 5|tuesday thru thursday 10-12', 'measure'],
  ['1st|2nd|3rd|24th', 'unknown'],
  ['1 on 1|one-on-one|1:1|1 to 1|1 - on - 1|one - to - one', 'unknown'],
  // Requests.
  ['mentor request|mentoring requests|score client|score clients|mentoring case|score cases', 'mre'],
  ['solicitud de mentoria|solicitudes de mentoria', 'mre'],
  ['a request|an  request|a requests|a referral|a referrals|an assignment|an assignments', '1 request'],
  ['a client|a  clients', '1 client'],
  ['a new request|an additional request', '1 filler request'],
  ['an assigned mre|an assigned  mre', '1 assigned mre'],
  // Joined words, quotation marks, separators.
  ['10mres', '10 mre'],
  ["'2 mres'|''2 mres''|2mres|2&mres|2/mres", '2 mre'],
  ['2+mres', '2 hedge mre'],
  ["max '2' mres", 'filler 2 mre'],
  // Each time that it stands in a clause.
  ['2 per week 3 weekly', '2 w1 3 w1'],
  ['1 every other week 2 each other week', '1 w2 2 w2'],
  ['1 every 3 weeks 2 each 4 weeks', '1 w3 2 w4'],
  ['2 per month 3 monthly', '2 month 3 month'],
  ['mon-fri 9-5 sat-sun 10-2', 'measure measure'],
  ['limit:2|limit=2', 'filler filler 2'],
];
for (const [phrases, read] of PHRASES) {
  test(`M6: capacity phrases read as "${read}"`, () => {
    const wrong = phrases
      .split('|')
      .map((phrase) => [phrase, short(phrase)])
      .filter(([, got]) => got !== read);
    assert.deepEqual(wrong, []);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCapacity } from '../../../plugin/src/rules/capacity/capacityText.ts';

const short = (text: string): string => {
  const reading = readCapacity(text);
  return reading.kind === 'limit' ? `${reading.limit} a ${reading.per}` : reading.kind;
};

/** What must be read alike, and why; texts are parted by "|". */
const GROUPS: readonly (readonly [why: string, expected: string, texts: string])[] = [
  // Spelling.
  [
    'quotation marks and spaces around a clause',
    '0 a week',
    '" No MREs "|Not  accepting   MREs|Can’t accept MREs',
  ],
  ['brackets part words', '2 a week', '2[MREs]per week|2 {MREs} per week'],
  [
    'abbreviations with a dot',
    '2 a week',
    'Per wk. 2 MREs|Per wks. 2 MREs|2 req. per week|2 reqs. per week|max. 2 per week|2 p. w.|2 p.w.',
  ],
  ['months with a dot', '2 a month', 'Per mo. 2 MREs|Per mos. 2 MREs'],
  ['M.R.E. says what is counted', '2 a week', '2 M.R.E per week in tax law|2 M.R.E. per week in tax law'],
  [
    'rich text',
    '2 a week',
    '<p class="intro">2 per week</p>|<p>2 per week</p><p>Retail</p>|2 per week<br/>Retail|Two&nbsp;per week',
  ],
  ['rich text holds doubt', 'unclear', '2 &amp; 3 MREs per week|&gt;2 per week|2 per week &lt;3'],
  [
    'a dash parts clauses, unless a number is beside it',
    '2 a week',
    'Retail - two per week|Retail – two per week|two per week - Retail',
  ],
  ['a question mark ends a clause', '2 a week', 'Retail? 2 per week|Retail?? 2 per week'],
  // Two numbers.
  [
    'a number and the same in brackets',
    '2 a week',
    'two (2) MREs per week|Two ( 2 ) MREs per week|2 (TWO) MREs per week|2(two) per week',
  ],
  [
    'a number and another one',
    'unclear',
    'two (3) MREs per week|two(3) MREs per week|TWO (THREE) MREs per week|ten (12) MREs per week|2 3 MREs per week|2 MREs per week 3 MREs|2 MREs per week 3|2 MREs per week 3 MREs per month|2 MREs per week 2 MREs per month|1\u20102 MREs per week',
  ],
  [
    'a number that counts something else',
    '2 a week',
    '2 MREs per week in 3 counties|Since 2010 2 MREs per week|2 MREs per week 8 hours in all|2 MREs per week; ten (10) years in retail|2 MREs per week; ten(10) years in retail|2 MREs per week; ten (10 ) years in retail|2 MREs per week; 10 (TEN) years in retail',
  ],
  ['sections of a law', 'none', '501(c)(3) clients|8 (a) clients|501(c)(10) clients|8(a) clients'],
  ['a section may be what is counted', 'unclear', '8(a) 2 per week'],
  [
    'a telephone number is none',
    'none',
    'Available weekly by the 555-123-4567|Call 555.123.4567|(555) 123 4567',
  ],
  // Beside a limit.
  [
    'a condition in the next clause',
    'unclear',
    'until summer|till then|unless busy|except May|exceptions apply|dependent on work|depends on work|varies|if local|after tax time|before tax time|during tax time|in season|starting next year|summer off|winter off|on vacation|on sabbatical|on leave|travel a lot|traveling a lot|travelling a lot|then more|increase by and by|increasing by and by|reduce by and by|reducing by and by|not in Boston|direct or assigned|assigned and direct|hasta que sea verano|excepto verano|1 during tax time'
      .split('|')
      .map((clause) => `2 MREs per week; ${clause}`)
      .join('|'),
  ],
  [
    'a condition in the clause before',
    'unclear',
    'During tax time less; 2 MREs per week|Less in season; unlimited',
  ],
  [
    'a condition, with nothing between',
    'unclear',
    '2 MREs per week;; 1 during tax time|2 MREs per week\n\n1 during tax time',
  ],
  ['a condition further off', '2 a week', '2 MREs per week; Retail; 1 store, sold after tax time'],
  ['another small number', 'unclear', '2 MREs per week; 10 active stores'],
  [
    'a large number, hours, or a thing',
    '2 a week',
    '2 MREs per week; 11 active stores|2 MREs per week; 3 hours of prep|2 MREs per week; 3 stores opened|2 MREs per week; 1 direct|2 MREs per week; "',
  ],
  // Short statements.
  ['four words with a small number', 'unclear', '2 blue red green|10 blue shirts'],
  ['five words, or a large number', 'none', '2 blue red green white|11 blue shirts|blue red green white'],
  // No limit.
  [
    'no limit, and something against it',
    'unclear',
    'not ilimitado|not ilimitada|not ilimitados|not ilimitadas|not sin limite|not sin limites|not no limit|not no limits|never no weekly limit|never no weekly limits|unlimited potential|unlimited remote work not here',
  ],
  [
    'words of a trade',
    'none',
    'unlimited potential marketing|Emre does tax law|Mrez tax law|Premres tax law',
  ],
  [
    '"unlimited" beside a limit, about requests',
    'unclear',
    'mentoring clients in fun house|requests in fun house|clients in fun house|accept fun house|3 fun house|weekly fun house|maybe fun house'
      .split('|')
      .map((rest) => `2 MREs per week; unlimited ${rest}`)
      .join('|'),
  ],
  ['"unlimited" beside a limit, about a trade', '2 a week', '2 MREs per week; unlimited blue fun house'],
  // Statements that hold no limit.
  [
    'words before a doubtful number',
    'unclear',
    'Salon talks 2 about per week|Salon and spa talks 2 sessions per week|Salon 2 direct per week|Salon and spa talks 2 per day',
  ],
  [
    'a session elsewhere in the clause',
    '2 a week',
    'Calls welcome 2 MREs per week|2 MREs per week and calls',
  ],
  [
    'no whole number a week',
    'unclear',
    '1.5 MREs per week in marketing and sales|3 MREs every two weeks in marketing and sales',
  ],
  ['direct and assigned together', 'unclear', '2 direct assigned per week; 1 per week'],
  ['direct ones beside a limit', '1 a week', '2 direct per week; 1 per week'],
  ['direct ones only', 'unclear', '3 direct requests for me now please'],
  [
    'about capacity, without a number',
    'unclear',
    "MRE welcome here and there|MRE's welcome here and there|accepting mentoring requests in law offices|accepting requests in law offices|accepting (MREs) in law offices|accepting clients in law offices|per week please only for me now|each day please only for me now|3 mentoring requests in law offices|3 requests in law offices",
  ],
  ['a number of hours is none', 'none', '3 hours with every request foo bar'],
  // Doubt.
  [
    'full, busy or away, alone',
    'unclear',
    'always full|estoy lleno|my calendar is full|schedule full|several|some|a handful|ask|call me|check first|text me first|email me|wait list|waitlisted|on pause|booked solid|full until June|busy right now',
  ],
  [
    'away or full, among other words',
    'unclear',
    'I am swamped with tax work here|now away with tax work here|at capacity in tax law here|at max capacity in tax law here|at maximum capacity in tax law here|at full capacity in tax law here|not right now in tax law here|not now in tax law here|out of office in tax law here|out of the office in tax law here|no opening in tax law here|no openings in tax law here|no slot in tax law here|no slots in tax law here|no current openings in tax law here|back in tax law in May|back next month in tax law',
  ],
  [
    'words of a trade that sound like it',
    'none',
    'I am full time in tax law here|now busy-time tax law here|on vacation rentals and tax law|no time management and tax law|Back in retail and tax law|ask me about tax law and retail|full-service retail',
  ],
  ['ask me', 'unclear', 'ask me in tax law here|check with me in tax law here'],
  ['as many as', 'unclear', 'As many as you need to have fun in law'],
  [
    'open or closed to',
    'unclear',
    'client|clients|request|requests|mre|mres|mentee|mentees|new client|more requests'
      .split('|')
      .flatMap((whom) => [`open to ${whom} in tax law here`, `closed to ${whom} in tax law here`])
      .join('|'),
  ],
  [
    'none of some kind',
    'unclear',
    "mre|mres|mre's|client|clients|request|requests|referral|referrals|mentee|mentees|assignment|assignments|big retail clients|sorry new mentees"
      .split('|')
      .map((whom) => `no ${whom} from tax law here`)
      .join('|'),
  ],
  ['none of some kind, after other words', 'none', 'Retail with no big client from tax law'],
  ['none of some kind, beside a limit', '2 a week', 'No big retail clients; 2 MREs per week'],
];

for (const [why, expected, texts] of GROUPS) {
  test(`M6: ${why}: ${expected}`, () => {
    const wrong = texts
      .split('|')
      .map((text) => [text, short(text)])
      .filter(([, got]) => got !== expected);
    assert.deepEqual(wrong, []);
  });
}

const wordsOf = (text: string): string => {
  const reading = readCapacity(text);
  return reading.kind === 'none' ? '' : reading.words;
};

test('M6: a limit a month says so', () => {
  assert.deepEqual(readCapacity('2 per month'), {
    kind: 'limit',
    limit: 2,
    per: 'month',
    words: '2 per month',
  });
});

test('M6: the words are the statements and what casts doubt on them, and nothing else', () => {
  assert.equal(wordsOf('Retail. 1 per week. Tax law. 2 per week.'), '1 per week; 2 per week');
  assert.equal(wordsOf('Retail. 2 per week. Not now. Tax law.'), '2 per week; Not now');
  assert.equal(wordsOf('Retail. MREs: tbd. Tax law.'), 'MREs: tbd');
  assert.equal(wordsOf('Tax law. unlimited'), 'unlimited');
  assert.equal(wordsOf('2 MREs per week &amp; calls'), '2 MREs per week & calls');
  assert.equal(wordsOf('2 blue. red'), '2 blue; red');
});

test('M6: words are cut after 160 characters, never inside a character', () => {
  const limit = (length: number) => `2 MREs per week ${'a'.repeat(length - 16)}`;
  assert.equal(wordsOf(limit(160)), limit(160));
  assert.equal(wordsOf(limit(161)), `${limit(161).slice(0, 159)}…`);
  const smile = `${limit(158)}\u{1F600}${'a'.repeat(9)}`;
  assert.equal(wordsOf(smile), `${limit(158)}…`);
  assert.equal(wordsOf(`\u{1F600}${limit(159)}`), `\u{1F600}${limit(159).slice(0, 157)}…`);
});

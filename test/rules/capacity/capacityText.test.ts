import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCapacity } from '../../../plugin/src/rules/capacity/capacityText.ts';

type Expected = number | `${number}/month` | 'unlimited' | 'unclear' | 'none';

const summary = (text: string): Expected => {
  const reading = readCapacity(text);
  if (reading.kind !== 'limit') return reading.kind;
  return reading.per === 'week' ? reading.limit : `${reading.limit}/month`;
};

const CORPUS: Readonly<Record<string, readonly (readonly [text: string, expected: Expected])[]>> = {
  "the pilot's three examples": [
    ['1 MRE/week', 1],
    ['Accepting 2 MREs per week', 2],
    ['2 per week', 2],
  ],
  'other ways to write a weekly limit': [
    ['2/wk', 2],
    ['3 weekly', 3],
    ['Two MREs weekly', 2],
    ['one client a week', 1],
    ['I will take one a week.', 1],
    ['Can take up to three new MREs each week.', 3],
    ['No more than 1/week please', 1],
    ['not more than 2 requests per week', 2],
    ['Max. 2 MREs per week', 2],
    ['maximum of 4 assigned requests per week', 4],
    ['Please limit to 2 per week', 2],
    ['Weekly limit: 2', 2],
    ['MREs per week: 3', 3],
    ['Weekly MREs - 2', 2],
    ['Capacity = 2 per wk', 2],
    ['weekly capacity 3', 3],
    ['MRE: 2/wk', 2],
    ["2MRE's/wk", 2],
    ['2 MREs week', 2],
    ['2x/week', 2],
    ['2 p/w', 2],
    ['2 p.w.', 2],
    ['two (2) MREs per week', 2],
    ['Available for 1 mentoring request per week', 1],
    ['An MRE per week', 1],
    ['2 per week from CIC', 2],
    ['Capacity for assigned requests: two per week', 2],
    ['2 per week; 2 per week', 2],
  ],
  'asks to be asked first': [
    ['It depends on the season, please ask me first', 'unclear'],
    ['limited availability', 'unclear'],
    ['MREs: tbd', 'unclear'],
    ['Call before assigning', 'unclear'],
    ['Some weeks 1, some weeks none', 'unclear'],
  ],
  'beside a profile': [
    ['Federal contracting, 8(a) programme. 1 MRE/week', 1],
    ['Nonprofits, 501(c)(3). Accepting 2 MREs per week', 2],
    ['Retail, restaurants, 20 years in franchising. 2 MREs per week.', 2],
    ['Marketing plans and pricing\n1 MRE/week', 1],
    ['2 MREs per week; no restaurants', 2],
    ['I can accept 2 MREs per week in marketing and sales', 2],
    ['1 direct, 2 assigned per week', 2],
    ['Retired CPA - max 1 MRE/week', 1],
    ['Loans up to 2 million; 1 MRE/week', 1],
    ['3D printing; 2 per week', 2],
    ['Led 300 stores in 12 states; accepting 1 request per week', 1],
  ],
  'less than one a week': [
    ['one every other week', 0.5],
    ['1 MRE every two weeks', 0.5],
    ['2 every two weeks', 1],
    ['1 MRE every 4 weeks', 0.25],
    ['2/month', '2/month'],
    ['1 MRE per month', '1/month'],
    ['two monthly', '2/month'],
    ['3 requests/mo', '3/month'],
  ],
  zero: [
    ['0 per week', 0],
    ['Zero MREs per week', 0],
    ['Not accepting new requests at this time', 0],
    ['not taking MREs', 0],
    ['No MREs', 0],
    ['No acepto nuevas solicitudes', 0],
  ],
  unlimited: [
    ['unlimited', 'unlimited'],
    ['No limit', 'unlimited'],
    ['no weekly limit on MREs', 'unlimited'],
    ['As many as needed', 'unlimited'],
    ['Sin límite', 'unlimited'],
  ],
  'full-width digits, odd dashes, typing errors': [
    ['２ per week', 2],
    ['１　ＭＲＥ／week', 1],
    ['2 MRE\u2019s pre week', 2],
    ['acepting 1 MRE per wek', 1],
    ['1 requst per week', 'unclear'],
    ['2 MREs per weekk', 'unclear'],
  ],
  Spanish: [
    ['2 solicitudes por semana', 2],
    ['Máximo 2 clientes a la semana', 2],
    ['una por semana', 1],
    ['Acepto dos solicitudes semanales', 2],
    ['dos al mes', '2/month'],
    ['1 cada dos semanas', 0.5],
    ['al menos 2 por semana', 'unclear'],
  ],
  'a range: each end could be the limit meant': [
    ['1-2 per week', 'unclear'],
    ['1 – 2 MREs/week', 'unclear'],
    ['2 to 3 per week', 'unclear'],
    ['one or two a week', 'unclear'],
    ['0-1 per week', 'unclear'],
    ['1/2 per week', 'unclear'],
    ['½ per week', 'unclear'],
  ],
  'a lower bound, a guess or a condition': [
    ['at least 2 per week', 'unclear'],
    ['2+ per week', 'unclear'],
    ['2 or more MREs per week', 'unclear'],
    ['minimum 1 per week', 'unclear'],
    ['less than 3 per week', 'unclear'],
    ['about 2 per week', 'unclear'],
    ['~2 per week', 'unclear'],
    ['2 per week, 3 for veterans', 'unclear'],
    ['3 MREs per week max; currently 2', 'unclear'],
    ['approx. 2 MREs per week', 'unclear'],
    ['a few per week', 'unclear'],
    ['2 per week until June', 'unclear'],
    ['2 per week, starting in January', 'unclear'],
    ['2 MREs per week, 1 during tax season', 'unclear'],
    ['1 MRE per week if the client is local', 'unclear'],
    ['Not accepting MREs until March', 'unclear'],
    ['Not accepting restaurant clients', 'unclear'],
    ['not 2 per week', 'unclear'],
    ['2 per week (effective 11/10/23)', 'unclear'],
  ],
  'not a number of requests in a week': [
    ['2', 'unclear'],
    ['2 MREs', 'unclear'],
    ['two clients', 'unclear'],
    ['3 active clients at a time', 'unclear'],
    ['1 MRE per day', 'unclear'],
    ['10 MREs per year', 'unclear'],
    ['biweekly: 1 MRE', 'unclear'],
    ['2 sessions per week', 'unclear'],
    ['twice a week', 'unclear'],
    ['1.5 per week', 'unclear'],
    ['3 every two weeks', 'unclear'],
    ['20 clients per week at my salon', 'unclear'],
    ['1 direct request per week', 'unclear'],
    ['2 (1 direct + 1 assigned) per week', 'unclear'],
    ['1 MRE / wk + 1 direct', 'unclear'],
    ['Accepting MREs', 'unclear'],
    ['none', 'unclear'],
    ['ninguna', 'unclear'],
    ['Unavailable', 'unclear'],
  ],
  contradictions: [
    ['1 MRE/week; Accepting 2 MREs per week; 2 per week', 'unclear'],
    ['2 per week, 8 per month', 'unclear'],
    ['unlimited; 2 per week', 'unclear'],
    ['Not accepting new clients. 1 MRE/week', 'unclear'],
  ],
  'numbers and words that say nothing about capacity': [
    ['', 'none'],
    ['   ', 'none'],
    ['N/A', 'none'],
    ['Marketing, branding and social media', 'none'],
    ['20 years in retail; 3 restaurants opened and sold', 'none'],
    ['Worked 60 hours per week for 30 years', 'none'],
    ['Published a weekly column for 20 years', 'none'],
    ['Capacity planning, supply chains, 401k plans', 'none'],
    ['Unlimited potential marketing', 'none'],
    ['Government requests for proposals (RFP), 8(a) program', 'none'],
    ['B2B sales, 2 podcasts per week', 'none'],
    ['Limited partnerships, S corporations, accepting payments online', 'none'],
    ['Client acquisition and retention', 'none'],
    ['Excel, 10 years', 'none'],
  ],
  'full, away or closed, said in words: no number follows, and none is no answer': [
    ['full', 'unclear'],
    ['I am full', 'unclear'],
    ['At capacity', 'unclear'],
    ['Paused', 'unclear'],
    ['waitlist', 'unclear'],
    ['booked through March', 'unclear'],
    ['On sabbatical', 'unclear'],
    ['no new clients until March', 'unclear'],
    ['No availability', 'unclear'],
    ['back in March', 'unclear'],
    ['Do not assign', 'unclear'],
    ['lleno por ahora', 'unclear'],
  ],
  'full or away beside a limit: which of the two holds now, only the mentor knows': [
    ['2 MREs per week. Currently full.', 'unclear'],
    ['Paused - 1 MRE/week', 'unclear'],
    ['2 per week; please stop sending', 'unclear'],
    ['unlimited. Currently full', 'unclear'],
    ['1 per week. Not now.', 'unclear'],
  ],
  'asks first beside a limit: the question comes before the number': [
    ['2 per week; call first', 'unclear'],
    ['Please contact me first, 2 per week', 'unclear'],
    ['Unlimited clients, but ask me first', 'unclear'],
    ['as needed, 2 per week', 'unclear'],
    ['2 per week?', 'unclear'],
  ],
  'open-ended words: not the same as no limit': [
    ['as needed', 'unclear'],
    ['open', 'unclear'],
    ['open to new clients', 'unclear'],
    ['Yes', 'unclear'],
    ['no', 'unclear'],
    ['anytime', 'unclear'],
    ['flexible', 'unclear'],
    ['limited', 'unclear'],
    ['As many as I can handle', 'unclear'],
    ['cuando sea necesario', 'unclear'],
    ['Acepto todos', 'unclear'],
  ],
  'unlimited with a condition: the condition is the limit': [
    ['unlimited until June', 'unclear'],
    ['Unlimited, within reason', 'unclear'],
    ['unlimited if remote', 'unclear'],
    ['not unlimited', 'unclear'],
    ['unlimited?', 'unclear'],
    ['sin limite de clientes', 'unlimited'],
    ['"unlimited"', 'unlimited'],
  ],
  'periods that may be read in two ways, or fit no week or month': [
    ['biweekly', 'unclear'],
    ['2 MREs bi-weekly', 'unclear'],
    ['quincenal', 'unclear'],
    ['una cada quince días', 'unclear'],
    ['1 every 10 days', 'unclear'],
    ['1 every 2-3 weeks', 'unclear'],
    ['1 every other month', 'unclear'],
    ['once a week', 'unclear'],
    ['1x wk', 'unclear'],
    ['too per week', 'unclear'],
    ['２件/週', 'unclear'],
  ],
  'hours offered: time, from which no number of requests follows': [
    ['2-3 hrs/wk', 'unclear'],
    ['2 hours a week', 'unclear'],
    ['Available 2 days a week', 'unclear'],
    ['2 hrs por semana', 'unclear'],
    ['works 3 days a week, 1 MRE per week', 1],
  ],
  'fractions and part numbers: nobody takes half a client': [
    ['.5 per week', 'unclear'],
    ['one-half per week', 'unclear'],
    ['one and a half per week', 'unclear'],
    ['2-ish per week', 'unclear'],
  ],
  'a limit of the past or of a wish: not the limit of now': [
    ['Used to take 2 MREs per week', 'unclear'],
    ['Previously 2 MREs per week', 'unclear'],
    ['goal of 2 MREs per week', 'unclear'],
    ['On average 2 MREs per week', 'unclear'],
  ],
  "requests of the mentor's own trade: only an MRE is surely ours": [
    ['handled 300 requests per week at call center', 'unclear'],
    ['grading 10 assignments per week', 'unclear'],
    ['1 referral per week from BNI', 'unclear'],
    ['5 clients per week in private practice', 'unclear'],
    ['one on one mentoring per week', 'unclear'],
  ],
  'telephone numbers, opening hours and prices: no capacity': [
    ['555-123-4567', 'none'],
    ['Call me at (555) 123-4567', 'none'],
    ['Cell 555.123.4567; 2 per week', 2],
    ['Mon-Fri 9-5', 'none'],
    ['M-F 9am-5pm; 1 per week', 1],
    ['$2 per week', 'none'],
    ['$500 a month retainer', 'none'],
    ['Loans to $5M, 2 MREs per week', 2],
  ],
  'bullets, quotation marks and rich text around a plain limit': [
    ['• 2 MREs per week', 2],
    ['👉 1 MRE/week 👈', 1],
    ["'2 per week'", 2],
    ['<p>2 per week</p>', 2],
    ['2&nbsp;per week', 2],
    ['&lt;2 per week', 'unclear'],
    ['✅ 2 per week', 'unclear'],
  ],
  'direct requests beside a limit: part of it, or not?': [
    ['2 per week, direct or assigned', 'unclear'],
    ['2 per week including direct requests', 'unclear'],
    ['No direct requests; 2 per week', 2],
    ['assigned only, 2 per week', 2],
  ],
  'words of a trade that sound like capacity': [
    ['Full-service restaurants, open source software, email marketing, text', 'none'],
    ['Full time CPA; 2 per week', 2],
    ['Capacity planning and time management', 'none'],
    ['2 MREs per week; no restaurant clients', 2],
    ['Vacation rentals, booking systems, waitlist apps', 'none'],
  ],
};

for (const [group, examples] of Object.entries(CORPUS)) {
  test(`M6: reading capacity text: ${group}`, () => {
    const wrong = examples
      .map(([text, expected]) => ({ text, expected, got: summary(text) }))
      .filter(({ expected, got }) => expected !== got);
    assert.deepEqual(wrong, []);
  });
}

test('M6: the corpus has at least 200 examples', () => {
  assert.ok(Object.values(CORPUS).flat().length >= 200);
});

test('M6: the words that a reading rests on are kept as written, and cut when long', () => {
  assert.deepEqual(readCapacity('Retail since 1990. Accepting 2 MREs per week; Tampa'), {
    kind: 'limit',
    limit: 2,
    per: 'week',
    words: 'Accepting 2 MREs per week',
  });
  const long = readCapacity(`MREs ${'and more '.repeat(100)}`);
  assert.ok(long.kind === 'unclear' && long.words.length <= 160);
});

test('M6: one plain limit is read whatever surrounds it without numbers', () => {
  const profile = fc.constantFrom(
    'Retail and wholesale',
    'Pricing',
    'Restaurants',
    'Business plans',
    'Export to Canada',
  );
  fc.assert(
    fc.property(profile, fc.integer({ min: 1, max: 9 }), profile, (before, limit, after) => {
      assert.equal(summary(`${before}. ${limit} MREs per week. ${after}`), limit);
    }),
  );
});

test('M6: any text is read without failing, in the same way each time', () => {
  const pieces = fc.constantFrom(
    '2',
    '1-3',
    'MRE',
    'per week',
    '/month',
    'not',
    'about',
    ';',
    '.',
    '(',
    'direct',
    'x',
    '½',
    'two',
    '週',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readCapacity(text);
      assert.deepEqual(readCapacity(text), reading);
      if (reading.kind === 'limit') assert.ok(reading.limit >= 0 && Number.isFinite(reading.limit));
    }),
    { numRuns: 1000 },
  );
});

test('M6: a very long text is read in linear time', () => {
  const reading = readCapacity(`${'a '.repeat(20_000)}${'1 '.repeat(20_000)}`);
  assert.notEqual(reading.kind, 'limit');
});

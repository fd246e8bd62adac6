import { describe, expect, it, jest } from '@jest/globals';
import { dueWords } from 'c/dueWords';

jest.mock('c/scorePolicy', () => ({
  policy: { calendar: { closures: [{ date: '2026-12-24', name: 'Office closed' }] } },
}));

const chicago = { locale: 'en-US', timeZone: 'America/Chicago' };
/** Saturday, 2:30 PM in Chicago. */
const now = new Date('2026-11-21T20:30:00Z');

/** Newer ICU puts a narrow no-break space before AM and PM. */
const words = (due: string, reader = chicago, at = now) => {
  const { text, overdue } = dueWords(new Date(due), at, reader);
  return [text.replace(/\u202f/g, ' '), overdue];
};

describe('c-due-words', () => {
  it.each([
    ['later today', '2026-11-21T22:00:00Z', 'Due today, 4:00 PM CST', false],
    ['tomorrow', '2026-11-22T15:10:00Z', 'Due tomorrow, 9:10 AM CST', false],
    ['within a week', '2026-11-24T15:10:00Z', 'Due Tuesday, 9:10 AM CST', false],
    ['in a week or more', '2026-11-30T15:10:00Z', 'Due Mon, Nov 30, 9:10 AM CST', false],
    ['next year', '2027-01-04T15:10:00Z', 'Due Mon, Jan 4, 2027, 9:10 AM CST', false],
    ['a minute ago', '2026-11-21T20:29:00Z', 'Overdue since today, 2:29 PM CST', true],
    ['yesterday', '2026-11-20T22:00:00Z', 'Overdue since yesterday, 4:00 PM CST', true],
    ['days ago', '2026-11-17T22:00:00Z', 'Overdue since Tuesday, 4:00 PM CST', true],
  ])('says %s', (_when, due, text, overdue) => {
    expect(words(due)).toEqual([text, overdue]);
  });

  it('D10: midnight is the end of the last business day before', () => {
    expect(words('2026-11-24T06:00:00Z')).toEqual(['Due end of Monday', false]);
    expect(words('2026-11-21T06:00:00Z')).toEqual(['Overdue since end of yesterday', true]);
    const monday = new Date('2026-11-23T18:00:00Z');
    expect(words('2026-11-24T06:00:00Z', chicago, monday)).toEqual(['Due end of today', false]);
  });

  it('D10: nothing is due at the end of a weekend or of a holiday', () => {
    // Of a request that came on Thanksgiving Day, one business day later.
    const afterThanksgiving = '2026-11-30T06:00:00Z';
    expect(words(afterThanksgiving)).toEqual(['Due end of Friday', false]);
    expect(words('2026-11-27T06:00:00Z')).toEqual(['Due end of Wednesday', false]);
    const thatSunday = new Date('2026-11-29T18:00:00Z');
    expect(words(afterThanksgiving, chicago, thatSunday)).toEqual(['Due end of Fri, Nov 27', false]);
    const thatMonday = new Date('2026-11-30T18:00:00Z');
    expect(words(afterThanksgiving, chicago, thatMonday)).toEqual(['Overdue since end of Friday', true]);
  });

  it('D10: nothing is due at the end of a day that the policy closes', () => {
    expect(words('2026-12-28T06:00:00Z')).toEqual(['Due end of Wed, Dec 23', false]);
  });

  it('reads the same instant in the zone of the reader', () => {
    const reader = { locale: 'en-US', timeZone: 'America/New_York' };
    expect(words('2026-11-22T04:30:00Z')).toEqual(['Due today, 10:30 PM CST', false]);
    expect(words('2026-11-22T04:30:00Z', reader)).toEqual(['Due today, 11:30 PM EST', false]);
    expect(words('2026-11-22T05:30:00Z', reader)).toEqual(['Due tomorrow, 12:30 AM EST', false]);
  });

  it('counts calendar days over the end of daylight-saving time', () => {
    const { text } = dueWords(new Date('2026-11-01T23:00:00Z'), new Date('2026-10-31T17:00:00Z'), chicago);
    expect(text.replace(/\u202f/g, ' ')).toBe('Due tomorrow, 5:00 PM CST');
  });
});

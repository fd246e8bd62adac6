import { breaksOf, type Break } from './break.ts';

const calendar = 'plugin/src/rules/calendar';
const counted = 'test/rules/calendar/businessCalendar.test.ts';
const worded = 'test/rules/calendar/dueWords.test.ts';

/** D10: business days, their hours and their words. */
export const calendarBreaks: readonly Break[] = [
  ...breaksOf(
    `${calendar}/businessDays.ts`,
    [counted],
    [
      ['D10', 'no Saturday', 'weekday !== 6 && !closed', '!closed'],
      ['D10', 'no Sunday', 'weekday !== 0 && weekday !== 6 && !closed', 'weekday !== 6 && !closed'],
      ['D10', 'no holiday', 'closed.set(day, name);', 'void [day, name];'],
      ['D10', 'no closure of the policy', 'closed.set(dayOf(date), name);', 'void [date, name];'],
    ],
  ),
  ...breaksOf(
    `${calendar}/federalHolidays.ts`,
    [counted],
    [
      [
        'D10',
        'on a Saturday the Friday before',
        'weekday === SATURDAY ? day - 1',
        'weekday === SATURDAY ? day',
      ],
      ['D10', 'on a Sunday the Monday after', 'weekday === SUNDAY ? day + 1', 'weekday === SUNDAY ? day'],
      ['D10', 'Juneteenth from 2021 only', 'year >= since', 'year >= since - 1'],
      [
        'D10',
        'the last Monday of May',
        'month: 5, on: { weekday: MONDAY, nth: -1 }',
        'month: 5, on: { weekday: MONDAY, nth: 4 }',
      ],
    ],
  ),
  ...breaksOf(
    `${calendar}/businessCalendar.ts`,
    [counted],
    [
      [
        'D10',
        'the same wall-clock time',
        '+ count) * DAY_MS + time);\n    },\n    daysAfter',
        '+ count) * DAY_MS);\n    },\n    daysAfter',
      ],
      [
        'D10',
        'a start on another day counts from the next one 00:00',
        'const time = days.isBusinessDay(day) ? timeOfDay(wall) : 0;',
        'const time = timeOfDay(wall);',
      ],
      ['D10', 'n business days on', 'days.before(day) + count', 'days.before(day) + count + 1'],
      [
        'D10',
        'a business day of age is 24 hours',
        'days.before(day) * DAY_MS + (days',
        'days.before(day) * 8 + (days',
      ],
      [
        'D10',
        'other days bring no age',
        'days.isBusinessDay(day) ? timeOfDay(wall) : 0);',
        'timeOfDay(wall));',
      ],
      [
        'D10',
        'a week begins on Sunday',
        '(day - weekdayOf(day)) * DAY_MS',
        '(day - weekdayOf(day) + 1) * DAY_MS',
      ],
      ['D10', 'a month begins on the first', 'day + 1 - calendarDateOf', 'day + 2 - calendarDateOf'],
    ],
  ),
  ...breaksOf(
    `${calendar}/businessCalendar.ts`,
    [counted],
    [
      [
        'D10',
        'in the zone of the chapter',
        'timeZone ?? policy.calendar.timeZone',
        'policy.calendar.timeZone',
      ],
      ['D10', 'a closure stands in the policy', 'policy.calendar.closures)', '[])'],
    ],
  ),
  ...breaksOf(
    `${calendar}/businessCalendar.ts`,
    [worded],
    [
      [
        'D10',
        'closed days that moved it, no weekends',
        'weekday !== 0 && weekday !== 6) found',
        'weekday === 3) found',
      ],
    ],
  ),
  ...breaksOf(
    `${calendar}/dueWords.ts`,
    [worded],
    [
      ['D10', 'midnight is the end of the day before', 'calendar.toWall(calendar.shift(due, -1))', 'wall'],
      [
        'D10',
        'a near day by its name alone',
        'const near = today !== undefined &&',
        'const near = today === null &&',
      ],
      ['D10', 'only in the coming six days', 'day - today < 7;', 'day - today < 8;'],
      [
        'D10',
        'the holiday that moved it is named',
        "return words.length === 0 ? ''",
        "return words.length < 9 ? ''",
      ],
      [
        'D10',
        'one on the day it falls due did not',
        'closuresBetween(start, due - 1)',
        'closuresBetween(start, due)',
      ],
      [
        'D10',
        'age in business days',
        "lengthWords(milliseconds, 'business day')",
        "lengthWords(milliseconds, 'day')",
      ],
    ],
  ),
];

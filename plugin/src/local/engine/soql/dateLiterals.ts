import { ApiError } from '../apiError.ts';

/** Whole days: from the first to the day after the last. */
export interface DayRange {
  from: string;
  until: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

const text = (date: Date): string => {
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 1 || year > 9999) {
    throw new ApiError('MALFORMED_QUERY', 'date literal is outside the range of dates');
  }
  return date.toISOString().slice(0, 10);
};

function shift(day: string, unit: Unit, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'DAY' || unit === 'WEEK')
    date.setUTCDate(date.getUTCDate() + count * (unit === 'WEEK' ? 7 : 1));
  else date.setUTCMonth(date.getUTCMonth() + count * { MONTH: 1, QUARTER: 3, YEAR: 12 }[unit]);
  return text(date);
}

/** The first day of the unit a day is in. Fiscal years start in January. */
function startOf(day: string, unit: Unit, firstDay: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'WEEK') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() - firstDay + 7) % 7));
  if (unit === 'MONTH') date.setUTCDate(1);
  if (unit === 'QUARTER') date.setUTCMonth(Math.floor(date.getUTCMonth() / 3) * 3, 1);
  if (unit === 'YEAR') date.setUTCMonth(0, 1);
  return text(date);
}

/**
 * The days a date literal means, seen from today (SOQL and SOSL Reference, "Date Formats and Date Literals"):
 * LAST_N_DAYS includes today; LAST_N_WEEKS and longer units are whole units before the current one; NEXT_N_… start
 * after the current day or unit. Weeks start on Sunday (0) unless the user's locale says another day.
 */
export function daysOf(literal: string, today: string, firstDay = 0): DayRange {
  const range = (unit: Unit, first: number, count: number): DayRange => {
    const start = startOf(today, unit, firstDay);
    return { from: shift(start, unit, first), until: shift(start, unit, first + count) };
  };
  const upper = literal.toUpperCase().replace('FISCAL_', '').replace(/\s/g, '');
  const single = { TODAY: 0, YESTERDAY: -1, TOMORROW: 1 }[upper];
  if (single !== undefined) return range('DAY', single, 1);
  const relative = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(upper);
  if (relative !== null) {
    const first = { LAST: -1, THIS: 0, NEXT: 1 }[relative[1] ?? ''] ?? 0;
    return range(relative[2] as Unit, first, 1);
  }
  const several = /^(LAST|NEXT)_(?:N_)?(?:(90)_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S(?::(\d+))?$/.exec(upper);
  if (several !== null) {
    const [, direction, ninety, unit, given] = several;
    const count = Number(ninety ?? given);
    if (direction === 'NEXT') return range(unit as Unit, 1, count);
    return unit === 'DAY' ? range('DAY', -count, count + 1) : range(unit as Unit, -count, count);
  }
  const ago = /^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO:(\d+)$/.exec(upper);
  if (ago !== null) return range(ago[1] as Unit, -Number(ago[2]), 1);
  throw new ApiError('MALFORMED_QUERY', `unexpected token: '${literal}'`);
}

/** Datetimes are kept and shown as `2026-11-21T10:30:00.000+0000`: always UTC, so that text order is time order. */
export function formatDatetime(instant: Date): string {
  return `${instant.toISOString().slice(0, -1)}+0000`;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATETIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** A day that exists between 1700 and 4000 (the platform's range), or undefined. */
export function parseDate(text: string): string | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1700 || year > 4000)
    return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? text : undefined;
}

/** An ISO instant (UTC when it names no offset; a plain day is its midnight) in the stored form, or undefined. */
export function parseDatetime(text: string): string | undefined {
  const day = parseDate(text);
  if (day !== undefined) return `${day}T00:00:00.000+0000`;
  const match = DATETIME.exec(text);
  if (match === null) return undefined;
  const [, date = '', hour = '', minute = '', second = '00', fraction = '', zone = 'Z'] = match;
  if (parseDate(date) === undefined) return undefined;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const milliseconds = `${fraction}000`.slice(0, 3);
  const instant = new Date(`${date}T${hour}:${minute}:${second}.${milliseconds}${offset.toUpperCase()}`);
  return Number.isNaN(instant.getTime()) ? undefined : formatDatetime(instant);
}

/** A stored datetime as milliseconds since 1970. */
export function instantOf(stored: string): number {
  return Date.parse(stored.replace('+0000', 'Z'));
}
